//! What a browser may send about the site, and how it becomes values.

use super::{Accent, Promise, Replies, Site};
use crate::{
    accounts::EmailAddress,
    web::{Checked, FormErrors},
};
use serde::Deserialize;

/// The settings page.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct SiteForm {
    pub name: String,
    pub purpose: String,
    pub organisation: String,
    pub contact: String,
    pub about: String,
    pub accent: String,
    pub promise_amount: String,
    pub promise_unit: String,
    pub email_required: String,
    pub replies: String,
    pub version: i64,
}

const NAME: Checked =
    Checked { subject: "Name", empty: "Enter a name for the blog", most: 60, lines: false };
const PURPOSE: Checked = Checked { subject: "Purpose", empty: "", most: 150, lines: false };
const ORGANISATION: Checked =
    Checked { subject: "Organisation", empty: "", most: 100, lines: false };
const ABOUT: Checked = Checked { subject: "About page", empty: "", most: 20_000, lines: true };

impl From<&Site> for SiteForm {
    fn from(site: &Site) -> Self {
        let (promise_unit, amount) = match site.promise {
            Promise::Hours(amount) => ("hours", amount),
            Promise::WorkingDays(amount) => ("working_days", amount),
        };
        Self {
            name: site.name.clone(),
            purpose: site.purpose.clone(),
            organisation: site.organisation.clone(),
            contact: site.contact.clone(),
            about: site.about.clone(),
            accent: site.accent.as_str().to_owned(),
            promise_amount: amount.to_string(),
            promise_unit: promise_unit.to_owned(),
            email_required: if site.email_required { "true".to_owned() } else { String::new() },
            replies: match site.replies {
                Replies::Nobody => "nobody",
                Replies::Team => "team",
                Replies::Everyone => "everyone",
            }
            .to_owned(),
            version: site.version,
        }
    }
}

impl SiteForm {
    /// The settings, or what is wrong.
    pub fn check(&self) -> Result<Site, FormErrors> {
        let mut errors = FormErrors::default();
        let name = errors.check("name", NAME.take(&self.name));
        let purpose = errors.check("purpose", PURPOSE.take(&self.purpose));
        let organisation = errors.check("organisation", ORGANISATION.take(&self.organisation));
        let contact = errors.check(
            "contact",
            match self.contact.trim() {
                "" => Ok(String::new()),
                given => given.parse::<EmailAddress>().map(|email| email.to_string()),
            },
        );
        let accent = errors.check("accent", self.accent.trim().parse::<Accent>());
        let replies = errors.check(
            "replies",
            match self.replies.as_str() {
                "nobody" => Ok(Replies::Nobody),
                "team" => Ok(Replies::Team),
                "everyone" => Ok(Replies::Everyone),
                _ => Err("Select who can reply to comments"),
            },
        );
        let amount = errors.check(
            "promise_amount",
            self.promise_amount
                .trim()
                .parse::<u32>()
                .ok()
                .filter(|amount| (1..=240).contains(amount))
                .ok_or("Enter a number from 1 to 240"),
        );
        let promise = amount.and_then(|amount| {
            errors.check(
                "promise_unit",
                match self.promise_unit.as_str() {
                    "hours" => Ok(Promise::Hours(amount)),
                    "working_days" => Ok(Promise::WorkingDays(amount)),
                    _ => Err("Select hours or working days"),
                },
            )
        });
        let about = errors.check("about", ABOUT.take(&self.about));
        match (name, purpose, organisation, contact, accent, replies, promise, about) {
            (
                Some(name),
                Some(purpose),
                Some(organisation),
                Some(contact),
                Some(accent),
                Some(replies),
                Some(promise),
                Some(about),
            ) => Ok(Site {
                name,
                purpose,
                organisation,
                contact,
                about,
                accent,
                promise,
                email_required: self.email_required == "true",
                replies,
                version: self.version,
            }),
            _ => Err(errors),
        }
    }
}
