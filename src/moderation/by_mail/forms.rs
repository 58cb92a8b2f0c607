//! What a browser may send here, and how it becomes values.

use super::values::{Choice, Wish};
use crate::web::FormErrors;
use serde::Deserialize;

/// Which mail one wants.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct MailForm {
    pub mail: String,
    pub hour: String,
}

impl MailForm {
    /// The hours of a London day at which a daily mail may come.
    pub const HOURS: std::ops::RangeInclusive<u32> = 6..=20;

    /// As it stands.
    pub fn of(wish: &Wish) -> Self {
        Self { mail: wish.choice.code().to_owned(), hour: wish.hour.to_string() }
    }

    /// The choice and the hour, or what is wrong.
    pub fn check(&self) -> Result<(Choice, u32), FormErrors> {
        let mut errors = FormErrors::default();
        let choice = Choice::from_code(&self.mail).ok_or("Select when we should email you");
        let choice = errors.check("mail", choice);
        let hour = self.hour.trim().parse::<u32>().ok().filter(|hour| Self::HOURS.contains(hour));
        let hour = match (hour, choice) {
            (None, Some(Choice::AtOnce | Choice::None)) => Some(Wish::default().hour),
            (hour, _) => errors.check("hour", hour.ok_or("Select an hour")),
        };
        match (choice, hour) {
            (Some(choice), Some(hour)) => Ok((choice, hour)),
            _ => Err(errors),
        }
    }
}
