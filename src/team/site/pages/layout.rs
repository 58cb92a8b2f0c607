//! The frame that every page stands in: title, band, navigation, foot.

use crate::{
    team::{
        accounts::{Capability, Member},
        site::{Site, paths},
    },
    web::{FormErrors, assets},
};

/// The frame of a reader's page.
#[derive(Debug, Clone)]
pub struct Layout {
    /// The whole text of `<title>`.
    pub title: String,
    /// What the blog is called.
    pub site_name: String,
    /// What it is for.
    pub purpose: String,
    /// Who runs it.
    pub organisation: String,
    /// What search engines and shared links show; may be empty.
    pub description: String,
    /// The one address of this page; may be empty.
    pub canonical: String,
    /// Where the style sheet is.
    pub style: String,
    /// Where the blog's own colours are.
    pub theme: String,
    /// Where the icon is.
    pub icon: String,
    /// What search engines are asked; empty or `noindex`.
    pub robots: String,
    /// Whether this is the front page, with its large band.
    pub front: bool,
    /// Which item of the navigation this page is.
    pub here: &'static str,
}

impl Layout {
    /// A page that anyone may find.
    pub fn public(site: &Site, heading: &str) -> Self {
        Self {
            title: format!("{heading} – {}", site.name),
            site_name: site.name.clone(),
            purpose: site.purpose.clone(),
            organisation: site.organisation.clone(),
            description: String::new(),
            canonical: String::new(),
            style: assets::address("styles.css"),
            theme: paths::theme(site.version),
            icon: assets::address("favicon.svg"),
            robots: String::new(),
            front: false,
            here: "",
        }
    }

    /// A page that search engines keep out of.
    pub fn private(site: &Site, heading: &str) -> Self {
        Self { robots: "noindex".to_owned(), ..Self::public(site, heading) }
    }

    /// The front page: its heading is the blog's name, in the band.
    pub fn front(site: &Site) -> Self {
        Self {
            title: if site.purpose.is_empty() {
                site.name.clone()
            } else {
                format!("{} – {}", site.name, site.purpose)
            },
            description: site.purpose.clone(),
            front: true,
            here: "posts",
            ..Self::public(site, "")
        }
    }

    /// Marks the item of the navigation that this page is.
    pub fn at(self, here: &'static str) -> Self {
        Self { here, ..self }
    }

    /// What search engines and shared links show.
    pub fn described(self, description: impl Into<String>) -> Self {
        Self { description: description.into(), ..self }
    }

    /// The one address of this page.
    pub fn found_at(self, address: impl Into<String>) -> Self {
        Self { canonical: address.into(), ..self }
    }

    /// Says in the title that a form on the page has mistakes.
    pub fn with_errors(mut self, errors: &FormErrors) -> Self {
        mark(&mut self.title, errors);
        self
    }
}

/// The frame of a page of the desk.
#[derive(Debug, Clone)]
pub struct DeskLayout {
    /// The whole text of `<title>`.
    pub title: String,
    /// What the blog is called.
    pub site_name: String,
    /// Where the style sheet is.
    pub style: String,
    /// Where the blog's own colours are.
    pub theme: String,
    /// Where the icon is.
    pub icon: String,
    /// Which page this is.
    pub here: &'static str,
    /// Who is signed in.
    pub person: String,
    /// Proves that a form was made for this session.
    pub csrf: String,
    /// The navigation.
    pub items: Vec<NavItem>,
    /// The pages beside this one, under the item of the navigation that this page belongs to.
    pub sections: Vec<NavItem>,
    /// What was just done.
    pub notice: Option<Notice>,
    /// What the team should know meanwhile: comments are paused.
    pub standing: Option<String>,
}

impl DeskLayout {
    /// Whether there are so many pages beside this one that on a narrow screen they stand below it.
    pub fn many_sections(&self) -> bool {
        self.sections.len() > 4
    }
}

/// An item of the navigation of the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavItem {
    /// What it says.
    pub name: &'static str,
    /// Where it leads.
    pub href: &'static str,
    /// Whether this page is it.
    pub here: bool,
    /// How much is to do there: `7`, or `1,000+`.
    pub count: Option<String>,
}

/// What was just done, and how to take it back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// In a sentence.
    pub text: String,
    /// The address of the form that undoes it.
    pub undo: Option<String>,
}

impl Notice {
    /// One of something that cannot be undone from here.
    pub fn saying(text: impl Into<String>) -> Self {
        Self { text: text.into(), undo: None }
    }
}

/// Key, words, address, and who sees it: the navigation of the desk in its order.
const ITEMS: &[(&str, &str, &str, Option<Capability>)] = &[
    ("desk", "Home", "/desk/", None),
    ("posts", "Posts", "/desk/posts/", Some(Capability::WritePosts)),
    ("moderation", "Comments", "/desk/moderation/", Some(Capability::ModerateComments)),
    ("answers", "To answer", "/desk/answers/", Some(Capability::AnswerComments)),
    ("people", "People", "/desk/people/", Some(Capability::ManagePeople)),
    ("settings", "Settings", "/desk/settings", Some(Capability::ManageSite)),
];

/// Under which item, words and address: the second line of the navigation of the desk.
const SECTIONS: &[(&str, &str, &str, Option<Capability>)] = &[
    ("moderation", "Queue", "/desk/moderation/", Some(Capability::ModerateComments)),
    ("moderation", "Reported", "/desk/moderation/reported", Some(Capability::ModerateComments)),
    (
        "moderation",
        "My last 20 decisions",
        "/desk/moderation/mine",
        Some(Capability::ModerateComments),
    ),
    (
        "moderation",
        "All decisions",
        "/desk/moderation/decisions",
        Some(Capability::ModerateComments),
    ),
    ("moderation", "Screening", "/desk/moderation/screening", Some(Capability::ModerateComments)),
    ("moderation", "Saved replies", "/desk/moderation/replies", Some(Capability::ModerateComments)),
    ("moderation", "Signposts", "/desk/moderation/signposts", Some(Capability::ModerateComments)),
    ("moderation", "Other teams", "/desk/moderation/teams", Some(Capability::ModerateComments)),
    ("moderation", "Guidelines", "/desk/moderation/guidelines", Some(Capability::ModerateComments)),
    ("moderation", "Promise", "/desk/moderation/promise", Some(Capability::ModerateComments)),
    ("settings", "The blog", "/desk/settings", Some(Capability::ManageSite)),
    ("settings", "Promise", "/desk/settings/promise", Some(Capability::ManageSite)),
    ("settings", "Bank holidays", "/desk/settings/bank-holidays", Some(Capability::ManageSite)),
    ("settings", "Emails", "/desk/mail/", Some(Capability::ManageSite)),
    ("moderation", "Commenting calendar", "/desk/calendar/", Some(Capability::ModerateComments)),
    (
        "moderation",
        "Erase by address",
        "/desk/moderation/erasure",
        Some(Capability::ModerateComments),
    ),
    ("account", "Your account", "/desk/account", None),
    (
        "account",
        "Mail about waiting comments",
        "/desk/account/mail",
        Some(Capability::ModerateComments),
    ),
    ("moderation", "Figures", "/desk/moderation/figures", Some(Capability::ModerateComments)),
    ("moderation", "Sealed originals", "/desk/records/sealed/", Some(Capability::ManagePeople)),
];

impl DeskLayout {
    /// The frame of the page `heading`, for `member`.
    pub fn new(site: &Site, member: &Member, heading: &str, here: &'static str) -> Self {
        Self {
            title: format!("{heading} – {}", site.name),
            site_name: site.name.clone(),
            style: assets::address("styles.css"),
            theme: paths::theme(site.version),
            icon: assets::address("favicon.svg"),
            here,
            person: member.name().to_owned(),
            csrf: member.csrf().to_owned(),
            items: ITEMS
                .iter()
                .filter(|(_, _, _, needs)| needs.is_none_or(|capability| member.can(capability)))
                .map(|(key, name, href, _)| NavItem { name, href, here: *key == here, count: None })
                .collect(),
            sections: SECTIONS
                .iter()
                .filter(|(item, _, _, needs)| {
                    *item == here && needs.is_none_or(|capability| member.can(capability))
                })
                .map(|(_, name, href, _)| NavItem { name, href, here: false, count: None })
                .collect(),
            notice: None,
            standing: None,
        }
    }

    /// Says what the team should know meanwhile.
    pub fn knowing(self, standing: Option<String>) -> Self {
        Self { standing, ..self }
    }

    /// Says which of the sections the page is.
    pub fn in_section(mut self, href: &str) -> Self {
        for section in &mut self.sections {
            section.here = section.href == href;
        }
        self
    }

    /// Says how much there is to do behind an item, where that is shown.
    pub fn counting(mut self, href: &str, count: impl ToString) -> Self {
        for item in &mut self.items {
            if item.href == href {
                item.count = Some(count.to_string());
            }
        }
        self
    }

    /// Says what was just done.
    pub fn telling(self, notice: Option<Notice>) -> Self {
        Self { notice, ..self }
    }

    /// Says in the title that a form on the page has mistakes.
    pub fn with_errors(mut self, errors: &FormErrors) -> Self {
        mark(&mut self.title, errors);
        self
    }
}

fn mark(title: &mut String, errors: &FormErrors) {
    if !errors.is_empty() {
        title.insert_str(0, "Error: ");
    }
}
