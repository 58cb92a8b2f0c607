//! Where the front of the desk leads, as far as it is not to moderation, whose rooms say it themselves.

use crate::base::ids::PostId;

/// The posts in a state.
pub fn posts_in(state: &str) -> String {
    format!("/desk/posts/?state={state}")
}

/// Where a post is worked on.
pub fn post(id: PostId) -> String {
    format!("/desk/posts/{id}")
}

/// Where a post is begun.
pub const NEW_POST: &str = "/desk/posts/new";
/// The people of the team.
pub const PEOPLE: &str = "/desk/people/";
/// The outbox, and what waits in it.
pub const OUTBOX: &str = "/desk/mail/";
pub const OUTBOX_WAITING: &str = "/desk/mail/?state=waiting";
/// The settings of the site.
pub const SETTINGS: &str = "/desk/settings";

/// A field of the settings of the site.
pub fn settings_at(field: &str) -> String {
    format!("{SETTINGS}#{field}")
}
