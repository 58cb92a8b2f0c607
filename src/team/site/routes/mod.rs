//! The address of the settings and of the blog's colours, and what answers where no route does.

mod brand;
mod catchers;
mod links;
mod settings;

pub use catchers::catchers;

use rocket::Route;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    [settings::routes(), links::routes(), brand::routes()].concat()
}
