//! Whom the team tells: of a fault, and of somebody who may be at risk.

use crate::{
    team::accounts::EmailAddress,
    web::{FormErrors, TextRule},
};
use serde::Deserialize;

/// Whom to tell of what; any of it may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contacts {
    /// Where faults that readers report are mended.
    pub fault_email: String,
    /// Who is told at once that someone may be at risk.
    pub risk_contact: String,
    /// Where they are told.
    pub risk_email: String,
    /// What a moderator does then, in the team's own words.
    pub risk_instructions: String,
}

const CONTACT: TextRule = TextRule { subject: "Name", empty: "", most: 100, lines: false };
const INSTRUCTIONS: TextRule =
    TextRule { subject: "Instructions", empty: "", most: 2000, lines: true };

/// The contacts as typed.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct ContactsForm {
    pub fault_email: String,
    pub risk_contact: String,
    pub risk_email: String,
    pub risk_instructions: String,
}

impl From<&Contacts> for ContactsForm {
    fn from(contacts: &Contacts) -> Self {
        Self {
            fault_email: contacts.fault_email.clone(),
            risk_contact: contacts.risk_contact.clone(),
            risk_email: contacts.risk_email.clone(),
            risk_instructions: contacts.risk_instructions.clone(),
        }
    }
}

fn address(typed: &str) -> Result<String, &'static str> {
    match typed.trim() {
        "" => Ok(String::new()),
        given => given.parse::<EmailAddress>().map(|email| email.to_string()),
    }
}

impl ContactsForm {
    /// The contacts, or what is wrong.
    pub fn check(&self, errors: &mut FormErrors) -> Option<Contacts> {
        let fault_email = errors.check("fault_email", address(&self.fault_email));
        let risk_contact = errors.check("risk_contact", CONTACT.take(&self.risk_contact));
        let named = !self.risk_contact.trim().is_empty();
        let risk_email = errors.check(
            "risk_email",
            match self.risk_email.trim() {
                "" if named => Err("Enter the email address of the contact"),
                typed => address(typed),
            },
        );
        let instructions = INSTRUCTIONS.take(&self.risk_instructions);
        let risk_instructions = errors.check("risk_instructions", instructions);
        Some(Contacts {
            fault_email: fault_email?,
            risk_contact: risk_contact?,
            risk_email: risk_email?,
            risk_instructions: risk_instructions?,
        })
    }
}
