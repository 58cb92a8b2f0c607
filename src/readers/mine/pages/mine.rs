//! What is said to whoever asks for all their comments, and before and after these are erased.

use super::{Button, PlainPage};
use crate::{
    base::words::counted,
    conversation::{commenters::paths, comments::Comment},
    readers::mine::paths as beyond,
    team::site::{JustDone, Site},
};

/// A link was asked for; `sends_mail` says whether the blog sends mail.
pub fn asked(site: &Site, sends_mail: bool) -> PlainPage {
    if !sends_mail {
        return PlainPage::no_mail(site);
    }
    let paragraphs = [
        "If we have comments from this address, we will email a link to it.",
        "We send at most one email a day to an address that its owner has not confirmed. Look for an \
         earlier one from us, and follow its link to confirm the address.",
        "If the owner has asked us to stop, we will send nothing. The link in any of our emails lets \
         them start emails again.",
    ];
    PlainPage::new(site, "Check your email", &paragraphs)
}

/// The link worked once.
pub fn link_expired(site: &Site) -> PlainPage {
    let words = "Links to your comments work for a limited time, and this one is older.";
    PlainPage::new(site, "This link has expired", &[words]).with_link(paths::MINE, ASK_AGAIN)
}

/// There is no such link.
pub fn link_unknown(site: &Site) -> PlainPage {
    let words = "Perhaps it was cut short on its way, or everything behind it was erased.";
    PlainPage::new(site, "This link does not work", &[words]).with_link(paths::MINE, ASK_AGAIN)
}

const ASK_AGAIN: &str = "Ask for a new link";

/// The button behind a link: programs open links too.
pub fn open(site: &Site, token: &str) -> PlainPage {
    let words = "Press the button to see them. It also confirms that this email address is yours.";
    PlainPage::new(site, "All your comments", &[words])
        .with_button(Button::new(paths::mine(token), "Show my comments"))
}

/// What erasing does, in words.
const ERASING: &str = "Its words, your name and your address go for good, from the post and from our \
    records. If others have answered it, the words “withdrawn by its writer” stay in its place. What we \
    decided is kept as a number, without saying about whom. You cannot undo this.";

/// Asks whether one comment is to be erased.
pub fn erase_one(site: &Site, token: &str, comment: Comment) -> PlainPage {
    let action = beyond::erasure_of(token, comment.id);
    let button = Button { look: "warning", ..Button::new(action, "Erase this comment") };
    let mut page = PlainPage::new(site, "Erase this comment?", &[ERASING])
        .with_button(button)
        .with_link(paths::mine(token), "Keep it and go back");
    page.quote = comment.body;
    page
}

/// Asks whether all `count` comments are to be erased.
pub fn erase_all(site: &Site, token: &str, count: u64) -> PlainPage {
    let erases = match count {
        1 => "This erases 1 comment.".to_owned(),
        more => format!("This erases {more} comments."),
    };
    let button =
        Button { look: "warning", ..Button::new(beyond::erasure(token), "Erase all my comments") };
    PlainPage::new(site, "Erase all your comments?", &[&erases, ERASING])
        .with_button(button)
        .with_link(paths::mine(token), "Keep them and go back")
}

/// Everything is erased, but for `later` comments that must be kept for a while.
pub fn erased(site: &Site, later: u64) -> PlainPage {
    if later == 0 {
        let words = "Your comments, your name and your email address are gone from this blog.";
        return PlainPage::new(site, "Everything is erased", &[words]);
    }
    let words = format!(
        "We must keep {} for a while. We erase it as soon as we may, and you need not ask again. \
         Everything else is gone from this blog.",
        counted(later, "comment")
    );
    PlainPage::new(site, "Your comments are erased, as far as we may", &[&words])
}

/// Why a comment was not withdrawn.
pub const READ_JUST_NOW: &str = "It is being read just now, so it cannot be withdrawn. Look \
    again in a few minutes. You can still erase it.";

/// What was just done to one's comments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    Withdrawn,
    Erased,
    Kept,
    Mail,
    NotMine,
}

impl JustDone for Done {
    const ALL: &'static [(Self, &'static str, &'static str)] = &[
        (Self::Withdrawn, "withdrawn", "The comment is withdrawn."),
        (Self::Erased, "erased", "The comment is erased."),
        (
            Self::Kept,
            "kept",
            "We cannot erase this comment yet: we must keep it for a while. We erase it as soon as we \
             may, and you need not ask again.",
        ),
        (Self::Mail, "mail", "Your choice about emails is saved."),
        (
            Self::NotMine,
            "not-mine",
            "We have taken your address off the comment and told our moderators.",
        ),
    ];
}
