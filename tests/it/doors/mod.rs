//! Every door of the blog, listed by the program itself and tried: by strangers, by each role, with
//! forged forms, with bodies that are no forms, and with words that no refusal may lose. A new route is
//! tried without a word added here; it fails until it is put on the list of open doors or into the table
//! of permissions.

mod away;
mod bodies;
mod examples;
mod forgeries;
mod links;
mod open;
mod permissions;
mod words;

use fair_comment::app;
use rocket::http::Method;

/// One address of the program, and how it is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Door {
    /// As in the route, without its query: `/desk/people/<id>`.
    pub address: String,
    /// `GET` or `POST`.
    pub method: Method,
}

impl Door {
    /// Whether it is on the list of open doors.
    pub fn is_open(&self) -> bool {
        open::DOORS
            .iter()
            .any(|(method, address, _)| *method == self.method.as_str() && *address == self.address)
    }
}

/// Every door there is.
pub fn doors() -> Vec<Door> {
    let mut doors: Vec<Door> = app::all_routes()
        .iter()
        .map(|route| Door { address: route.uri.path().to_owned(), method: route.method })
        .collect();
    doors.sort_by_key(|door| (door.address.clone(), door.method.as_str()));
    doors.dedup();
    doors
}
