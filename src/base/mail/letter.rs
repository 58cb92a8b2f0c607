//! What a mail says, once, so that its plain and its HTML form hold the same words.

use crate::base::{ids::CommentId, words};
use askama::Template;

/// A piece of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A heading, in sentence case.
    Heading(String),
    /// A paragraph.
    Text(String),
    /// An address on a line of its own, written out.
    Link(String),
    /// Words somebody wrote, set apart.
    Quote(String),
}

/// A mail before it is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// The subject: line breaks in it are turned into spaces, and what cannot be seen or turns the
    /// direction of writing is taken out.
    pub subject: String,
    /// What it says.
    pub parts: Vec<Part>,
    /// Of which comments it holds words, names or addresses: where mail is kept as files, the file goes
    /// when they are erased.
    pub on: Vec<CommentId>,
    /// Where a mail program can stop mail of this kind by one POST (RFC 8058).
    pub unsubscribe: Option<String>,
    /// Whom an answer to it reaches; the sender if nobody is named.
    pub answers_to: Option<String>,
    /// The hash of the address, where it is a commenter's: by it the outbox erases mail to them.
    pub commenter: Option<String>,
}

/// Words for a header. A name that somebody typed must not break its line, nor make a subject or a sender
/// read as something else.
pub(super) fn one_line(text: &str) -> String {
    let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    words::without_invisible(text).replace(breaks, " ")
}

impl Letter {
    /// A letter with nothing in it yet but its subject. `on` are the comments of which it holds words,
    /// names or the address of their writer.
    pub fn about(subject: impl Into<String>, on: impl IntoIterator<Item = CommentId>) -> Self {
        let subject: String = subject.into();
        Self {
            subject: one_line(&subject),
            parts: Vec::new(),
            on: on.into_iter().collect(),
            unsubscribe: None,
            answers_to: None,
            commenter: None,
        }
    }

    /// Says where a mail program can stop mail of this kind by one POST.
    pub fn unsubscribe(mut self, address: impl Into<String>) -> Self {
        self.unsubscribe = Some(address.into());
        self
    }

    /// Says that it goes to a commenter, known by the hash of their address.
    pub fn to_commenter(mut self, hash: impl Into<String>) -> Self {
        self.commenter = Some(hash.into());
        self
    }

    /// Says whom an answer reaches.
    pub fn answered_by(mut self, address: impl Into<String>) -> Self {
        self.answers_to = Some(address.into());
        self
    }

    /// Adds a paragraph.
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.parts.push(Part::Text(text.into()));
        self
    }

    /// Adds a heading.
    pub fn heading(mut self, text: impl Into<String>) -> Self {
        self.parts.push(Part::Heading(text.into()));
        self
    }

    /// Adds an address.
    pub fn link(mut self, address: impl Into<String>) -> Self {
        self.parts.push(Part::Link(address.into()));
        self
    }

    /// Adds somebody's words.
    pub fn quote(mut self, text: impl Into<String>) -> Self {
        self.parts.push(Part::Quote(text.into()));
        self
    }

    /// The plain form: paragraphs with an empty line between, quotes behind `> `.
    pub fn plain(&self) -> String {
        let mut text = String::new();
        for part in &self.parts {
            match part {
                Part::Heading(words) => {
                    text.push_str(&format!("{words}\n{}\n\n", "-".repeat(words.chars().count())))
                }
                Part::Text(words) | Part::Link(words) => text.push_str(&format!("{words}\n\n")),
                Part::Quote(words) => {
                    for line in words.lines() {
                        text.push_str(&format!("> {line}\n"));
                    }
                    text.push('\n');
                }
            }
        }
        text
    }

    /// The HTML form.
    ///
    /// # Errors
    /// Only if the template itself cannot be filled.
    pub fn html(&self) -> Result<String, askama::Error> {
        LetterPage { letter: self }.render()
    }
}

#[derive(Template)]
#[template(path = "mail/letter.html")]
struct LetterPage<'a> {
    letter: &'a Letter,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_hold_the_same_words() {
        let letter = Letter::about("Two\r\nlines", [])
            .heading("What we decided")
            .quote("a < b\nand so on")
            .link("https://example.test/?a=1&b=2");
        assert_eq!(letter.subject, "Two  lines");
        let turned = Letter::about("Cat\u{202e}moc.elpmaxe\u{202c}\u{200b} replied", []);
        assert_eq!(turned.subject, "Catmoc.elpmaxe replied");
        assert!(letter.plain().contains("> a < b\n> and so on"));
        let html = letter.html().expect("filled");
        assert!(html.contains("a &#60; b") && html.contains("<h2"), "{html}");
    }
}
