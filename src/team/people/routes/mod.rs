//! Addresses of signing in and out, one's own account, and the people of the team.

mod account;
mod device;
mod people;
mod set_up;
mod signing_in;

use rocket::{Route, routes};

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    routes![
        signing_in::sign_in_page,
        signing_in::sign_in,
        signing_in::sign_out,
        set_up::set_up_page,
        set_up::set_up,
        account::account,
        account::profile,
        account::notices,
        account::keys,
        account::password,
        account::end_session,
        account::end_sessions,
        people::people,
        people::add_page,
        people::add,
        people::person,
        people::details,
        people::password,
        people::roles,
        people::deactivation,
        people::reactivation
    ]
}
