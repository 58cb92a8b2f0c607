//! Deciding about several comments at once: each by itself, at the version that was seen, and those
//! that changed meanwhile left alone.

use crate::{
    base::ids::CommentId,
    conversation::comments::{Action, CommentStatus, allowed},
    moderation::decisions::SeenComment,
};

/// The most comments that are decided at once.
pub const TOGETHER: usize = 100;

/// What a box sends: key and version.
pub fn ticked(text: &str) -> Option<SeenComment> {
    let (id, version) = text.split_once('.')?;
    Some((CommentId(id.parse().ok().filter(|id| *id > 0)?), version.parse().ok()?))
}

/// The buttons for what is ticked in a list: code, words, class.
pub fn buttons(status: CommentStatus) -> Vec<(&'static str, &'static str, &'static str)> {
    allowed(status)
        .into_iter()
        .filter_map(|action| {
            Some(match action {
                Action::Publish => ("publish", "Publish selected", ""),
                Action::Refuse => ("refuse", "Do not publish selected…", "govuk-button--secondary"),
                Action::Spam => ("spam", "Mark selected as spam…", "govuk-button--secondary"),
                Action::Remove => ("remove", "Remove selected…", "govuk-button--secondary"),
                Action::Restore => {
                    ("restore", "Put selected back into the queue", "govuk-button--secondary")
                }
                Action::Withdraw => return None,
            })
        })
        .collect()
}

/// The action that a button sends.
pub fn action(code: &str) -> Option<Action> {
    [Action::Publish, Action::Refuse, Action::Spam, Action::Remove, Action::Restore]
        .into_iter()
        .find(|action| action.code() == code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_sends_a_comment_as_it_was_seen() {
        assert_eq!(ticked("12.3"), Some((CommentId(12), 3)));
        for wrong in ["", "12", "12.", ".3", "0.1", "-1.1", "x.y", "1.2.3"] {
            assert_eq!(ticked(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn each_list_has_the_buttons_of_its_state() {
        let codes = |status| buttons(status).iter().map(|button| button.0).collect::<Vec<_>>();
        assert_eq!(codes(CommentStatus::Waiting), ["publish", "refuse", "spam"]);
        assert_eq!(codes(CommentStatus::Published), ["remove"]);
        assert_eq!(codes(CommentStatus::Spam), ["restore"]);
    }
}
