//! The address of the settings and of the blog's colours, and what answers where no route does.

mod catchers;
mod settings;

pub use catchers::catchers;
pub use settings::routes;
