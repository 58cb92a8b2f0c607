//! What is said to whoever is to confirm an address, or says that a comment is not theirs.

use super::{Button, PlainPage};
use crate::{conversation::commenters::paths, readers::mine::paths as beyond, team::site::Site};

/// Asks the owner of the address to confirm it. `stopped` starts mail again, where all was stopped;
/// `letter` says that the comment is not theirs.
pub fn confirm(
    site: &Site,
    post_title: &str,
    token: &str,
    stopped: Option<&str>,
    letter: &str,
) -> PlainPage {
    let gave = format!(
        "You gave this address with a comment on “{post_title}”. Confirm it, and we will email you our \
         decision, and when someone replies."
    );
    let once = "You only need to do this once.";
    let mut page = PlainPage::new(site, "Confirm your email address", &[&gave, once])
        .with_button(Button::new(paths::confirm(token), "Confirm my email address"));
    if let Some(stopped) = stopped {
        page.paragraphs.push(
            "You have stopped all emails from this blog. If you want them again, \
            start them as well."
                .to_owned(),
        );
        page = page.with_link(paths::emails(stopped), "Start emails again");
    }
    page.with_link(paths::not_mine(letter), "I did not send this comment")
}

/// The link to confirm an address came by our mail and does not work any more.
pub fn ended(site: &Site, token: &str) -> PlainPage {
    let words = "Our links to confirm an email address work for 7 days, and this one is older.";
    PlainPage::new(site, "This link has expired", &[words])
        .with_button(Button::new(beyond::confirm_again(token), "Email me a new link"))
        .with_link(paths::MINE, ALL_COMMENTS)
}

/// The comment has no address any more.
pub fn detached(site: &Site) -> PlainPage {
    let words = "Your email address is no longer on the comment it was about: you told us that the \
                 comment was not yours, or it was deleted.";
    PlainPage::new(site, "This link no longer works", &[words]).with_link(paths::MINE, ALL_COMMENTS)
}

const ALL_COMMENTS: &str = "See all comments from your email address";

/// Another link was asked for; `sends_mail` says whether the blog sends mail.
pub fn new_link(site: &Site, sends_mail: bool) -> PlainPage {
    if !sends_mail {
        return PlainPage::no_mail(site);
    }
    let words = "We will email you a new link, unless we have sent you an email in the last 24 \
                 hours: an address that is not confirmed gets at most one a day.";
    PlainPage::new(site, "Check your email", &[words])
}

/// Asks the owner of the address whether the comment is not theirs.
pub fn not_mine(site: &Site, post_title: &str, token: &str) -> PlainPage {
    let gave = format!(
        "Someone gave your email address with a comment on “{post_title}”. Tell us that it was not you, \
         and we will take your address off it and tell our moderators."
    );
    let also = "You can also stop all emails from this blog, whoever types your address.";
    let action = paths::not_mine(token);
    let all = "This was not me, and send me no more emails";
    PlainPage::new(site, "Did you not send this comment?", &[&gave, also])
        .with_button(Button::new(action.clone(), "This was not me"))
        .with_button(Button { field: "all", look: "secondary", ..Button::new(action, all) })
}

/// The address was taken off the comment. `stop`: all mail to it was stopped too; `stopped` starts it
/// again.
pub fn disowned(site: &Site, stop: bool, stopped: Option<&str>) -> PlainPage {
    let off = "We have taken your email address off the comment, and our moderators can see \
               that it was not yours.";
    let none = "We will send no more emails to your address.";
    let words: &[&str] = if stop { &[off, none] } else { &[off] };
    let page = PlainPage::new(site, "Thank you for telling us", words);
    match stopped {
        Some(token) => {
            page.with_link(paths::emails(token), "Change your mind and start emails again")
        }
        None => page,
    }
}
