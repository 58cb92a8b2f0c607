//! Who a post is by, in order: people of the team by their address, guests by their name.

use crate::team::accounts::{EmailAddress, PersonName};
use std::collections::BTreeSet;

/// The most names over a post.
pub const MOST: usize = 20;

/// One name of a byline, as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Name {
    /// Somebody with an account.
    Account(EmailAddress),
    /// Somebody without.
    Guest(PersonName),
}

/// The names in their order. None means: whoever owns the post.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Byline(Vec<Name>);

impl Byline {
    /// Reads one name a line: the email address of an account, or the name of a guest.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut names = Vec::new();
        let mut seen = BTreeSet::new();
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            if !seen.insert(line.to_lowercase()) {
                continue;
            }
            names.push(if line.contains('@') {
                Name::Account(line.parse()?)
            } else {
                Name::Guest(line.parse().map_err(|message| format!("Authors: {message}"))?)
            });
        }
        if names.len() > MOST {
            return Err(format!("Enter {MOST} authors or fewer"));
        }
        Ok(Self(names))
    }

    /// The names in their order.
    pub fn names(&self) -> &[Name] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<String>, String> {
        Byline::parse(text).map(|byline| {
            byline
                .names()
                .iter()
                .map(|name| match name {
                    Name::Account(email) => format!("account {email}"),
                    Name::Guest(name) => format!("guest {}", name.as_str()),
                })
                .collect()
        })
    }

    #[test]
    fn accounts_and_guests_keep_their_order() {
        assert_eq!(
            read("Dr Oluwaseun Adeyemi\r\n\r\n  Ana@Example.gov.uk \n"),
            Ok(vec![
                "guest Dr Oluwaseun Adeyemi".to_owned(),
                "account ana@example.gov.uk".to_owned()
            ])
        );
    }

    #[test]
    fn nothing_means_the_owner_and_twice_means_once() {
        assert_eq!(read(" \n"), Ok(vec![]));
        assert_eq!(read("Cat\ncat"), Ok(vec!["guest Cat".to_owned()]));
    }

    #[test]
    fn what_is_no_address_and_no_name_is_refused() {
        assert!(read("ana@").is_err());
        assert!(read(&"x".repeat(61)).is_err());
        assert!(read(&(0..21).map(|n| format!("Guest {n}\n")).collect::<String>()).is_err());
    }
}
