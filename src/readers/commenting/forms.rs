//! What a browser may send about a comment, and how it becomes values.

use crate::{
    base::ids::{CommentId, PostId},
    conversation::comments::{CommentBody, DisplayName},
    readers::commenting::values::NewComment,
    team::{accounts::EmailAddress, site::Site},
    web::{FormErrors, FormKey},
};
use serde::Deserialize;

/// A comment as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct SubmitForm {
    pub body: String,
    pub name: String,
    pub email: String,
    pub reply_to: String,
    pub key: String,
    /// The address of the receipt of the comment that this one says in other words.
    pub rewrites: String,
    /// The trap: nobody sees this field, so nobody fills it.
    pub leave_empty: String,
    /// What the trap is called on pages that were kept somewhere before it had the name above.
    pub website: String,
}

/// An address to be told by, given after sending.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct TellMeForm {
    pub email: String,
}

impl TellMeForm {
    /// The address, or what is wrong with it.
    pub fn check(&self) -> Result<EmailAddress, FormErrors> {
        let typed = match self.email.trim() {
            "" => Err("Enter your email address"),
            typed => typed.parse(),
        };
        typed.map_err(|words| FormErrors::one("email", words))
    }
}

/// Changed words of a comment.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct RewordForm {
    pub body: String,
    pub version: i64,
}

impl SubmitForm {
    /// The comment that is answered: none, or a key, or what is no key of a comment.
    pub fn parent(&self) -> Result<Option<CommentId>, ()> {
        match self.reply_to.trim() {
            "" => Ok(None),
            text => text.parse().ok().filter(|id| *id > 0).map(|id| Some(CommentId(id))).ok_or(()),
        }
    }

    /// The comment, or what is wrong.
    pub fn check(
        &self,
        post: PostId,
        parent: Option<CommentId>,
        key: FormKey,
        network: &str,
        site: &Site,
    ) -> Result<NewComment, FormErrors> {
        let mut errors = FormErrors::default();
        let body = self.body.parse::<CommentBody>().map_err(|message| {
            if parent.is_none() {
                return message;
            }
            message.replace("your comment", "your reply").replace("Comment must", "Reply must")
        });
        let body = errors.check("body", body);
        let name = errors.check("name", self.name.parse::<DisplayName>());
        let email = errors.check(
            "email",
            match self.email.trim() {
                "" if site.email_required => Err("Enter your email address"),
                "" => Ok(None),
                typed => typed.parse::<EmailAddress>().map(Some),
            },
        );
        let (form_key, too_fast) = match key {
            FormKey::Good(key) => (Some(key), false),
            FormKey::TooFast(key) => (Some(key), true),
            FormKey::Absent => (None, false),
            FormKey::Unknown => {
                errors.add(
                    "body",
                    "This page was open for a long time. Check your comment and send it again",
                );
                (None, false)
            }
        };
        match (body, name, email) {
            (Some(body), Some(name), Some(email)) if errors.is_empty() => Ok(NewComment {
                post,
                parent,
                name,
                body,
                email,
                network: network.to_owned(),
                form_key,
                trapped: !(self.leave_empty.is_empty() && self.website.is_empty()),
                too_fast,
                rewrites: None,
            }),
            _ => Err(errors),
        }
    }
}
