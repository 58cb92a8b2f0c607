//! What is said of a comment that was not taken, with its words, so that nothing typed is lost.

use crate::{
    blog::{
        calendar::{self, Commenting},
        posts::{PostAddress, PostRef},
    },
    conversation::comments::CommentStatus,
    readers::commenting::{actions::Limit, forms::SubmitForm},
    team::site::{Layout, Replies, Site},
};
use askama::Template;

/// A comment that could not be taken, with its words.
#[derive(Template)]
#[template(path = "readers/commenting/not_taken.html")]
pub struct NotTakenPage {
    pub layout: Layout,
    pub heading: String,
    pub paragraphs: Vec<String>,
    pub post_title: String,
    pub post_path: String,
    pub body: String,
    /// A form to send it again, where that can help.
    pub again: Option<SubmitForm>,
    /// Whether the form asks for the way to the receipt by mail instead.
    pub mail_link: bool,
}

/// What stands over words that could not be taken.
const KEPT_HERE: &str = "We have not received your comment. Copy it from here.";

/// What stands over the words of a comment that cannot be sent again.
const TO_COPY: &str = "Here is your comment. Copy it if you want to keep it.";

const WITHDRAWN: &str = "This post has been withdrawn";

impl NotTakenPage {
    fn new(
        site: &Site,
        post: &PostRef,
        form: &SubmitForm,
        heading: &str,
        paragraphs: &[&str],
    ) -> Self {
        Self {
            layout: Layout::private(site, heading),
            heading: heading.to_owned(),
            paragraphs: paragraphs.iter().map(|text| (*text).to_owned()).collect(),
            post_title: post.title.clone(),
            post_path: post.address.to_string(),
            body: form.body.clone(),
            again: None,
            mail_link: false,
        }
    }

    /// With a form to send it again.
    fn with_form_again(self, form: &SubmitForm) -> Self {
        Self { again: Some(SubmitForm { key: String::new(), ..form.clone() }), ..self }
    }

    /// The post was withdrawn while the comment was written.
    pub fn gone(site: &Site, address: &PostAddress, title: String, form: &SubmitForm) -> Self {
        Self {
            layout: Layout::private(site, WITHDRAWN),
            heading: WITHDRAWN.to_owned(),
            paragraphs: vec![KEPT_HERE.to_owned()],
            post_title: title,
            post_path: address.to_string(),
            body: form.body.clone(),
            again: None,
            mail_link: false,
        }
    }

    /// The post was withdrawn since the comment was decided about, which could be written again.
    pub fn withdrawn(site: &Site, post: &PostRef, form: &SubmitForm) -> Self {
        Self::new(site, post, form, WITHDRAWN, &[TO_COPY])
    }

    /// No comments are taken now, nor was this one.
    pub fn closed(site: &Site, post: &PostRef, commenting: &Commenting, form: &SubmitForm) -> Self {
        Self::shut(site, post, commenting, form, KEPT_HERE)
    }

    /// No comments are taken now, so that this one cannot be written again.
    pub fn not_again(
        site: &Site,
        post: &PostRef,
        commenting: &Commenting,
        form: &SubmitForm,
    ) -> Self {
        Self::shut(site, post, commenting, form, TO_COPY)
    }

    fn shut(
        site: &Site,
        post: &PostRef,
        commenting: &Commenting,
        form: &SubmitForm,
        words: &str,
    ) -> Self {
        let why = calendar::closed(commenting);
        Self::new(site, post, form, calendar::heading(commenting), &[&why, words])
    }

    /// Readers cannot answer comments here, which was found out before anything was written.
    pub fn no_replies(site: &Site, post: &PostRef, form: &SubmitForm) -> Self {
        let words = "You can leave a comment of your own under the post.";
        Self::new(site, post, form, "You cannot reply to comments on this blog", &[words])
    }

    /// What it answers is not there to be answered, or readers cannot answer comments any more: it can be
    /// sent as a comment of its own.
    pub fn no_parent(site: &Site, post: &PostRef, form: &SubmitForm) -> Self {
        let words = if site.replies == Replies::Everyone {
            "The comment you replied to is no longer here. You have not lost your reply: you can send it \
             as a comment of its own."
        } else {
            "Readers can no longer reply to comments on this blog. You have not lost your reply: you can \
             send it as a comment of its own."
        };
        let own = SubmitForm { reply_to: String::new(), ..form.clone() };
        Self::new(site, post, form, "You cannot reply to this comment", &[words])
            .with_form_again(&own)
    }

    /// It was sent before, and has become `status`. The way to the receipt of one that waits can be
    /// had by mail.
    pub fn known(site: &Site, post: &PostRef, form: &SubmitForm, status: CommentStatus) -> Self {
        let words = match status {
            CommentStatus::Published => "It is already published under the post.",
            CommentStatus::Waiting => {
                "It is waiting to be read, and you do not need to send it again."
            }
            CommentStatus::NotPublished
            | CommentStatus::Spam
            | CommentStatus::Removed
            | CommentStatus::Withdrawn => {
                "You sent it with this form before. Its private page shows our decision."
            }
        };
        let mail_link = !form.email.trim().is_empty() && status == CommentStatus::Waiting;
        Self {
            mail_link,
            again: mail_link.then(|| form.clone()),
            ..Self::new(site, post, form, "We already have this comment", &[words])
        }
    }

    /// The way to the receipt was asked for by mail; `sends_mail` says whether the blog sends mail.
    pub fn check_email(site: &Site, post: &PostRef, form: &SubmitForm, sends_mail: bool) -> Self {
        if !sends_mail {
            let words = "We have not sent you anything. To see our decision, use the private page \
                         that you saw after sending your comment.";
            return Self::new(site, post, form, "We cannot send email at the moment", &[words]);
        }
        let words = "If this comment was sent with that address, we will email a link to it. We \
                     send at most one email a day to an address that is not confirmed, and none \
                     if that person has unsubscribed.";
        Self::new(site, post, form, "Check your email", &[words])
    }

    /// Too many came lately.
    pub fn too_many(site: &Site, post: &PostRef, form: &SubmitForm, limit: Limit) -> Self {
        let why = match limit {
            Limit::Minute => {
                "Many comments have come from your network, perhaps from other people in the same \
                 building. Wait a minute and send it again from this page."
            }
            Limit::Hour => {
                "Many comments have come from your network, perhaps from other people in the same \
                 building. Wait an hour and send it again from this page."
            }
            Limit::Around => {
                "Many comments have come from networks near yours. Wait an hour and send it again from \
                 this page."
            }
            Limit::Post => {
                "Many people are commenting on this post at the moment. Wait an hour and send it again from this \
                 page."
            }
        };
        let words = [why, "We have not received your comment. You can send it from here."];
        Self::new(site, post, form, "Too many comments at once", &words).with_form_again(form)
    }
}
