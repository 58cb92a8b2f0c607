//! What is said to whoever stops mail, or starts it again.

use super::{Button, PlainPage};
use crate::{conversation::commenters::paths, team::site::Site};

const STOP_ALL: &str = "Stop all emails from this blog";

/// Asks whether mail about one comment is to stop, or all mail.
pub fn stop(site: &Site, post_title: &str, token: &str) -> PlainPage {
    let words = format!(
        "We email you about your comment on “{post_title}”: our decision, and when someone replies."
    );
    let action = paths::stop(token);
    PlainPage::new(site, "Stop emails", &[&words])
        .with_button(Button::new(action.clone(), "Stop emails about this comment"))
        .with_button(Button { field: "all", look: "secondary", ..Button::new(action, STOP_ALL) })
}

/// Mail about one comment is stopped.
pub fn one_stopped(site: &Site) -> PlainPage {
    let words = "We will send you no more emails about this comment.";
    start_again(PlainPage::new(site, "Emails are stopped", &[words]))
}

/// Mail about one comment is stopped, and the rest could not be.
pub fn not_all(site: &Site) -> PlainPage {
    let words = "We will send none about this comment. Its email address is deleted, so we cannot \
                 tell which other comments are yours. Stop them from the page of your comments, \
                 or by the link in any later email.";
    start_again(PlainPage::new(site, "We could not stop all emails", &[words]))
}

fn start_again(page: PlainPage) -> PlainPage {
    page.with_link(paths::MINE, "See all your comments, and start emails again")
}

/// All mail to the address is stopped, and can be started again from here.
pub fn stopped(site: &Site, token: &str) -> PlainPage {
    let paragraphs = [
        "We will send no emails to your address: none about comments sent with it, and none when someone \
         asks for a link to them. We keep this as a code that only this blog can make from your address, \
         even after everything else about you is deleted.",
        "If you change your mind, start them again here, or with the same link in any email from us. Only \
         you can do this: our team cannot.",
    ];
    let button = Button::new(paths::emails(token), "Start emails again");
    PlainPage::new(site, "Emails are stopped", &paragraphs).with_button(Button {
        field: "start",
        look: "secondary",
        ..button
    })
}

/// Mail goes to the address, and can be stopped from here.
pub fn not_stopped(site: &Site, token: &str) -> PlainPage {
    going(site, token, "Stop emails", "")
}

/// Mail goes to the address again.
pub fn started_again(site: &Site, token: &str) -> PlainPage {
    going(site, token, "Emails are started again", "secondary")
}

fn going(site: &Site, token: &str, heading: &str, look: &'static str) -> PlainPage {
    let paragraphs = [
        "Anyone can type an email address in our forms. An address that is not confirmed gets at most one \
         email a day from us.",
        "If you stop our emails, we will send none to your address, until you start them again yourself. \
         Our team cannot start them for you.",
    ];
    let button = Button::new(paths::emails(token), STOP_ALL);
    PlainPage::new(site, heading, &paragraphs).with_button(Button { look, ..button })
}
