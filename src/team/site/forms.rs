//! What a browser may send about the site, and how it becomes values.

use super::{
    Accent, Replies, Site, SiteLink,
    contacts::ContactsForm,
    links::{standard_foot, standard_menu},
};
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

impl From<&Site> for SiteForm {
    fn from(site: &Site) -> Self {
        Self {
            name: site.name.clone(),
            purpose: site.purpose.clone(),
            organisation: site.organisation.clone(),
            contact: site.contact.clone(),
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
        match (name, purpose, organisation, contact, accent, replies, contacts) {
            (
                Some(name),
                Some(purpose),
                Some(organisation),
                Some(contact),
                Some(accent),
                Some(replies),
                Some(contacts),
            ) if errors.is_empty() => Ok(Site {
                name,
                purpose,
                organisation,
                contact,
                accent,
                // Settled on a page of its own, as the links are.
                promise: Default::default(),
                email_required: self.email_required == "true",
                replies,
                second_look: self.second_look == "true",
                comments_close_after: comments_close_after.flatten(),
                contacts,
                public_figures: self.public_figures == "true",
                menu: Vec::new(),
                foot: Vec::new(),
                front_answer: None,
                brand: Default::default(),
                version: self.version,
            }),
            _ => Err(errors),
        }
    }
}

/// The links of the menu and the foot, a row each.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct LinksForm {
    pub menu_label: Vec<String>,
    pub menu_address: Vec<String>,
    pub menu_place: Vec<String>,
    pub foot_label: Vec<String>,
    pub foot_address: Vec<String>,
    pub foot_place: Vec<String>,
    pub version: i64,
}

/// A row as it was typed.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct LinkRow {
    pub label: String,
    pub address: String,
    pub place: String,
}

/// The most links of the menu, which has one line.
const MOST_IN_MENU: usize = 8;
/// The most links of the foot.
const MOST_IN_FOOT: usize = 16;
/// Empty rows behind the last link.
const SPARE: usize = 2;
/// Pages that readers must be led to: data protection and accessibility law say so.
const REQUIRED: [&str; 2] = ["/privacy/", "/accessibility/"];

/// Checked links: those of the menu, and those of the foot.
pub type Links = (Vec<SiteLink>, Vec<SiteLink>);

impl LinksForm {
    /// The links of the menu and the foot, or what is wrong. Those that a blog begins with come as none.
    pub fn check(&self) -> Result<Links, FormErrors> {
        let mut errors = FormErrors::default();
        let menu = errors.check("menu", checked(&self.menu(), MOST_IN_MENU));
        let foot = errors.check("foot", checked(&self.foot(), MOST_IN_FOOT));
        if let (Some(menu), Some(foot)) = (&menu, &foot) {
            let leads = |to: &str| menu.iter().chain(foot).any(|link| link.address == to);
            if !REQUIRED.into_iter().all(leads) {
                let [privacy, accessibility] = REQUIRED;
                let words =
                    format!("Keep links to {privacy} and {accessibility}. The law asks for them");
                errors.add("foot", words);
            }
        }
        match (menu, foot) {
            (Some(menu), Some(foot)) if errors.is_empty() => {
                let own = |links: Vec<SiteLink>, standard: Vec<SiteLink>| {
                    if links == standard { Vec::new() } else { links }
                };
                Ok((own(menu, standard_menu()), own(foot, standard_foot())))
            }
            _ => Err(errors),
        }
    }

    /// The rows of the menu as they were typed.
    pub fn menu(&self) -> Vec<LinkRow> {
        typed(&self.menu_label, &self.menu_address, &self.menu_place)
    }

    /// The rows of the foot as they were typed.
    pub fn foot(&self) -> Vec<LinkRow> {
        typed(&self.foot_label, &self.foot_address, &self.foot_place)
    }
}

impl LinkRow {
    /// A row for each link, and empty ones behind.
    pub fn of(links: &[SiteLink]) -> Vec<Self> {
        let row = |(place, link): (usize, &SiteLink)| Self {
            label: link.label.clone(),
            address: link.address.clone(),
            place: place.to_string(),
        };
        Self::with_spare((1..).zip(links).map(row).collect())
    }

    /// The rows, and empty ones behind them.
    pub fn with_spare(mut rows: Vec<Self>) -> Vec<Self> {
        rows.retain(|row| !row.is_empty());
        for _ in 0..SPARE {
            rows.push(Self::default());
        }
        rows
    }

    fn is_empty(&self) -> bool {
        self.label.trim().is_empty() && self.address.trim().is_empty()
    }
}

fn typed(labels: &[String], addresses: &[String], places: &[String]) -> Vec<LinkRow> {
    let at = |list: &[String], row: usize| list.get(row).cloned().unwrap_or_default();
    (0..labels.len().max(addresses.len()))
        .map(|row| LinkRow {
            label: at(labels, row),
            address: at(addresses, row),
            place: at(places, row),
        })
        .collect()
}

/// The links in their order: rows without a number come last, and one that is moved to the place of another
/// comes before it if it moves up, behind it if it moves down.
fn checked(rows: &[LinkRow], most: usize) -> Result<Vec<SiteLink>, String> {
    let mut links = Vec::new();
    for (number, row) in (1_u32..).zip(rows).filter(|(_, row)| !row.is_empty()) {
        let place = match row.place.trim() {
            "" => u32::MAX,
            typed => typed.parse().map_err(|_| "Enter the order of each link as a number")?,
        };
        let side = if place > number { 1 } else { i8::from(place == number) - 1 };
        links.push(((place, side, number), SiteLink::check(&row.label, &row.address)?));
    }
    if links.is_empty() {
        return Err("Enter at least one link".to_owned());
    }
    if links.len() > most {
        return Err(format!("Enter {most} links or fewer"));
    }
    links.sort_by_key(|(key, _)| *key);
    Ok(links.into_iter().map(|(_, link)| link).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(places: [&str; 3]) -> Vec<String> {
        let row = |(label, place): (&str, &str)| LinkRow {
            label: label.to_owned(),
            address: "/".to_owned(),
            place: place.to_owned(),
        };
        let rows: Vec<LinkRow> = ["a", "b", "c"].into_iter().zip(places).map(row).collect();
        checked(&rows, 8).expect("good").into_iter().map(|link| link.label).collect()
    }

    #[test]
    fn a_link_moves_to_the_place_that_was_typed() {
        assert_eq!(order(["1", "2", "3"]), ["a", "b", "c"]);
        assert_eq!(order(["1", "2", "1"]), ["c", "a", "b"]);
        assert_eq!(order(["3", "2", "3"]), ["b", "c", "a"]);
        assert_eq!(order(["", "2", "3"]), ["b", "c", "a"]);
        assert_eq!(order(["3", "2", "1"]), ["c", "b", "a"]);
    }
}
