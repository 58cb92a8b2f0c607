//! A comment and what it is made of, checked.

use super::CommentStatus;
use crate::{
    base::{
        clock::Moment,
        ids::{CommentId, PersonId, PostId},
        markdown::{self, SafeHtml},
    },
    conversation::comments::{Hold, address_hash::AddressHash},
    web::{TextRule, can_be_seen},
};
use std::str::FromStr;

/// A comment as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// The key.
    pub id: CommentId,
    /// The post it is on.
    pub post: PostId,
    /// The comment it answers.
    pub parent: Option<CommentId>,
    /// The comment it is kept under: the one it answers, or beside that one if it is too deep.
    pub under: Option<CommentId>,
    /// The comment that began the thread, if not this one.
    pub thread: Option<CommentId>,
    /// How many comments stand between it and the post.
    pub depth: i64,
    /// Where it is.
    pub status: CommentStatus,
    /// The person of the team who wrote it, if it is an official reply.
    pub person: Option<PersonId>,
    /// The name shown.
    pub name: String,
    /// As typed, with line ends folded.
    pub body: String,
    /// As shown.
    pub html: SafeHtml,
    /// The network it came from, until that is erased; nobody is shown it.
    pub network: Option<String>,
    /// Where its writer may be told; moderators only.
    pub email: Option<String>,
    /// Whether its writer asked to be told.
    pub notify: bool,
    /// When its address was confirmed, through this comment or another one.
    pub confirmed: Option<Moment>,
    /// The keyed hash of the address, by which comments of one person are known to be theirs.
    pub address: Option<AddressHash>,
    /// When its writer showed, by a link in a mail, that the comment is theirs.
    pub claimed: Option<Moment>,
    /// When the owner of the address said that the comment is not theirs.
    pub disowned: Option<Moment>,
    /// When its words were erased at its writer's wish.
    pub erased: Option<Moment>,
    /// When its writer wished that, while it may not be erased yet.
    pub erasure_wished: Option<Moment>,
    /// When its words were deleted on their date, it having been decided against.
    pub words_gone: Option<Moment>,
    /// The same for comments that say the same; empty where that is not known.
    pub text_digest: String,
    /// Random, and a part of the receipt's address.
    pub nonce: String,
    /// When it was sent.
    pub sent: Moment,
    /// By when it is to be read.
    pub due: Moment,
    /// When its writer changed it last.
    pub edited: Option<Moment>,
    /// When it was published.
    pub published: Option<Moment>,
    /// When it was last decided.
    pub decided: Option<Moment>,
    /// Counts its changes.
    pub version: i64,
    /// How like spam the filter found it when it came, from 0 to 100; none if it said nothing.
    pub spam_score: Option<u8>,
    /// The comment that was not published and that this one says in other words.
    pub rewrites: Option<CommentId>,
}

/// How many comments may stand between a reply and the post. A reply to a deeper one stands beside it.
const DEEPEST: i64 = 20;

impl Comment {
    /// Whether its words are still there: neither erased at a wish nor deleted on their date.
    pub fn has_words(&self) -> bool {
        self.erased.is_none() && self.words_gone.is_none()
    }

    /// The first `most` characters of its words on one line, or that they are gone.
    pub fn excerpt(&self, most: usize) -> String {
        if self.has_words() {
            crate::base::words::excerpt(&self.body, most)
        } else {
            "Its words are deleted".to_owned()
        }
    }

    /// Where a reply to this comment stands.
    pub fn place_for_reply(&self) -> ReplyPlace {
        let (under, depth) = match self.under {
            Some(under) if self.depth >= DEEPEST => (under, self.depth),
            _ => (self.id, self.depth + 1),
        };
        ReplyPlace { answered: self.id, under, thread: self.thread.unwrap_or(self.id), depth }
    }
}

/// Where a reply stands in its thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReplyPlace {
    /// The comment it answers.
    pub answered: CommentId,
    /// The comment it is kept under.
    pub under: CommentId,
    /// The comment that began the thread.
    pub thread: CommentId,
    /// How many comments stand between it and the post.
    pub depth: i64,
}

/// The name shown with a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DisplayName(String);

impl DisplayName {
    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for DisplayName {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        TextRule { subject: "Your name", empty: "Enter your name", most: 60, lines: false }
            .take_name(text)
            .map(Self)
    }
}

/// The most links in one comment.
pub const LINKS: usize = 5;

/// What to say to a writer who sent nothing that could be read.
const EMPTY: &str = "Enter your comment";

/// What a comment says: short enough, flat enough, and made into HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommentBody {
    text: String,
    html: SafeHtml,
}

impl CommentBody {
    /// A text that is kept already, or out of which a moderator has taken words: it may be longer
    /// than what a writer may send, since what stands in their place may be longer.
    ///
    /// # Errors
    /// If it is more than can be shown.
    pub fn from_stored(text: &str) -> Result<Self, String> {
        Ok(Self { text: text.to_owned(), html: markdown::comment(text)? })
    }

    /// As typed, with line ends folded.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// As shown.
    pub fn html(&self) -> &SafeHtml {
        &self.html
    }
}

impl FromStr for CommentBody {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text =
            TextRule { subject: "Comment", empty: EMPTY, most: 3000, lines: true }.take(text)?;
        let html = markdown::comment(&text)?;
        // Marks alone show nothing.
        if !can_be_seen(&html.text()) {
            return Err(EMPTY.to_owned());
        }
        if markdown::count_links(&text) > LINKS {
            return Err(format!("Comment must have {LINKS} links or fewer"));
        }
        Ok(Self { text, html })
    }
}

/// What stood in a comment, and beside it, before words were taken out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OriginalWords {
    /// As typed.
    pub body: String,
    /// What it said earlier, and until when; the newest first.
    pub earlier: Vec<(Moment, String)>,
    /// Why it waited.
    pub holds: Vec<Hold>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_that_would_show_nothing_is_empty() {
        for nothing in [
            "",
            " \n",
            "#",
            ">",
            "-",
            "*",
            "> >",
            "- -\n",
            "1. &nbsp;",
            "&nbsp;",
            "\u{200b}",
            "&#8203;",
            "```\n```",
        ] {
            assert_eq!(nothing.parse::<CommentBody>(), Err(EMPTY.to_owned()), "{nothing:?}");
        }
        for something in ["?", "+", "1.", "---", "👍", "# Yes", "> a", "[](https://a.example)"] {
            assert!(something.parse::<CommentBody>().is_ok(), "{something:?}");
        }
    }
}
