//! By when each waiting comment is due: the promise, the working week and the days off, and what follows
//! for the comments that wait when one of them changes.
//!
//! What the promise says and how it is counted is in `promise`; here it is changed, since every change
//! works out due times anew.

mod actions;
mod forms;
mod jobs;
mod pages;
mod paths;
mod reading;
mod routes;

pub use actions::prepare;
pub use jobs::KeepPromise;
pub(crate) use pages::DayView;
pub use routes::routes;
