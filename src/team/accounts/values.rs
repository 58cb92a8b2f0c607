//! A person of the team, and what is typed about them, checked.

use super::roles::{Capability, Roles, can};
use crate::{
    base::{clock::Moment, error::AppError, ids::PersonId, words},
    web::TextRule,
};
use std::{fmt, str::FromStr};

/// A person of the team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The key.
    pub id: PersonId,
    /// The name that readers see.
    pub name: String,
    /// Where mail reaches them, and what they sign in with.
    pub email: String,
    /// The last part of the address of their page.
    pub slug: String,
    /// What stands beside an official reply: `Team member, Digital strategy`.
    pub job: String,
    /// A sentence or two for their page.
    pub biography: String,
    /// What they may do.
    pub roles: Roles,
    /// Whether they can sign in.
    pub active: bool,
    /// Whether they are told by mail of comments published on their posts.
    pub tell_of_comments: bool,
    /// When they last signed in.
    pub last_sign_in_at: Option<Moment>,
    /// Whether single keys decide about comments.
    pub single_keys: bool,
    /// Whether the password is one that an administrator gave them.
    pub temporary_password: bool,
}

impl Person {
    /// Whether they can sign in and may do this.
    pub fn may(&self, capability: Capability) -> bool {
        self.active && can(&self.roles, capability)
    }
}

/// A mail address in small letters, in a form that mail programs take.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct EmailAddress(String);

impl EmailAddress {
    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A part of a host name between two dots.
fn is_label(label: &str) -> bool {
    !label.is_empty() && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}

impl FromStr for EmailAddress {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const WRONG: &str = "Enter an email address in the correct format, like name@example.com";
        // A character that nobody can see comes along when an address is copied from a page.
        let clean = words::without_invisible(text);
        let typed = bare(clean.trim());
        if typed.is_empty() || typed.contains(char::is_control) || typed.ends_with('@') {
            return Err(WRONG);
        }
        if typed.contains(char::is_whitespace) && typed.contains('@') {
            return Err("Email address must not have spaces, and only one address can be entered");
        }
        if typed.matches('@').count() > 1 || typed.contains([',', ';']) {
            return Err("Enter only one email address");
        }
        let Some((local, domain)) = typed.split_once('@') else { return Err(WRONG) };
        if !local.is_ascii() {
            return Err(
                "Email address can only have the letters a to z without accents before the @",
            );
        }
        let domain = in_ascii(domain).ok_or(
            "The part of the email address after the @ must be a domain, like example.com",
        )?;
        let text = format!("{}@{domain}", local.to_ascii_lowercase());
        if text.len() > 254 {
            return Err("Email address must be 254 characters or less");
        }
        let plain = local.chars().all(|c| c.is_ascii_graphic() && !"<>()[]:\\\"".contains(c));
        if plain && text.parse::<lettre::Address>().is_ok() { Ok(Self(text)) } else { Err(WRONG) }
    }
}

/// The address of `Pat <pat@example.org>`, as mail programs copy it; other texts as they are.
fn bare(text: &str) -> &str {
    match text.strip_suffix('>').and_then(|text| text.split_once('<')) {
        Some((name, address)) if !name.contains(['@', '<', '>', '\r', '\n']) => address.trim(),
        _ => text,
    }
}

/// A domain as mail servers write it: in small ASCII letters, others by IDNA (`exämple.org` is
/// `xn--exmple-cua.org`). None if it is no domain with a dot in it.
fn in_ascii(domain: &str) -> Option<String> {
    let ascii = if domain.is_ascii() {
        domain.to_ascii_lowercase()
    } else {
        match url::Host::parse(domain) {
            // An address of a web page may hide characters behind a percent sign; no domain has one.
            Ok(url::Host::Domain(ascii)) if !domain.contains('%') => ascii,
            _ => return None,
        }
    };
    (ascii.contains('.') && ascii.split('.').all(is_label)).then_some(ascii)
}

/// Whose name the name of a reader looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameLikeness {
    /// That of somebody of the team.
    Person,
    /// That of a role, such as moderator.
    Role,
    /// That of this blog.
    Site,
    /// That of whoever runs it.
    Organisation,
}

impl NameLikeness {
    /// Every likeness.
    pub const ALL: [Self; 4] = [Self::Person, Self::Role, Self::Site, Self::Organisation];

    /// As it is kept beside a comment.
    pub fn code(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Role => "role",
            Self::Site => "site",
            Self::Organisation => "organisation",
        }
    }

    /// As a card says it.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Person => "Uses the name of someone on the team",
            Self::Role => "Uses the name of a role, such as moderator or team",
            Self::Site => "Uses the name of this blog",
            Self::Organisation => "Uses the name of the organisation",
        }
    }
}

/// The name of a person of the team, as readers see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonName(String);

impl PersonName {
    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for PersonName {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        TextRule { subject: "Name", empty: "Enter a name", most: 60, lines: false }
            .take_name(text)
            .map(Self)
    }
}

/// A password that is long enough and not easily guessed. It is never shown, logged or trimmed.
#[derive(Clone)]
pub struct Password(String);

impl Password {
    /// The fewest characters.
    pub const LEAST: usize = 12;
    /// The most; the limit only keeps the hashing short.
    pub const MOST: usize = 1000;

    /// Takes a new password; `known` are words an attacker would try first, such as the name of the
    /// blog and of the person.
    pub fn new(text: &str, known: &[&str]) -> Result<Self, &'static str> {
        let length = text.chars().count();
        if length < Self::LEAST {
            return Err("Password must be 12 characters or more");
        }
        if length > Self::MOST {
            return Err("Password must be 1,000 characters or less");
        }
        // The estimate is of the first hundred characters: it grows with the square of the length.
        let head: String = text.chars().take(100).collect();
        if zxcvbn::zxcvbn(&head, known).score() < zxcvbn::Score::Three {
            return Err("Choose a password that is harder to guess, like 3 or 4 random words");
        }
        Ok(Self(text.to_owned()))
    }

    /// As typed, for hashing.
    pub(super) fn as_typed(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(hidden)")
    }
}

/// Why somebody of the team cannot be added or changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PersonRefused {
    /// The mail address is somebody's already.
    EmailTaken,
    /// Nobody would be left to administer the blog.
    LastAdministrator,
    /// One's own password is changed with the current one.
    OwnPassword,
}

impl PersonRefused {
    /// In words.
    pub fn in_words(self) -> String {
        match self {
            Self::EmailTaken => "Someone with this email address already has an account".to_owned(),
            Self::LastAdministrator => {
                "The blog needs at least one administrator who can sign in. Make someone else an \
                 administrator first"
                    .to_owned()
            }
            Self::OwnPassword => {
                "Change your own password in your account, where you enter the current one"
                    .to_owned()
            }
        }
    }
}

impl From<PersonRefused> for AppError {
    fn from(refused: PersonRefused) -> Self {
        Self::Conflict(refused.in_words())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_folded_and_odd_ones_refused() {
        assert_eq!(
            " Ana@Example.GOV.UK ".parse::<EmailAddress>().expect("good").as_str(),
            "ana@example.gov.uk"
        );
        for wrong in [
            "",
            "ana",
            "ana@",
            "@x.uk",
            "ana@localhost",
            "a b@x.uk",
            "ana@x.uk\r\nBcc: b@x.uk",
            "ana@x..uk",
            "Bcc: b@x.uk\r\n<ana@x.uk>",
            "b@x.uk <ana@x.uk>",
            "ana@ex%C3%A4mple.ö.uk",
        ] {
            assert!(wrong.parse::<EmailAddress>().is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn addresses_are_taken_as_people_copy_them() {
        for (typed, taken) in [
            ("pat@example.org\u{200b}", "pat@example.org"),
            ("\u{202a}pat@exam\u{ad}ple.org\u{202c} ", "pat@example.org"),
            ("Pat <pat@example.org>", "pat@example.org"),
            ("\"Smith, Pat\" <Pat@Example.org>", "pat@example.org"),
            ("<pat@example.org>", "pat@example.org"),
            ("pat@exämple.org", "pat@xn--exmple-cua.org"),
            ("Pat@EXÄMPLE.org", "pat@xn--exmple-cua.org"),
            ("pat@xn--exmple-cua.org", "pat@xn--exmple-cua.org"),
        ] {
            let address = typed.parse::<EmailAddress>();
            assert_eq!(address.as_ref().map(EmailAddress::as_str), Ok(taken), "{typed:?}");
        }
    }

    #[test]
    fn what_is_wrong_with_an_address_is_said() {
        for (typed, words) in [
            ("pat", "in the correct format"),
            ("pat@example.org, sam@example.org", "only one"),
            ("pat@example.org;sam@example.org", "only one"),
            ("pat smith@example.org", "spaces"),
            ("pät@example.org", "before the @"),
            ("pat@example", "after the @"),
            ("pat@exämple", "after the @"),
            ("pat@", "in the correct format"),
        ] {
            let told = typed.parse::<EmailAddress>().expect_err(typed);
            assert!(told.contains(words), "{typed:?}: {told}");
        }
    }

    #[test]
    fn passwords_are_long_and_not_common() {
        assert!(Password::new("short", &[]).is_err());
        assert!(Password::new("password1234", &[]).is_err());
        assert!(Password::new("riversharbours", &["Rivers", "Harbours"]).is_err());
        assert!(Password::new("quartz lantern ferry moss", &[]).is_ok());
        assert!(Password::new("🦆🦆 pond lantern ferry moss", &[]).is_ok());
        assert!(Password::new(&"long words here ".repeat(70), &[]).is_err());
    }
}
