//! What hangs from the pages of whoever has a mail address; the pages themselves are in
//! [`commenters::paths`](crate::conversation::commenters::paths), since mail leads to them.

use crate::{base::ids::CommentId, conversation::commenters::paths};

/// Where the owner of an address asks for another link to confirm it.
pub fn confirm_again(token: &str) -> String {
    format!("{}/again", paths::confirm(token))
}

/// Where one comment is erased.
pub fn erasure_of(token: &str, id: CommentId) -> String {
    format!("{}/{id}/erasure", paths::mine(token))
}

/// Where everything is erased.
pub fn erasure(token: &str) -> String {
    format!("{}/erasure", paths::mine(token))
}
