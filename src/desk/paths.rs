//! Where the front of the desk leads, as far as it is not to moderation, whose rooms say it themselves.

/// The posts in a state.
pub fn posts_in(state: &str) -> String {
    format!("/desk/posts/?state={state}")
}

/// The people of the team.
pub const PEOPLE: &str = "/desk/people/";
/// The outbox, and what waits in it.
pub const OUTBOX: &str = "/desk/mail/";
pub const OUTBOX_WAITING: &str = "/desk/mail/?state=waiting";
/// The settings of the site.
pub const SETTINGS: &str = "/desk/settings";
