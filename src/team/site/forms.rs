//! What a browser may send about the site, and how it becomes values.

use super::{Accent, Replies, Site, contacts::ContactsForm};
use crate::{
    team::accounts::EmailAddress,
    web::{FormErrors, TextRule},
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
    pub email_required: String,
    pub replies: String,
    pub second_look: String,
    pub comments_close_after: String,
    #[serde(flatten)]
    pub contacts: ContactsForm,
    pub public_figures: String,
    pub version: i64,
}

const NAME: TextRule =
    TextRule { subject: "Name", empty: "Enter a name for the blog", most: 60, lines: false };
const PURPOSE: TextRule = TextRule { subject: "Purpose", empty: "", most: 150, lines: false };
const ORGANISATION: TextRule =
    TextRule { subject: "Organisation", empty: "", most: 100, lines: false };
const ABOUT: TextRule = TextRule { subject: "About page", empty: "", most: 20_000, lines: true };

impl From<&Site> for SiteForm {
    fn from(site: &Site) -> Self {
        Self {
            name: site.name.clone(),
            purpose: site.purpose.clone(),
            organisation: site.organisation.clone(),
            contact: site.contact.clone(),
            about: site.about.clone(),
            accent: site.accent.as_str().to_owned(),
            email_required: if site.email_required { "true".to_owned() } else { String::new() },
            replies: match site.replies {
                Replies::Nobody => "nobody",
                Replies::Team => "team",
                Replies::Everyone => "everyone",
            }
            .to_owned(),
            second_look: if site.second_look { "true".to_owned() } else { String::new() },
            comments_close_after: site
                .comments_close_after
                .map_or_else(String::new, |days| days.to_string()),
            contacts: ContactsForm::from(&site.contacts),
            public_figures: if site.public_figures { "true".to_owned() } else { String::new() },
            version: site.version,
        }
    }
}

impl SiteForm {
    /// The settings, or what is wrong.
    pub fn check(&self) -> Result<Site, FormErrors> {
        let mut errors = FormErrors::default();
        let name = errors.check("name", NAME.take_name(&self.name));
        let purpose = errors.check("purpose", PURPOSE.take(&self.purpose));
        let organisation = errors.check("organisation", ORGANISATION.take_name(&self.organisation));
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
        let about = errors.check("about", ABOUT.take(&self.about));
        let comments_close_after = errors.check(
            "comments_close_after",
            match self.comments_close_after.trim() {
                "" => Ok(None),
                typed => typed
                    .parse::<u32>()
                    .ok()
                    .filter(|days| (1..=3650).contains(days))
                    .map(Some)
                    .ok_or("Enter a number of days from 1 to 3,650, or leave it empty"),
            },
        );
        let contacts = self.contacts.check(&mut errors);
        match (name, purpose, organisation, contact, accent, replies, about, contacts) {
            (
                Some(name),
                Some(purpose),
                Some(organisation),
                Some(contact),
                Some(accent),
                Some(replies),
                Some(about),
                Some(contacts),
            ) if errors.is_empty() => Ok(Site {
                name,
                purpose,
                organisation,
                contact,
                about,
                accent,
                // Settled on a page of its own.
                promise: Default::default(),
                email_required: self.email_required == "true",
                replies,
                second_look: self.second_look == "true",
                comments_close_after: comments_close_after.flatten(),
                contacts,
                public_figures: self.public_figures == "true",
                version: self.version,
            }),
            _ => Err(errors),
        }
    }
}
