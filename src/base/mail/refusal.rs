//! Why a mail was not taken: whether trying again may help, in words for the log and in those of the
//! server.

use crate::base::error::AppError;

/// The most that is kept of a server's answer, in characters.
const MOST: usize = 500;

/// A mail that was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotTaken {
    /// Whether it will be refused each time.
    pub for_good: bool,
    /// Why, in our words, for the log. The server's may quote the address.
    pub why: String,
    /// What was answered, for those who may see addresses.
    pub answer: String,
}

/// Answers about our own sign-in (RFC 4954, 6): they are final for the session and say nothing of the mail.
/// The operator puts them right, and what waits is sent then.
const ABOUT_US: &[&str] = &["530", "534", "535", "538"];

/// The words of a server on one line, without what cannot be seen.
fn tidy(words: &str) -> String {
    let line = super::letter::one_line(words);
    line.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(MOST).collect()
}

impl NotTaken {
    /// One that may be taken later, for a reason of our own.
    pub fn yet(why: impl std::fmt::Display) -> Self {
        let why = why.to_string();
        Self { for_good: false, answer: why.clone(), why }
    }

    /// One that cannot be sent as it is.
    pub fn ever(why: impl std::fmt::Display) -> Self {
        Self { for_good: true, ..Self::yet(why) }
    }

    /// What the mail server answered, or what went wrong on the way to it.
    pub(super) fn of(error: &lettre::transport::smtp::Error) -> Self {
        let cause = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
        if let Some(code) = error.status() {
            let code = code.to_string();
            return Self {
                for_good: error.is_permanent() && !ABOUT_US.contains(&code.as_str()),
                why: format!("the mail server answered {code}"),
                answer: tidy(&format!("{code} {cause}")),
            };
        }
        if error.is_timeout() {
            return Self::yet("the mail server did not answer in time");
        }
        let why = "the mail server could not be reached or spoken to";
        let answer = if cause.is_empty() { why.to_owned() } else { format!("{why}: {cause}") };
        Self { for_good: false, why: why.to_owned(), answer: tidy(&answer) }
    }
}

impl From<NotTaken> for AppError {
    fn from(refusal: NotTaken) -> Self {
        if refusal.for_good {
            Self::Undeliverable(refusal.why)
        } else {
            Self::Undelivered(refusal.why)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_server_are_kept_on_one_line_and_not_without_end() {
        assert_eq!(tidy("550 no\r\nsuch\u{202e} person "), "550 no such person");
        assert_eq!(tidy(&"x".repeat(2 * MOST)).len(), MOST);
    }

    #[test]
    fn what_may_be_taken_later_is_told_apart_from_what_never_will() {
        assert!(matches!(NotTaken::yet("later").into(), AppError::Undelivered(_)));
        assert!(matches!(NotTaken::ever("never").into(), AppError::Undeliverable(_)));
    }
}
