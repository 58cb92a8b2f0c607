//! What the owner of an address may send.

use crate::{team::accounts::EmailAddress, web::FormErrors};
use serde::Deserialize;

/// One comment, or everything; or that mail may come again.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct StopForm {
    /// Filled: all mail.
    pub all: String,
    /// Filled: mail may come again.
    pub start: String,
}

/// The wish for a link to one's comments.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct AskForm {
    pub email: String,
}

impl AskForm {
    /// The address, or what is wrong with it.
    pub fn check(&self) -> Result<EmailAddress, FormErrors> {
        match self.email.trim() {
            "" => Err("Enter your email address"),
            typed => typed.parse::<EmailAddress>(),
        }
        .map_err(|message| FormErrors::one("email", message))
    }
}
