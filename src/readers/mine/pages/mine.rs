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
    let words = "It may have been cut short on its way, or you have deleted everything it led to.";
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
const ERASING: &str = "We will delete its words, your name and your address for good, from the post and \
    from our records. If others have replied to it, “withdrawn by the person who wrote it” stays in its \
    place. We keep our decision as a number, without saying whose comment it was. You cannot undo this.";

/// Asks whether one comment is to be erased.
pub fn erase_one(site: &Site, token: &str, comment: Comment) -> PlainPage {
    let action = beyond::erasure_of(token, comment.id);
    let button = Button { look: "warning", ..Button::new(action, "Delete this comment") };
    let mut page = PlainPage::new(site, "Delete this comment?", &[ERASING])
        .with_button(button)
        .with_link(paths::mine(token), "Keep it and go back");
    page.quote = comment.body;
    page
}

/// Asks whether all `count` comments are to be erased.
pub fn erase_all(site: &Site, token: &str, count: u64) -> PlainPage {
    let erases = match count {
        1 => "This deletes 1 comment.".to_owned(),
        more => format!("This deletes {more} comments."),
    };
    let button =
        Button { look: "warning", ..Button::new(beyond::erasure(token), "Delete all my comments") };
    PlainPage::new(site, "Delete all your comments?", &[&erases, ERASING])
        .with_button(button)
        .with_link(paths::mine(token), "Keep them and go back")
}

/// Everything is erased, but for `later` comments that must be kept for a while.
pub fn erased(site: &Site, later: u64) -> PlainPage {
    if later == 0 {
        let words = "Your comments, your name and your email address are no longer on this blog.";
        return PlainPage::new(site, "Everything is deleted", &[words]);
    }
    let words = format!(
        "We must keep {} for a while. We will delete it as soon as we can, and you do not need to ask \
         again. Everything else is no longer on this blog.",
        counted(later, "comment")
    );
    PlainPage::new(site, "Your comments are deleted, as far as we can", &[&words])
}

/// Why a comment was not withdrawn.
pub const READ_JUST_NOW: &str = "You cannot withdraw it now: we are reading it. Look again in a few \
    minutes. You can still delete it.";

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
        (Self::Erased, "erased", "The comment is deleted."),
        (
            Self::Kept,
            "kept",
            "We cannot delete this comment yet: we must keep it for a while. We will delete it as soon as \
             we can, and you do not need to ask again.",
        ),
        (Self::Mail, "mail", "Your choice about emails is saved."),
        (
            Self::NotMine,
            "not-mine",
            "We have taken your address off the comment and told our moderators.",
        ),
    ];
}
