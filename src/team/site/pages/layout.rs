//! The frame that every page stands in: title, band, navigation, foot.

use crate::{
    base::settings::Brand,
    team::{
        accounts::{Capability, Member},
        site::{Site, SiteLink, links, paths},
    },
    web::{FormErrors, assets},
};
use std::sync::Arc;

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
    /// The address in the menu that this page is at or belongs to; empty if it is none of them.
    pub here: String,
    /// What the organisation carries on every page.
    pub brand: Arc<Brand>,
    /// The links of the menu.
    pub menu: Vec<SiteLink>,
    /// The links of the foot.
    pub foot: Vec<SiteLink>,
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
            here: String::new(),
            brand: site.brand.clone(),
            menu: or(&site.menu, links::standard_menu),
            foot: or(&site.foot, links::standard_foot),
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
            here: "/".to_owned(),
            ..Self::public(site, "")
        }
    }

    /// Marks the item of the menu that this page belongs to: posts or moderation.
    pub fn at(self, here: &'static str) -> Self {
        self.at_address(match here {
            "posts" => "/",
            "moderation" => "/comment-rules/",
            other => other,
        })
    }

    /// Marks the link of the menu that leads to this address.
    pub fn at_address(self, here: &str) -> Self {
        Self { here: here.to_owned(), ..self }
    }

    /// What a link of the menu says of this page: it is the page itself, or the part that it belongs to.
    pub fn current(&self, link: &SiteLink) -> Option<&'static str> {
        let itself = self.front || self.here != "/";
        (link.address == self.here).then_some(if itself { "page" } else { "true" })
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

/// The links that a site has, or those that a blog begins with.
fn or(own: &[SiteLink], standard: fn() -> Vec<SiteLink>) -> Vec<SiteLink> {
    if own.is_empty() { standard() } else { own.to_vec() }
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
    /// The page of which this one is a part: its address and the words of the way back.
    pub back: Option<(&'static str, &'static str)>,
    /// What was just done.
    pub notice: Option<Notice>,
    /// Whether they signed in with a password that an administrator gave them, who knows it.
    pub temporary_password: bool,
    /// What the team should know while it works: comments are paused.
    pub standing: Option<String>,
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
    /// How much is to do there: `7`, or `1,000+`; none if nothing is.
    pub count: Option<String>,
}

/// What was just done, and how to take it back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// In a few words, without a full stop.
    pub heading: String,
    /// What follows from it, in sentences; may be empty.
    pub text: String,
    /// The address of the form that undoes it.
    pub undo: Option<String>,
}

impl Notice {
    /// One of something that cannot be undone from here. The first sentence of `text` is its heading.
    pub fn saying(text: impl AsRef<str>) -> Self {
        let text = text.as_ref();
        let (heading, more) = text.split_once(". ").unwrap_or((text, ""));
        Self::of(heading.trim_end_matches('.'), more)
    }

    /// The same where the heading names someone, whose name may have full stops in it.
    pub fn of(heading: impl Into<String>, text: impl Into<String>) -> Self {
        Self { heading: heading.into(), text: text.into(), undo: None }
    }
}

/// Key, words, address, and who sees it: the navigation of the desk in its order. Of two with one key a person
/// sees the first that they may open.
const ITEMS: &[(&str, &str, &str, Option<Capability>)] = &[
    ("desk", "Home", "/desk/", None),
    ("posts", "Posts", "/desk/posts/", Some(Capability::WritePosts)),
    ("moderation", "Comments", TO_READ, Some(Capability::ModerateComments)),
    ("answers", "Answers", "/desk/answers/", Some(Capability::AnswerComments)),
    ("settings", "Settings", paths::SETTINGS, Some(Capability::ManageSite)),
    ("settings", "Settings", paths::COMMENT_SETTINGS, Some(Capability::ModerateComments)),
];

/// Where comments are read; its item carries how many wait.
const TO_READ: &str = "/desk/moderation/";

/// Under which item, words and address: the second line of the navigation of the desk.
const SECTIONS: &[(&str, &str, &str, Option<Capability>)] = &[
    ("posts", "Posts", "/desk/posts/", Some(Capability::WritePosts)),
    ("posts", "Pages", "/desk/pages/", Some(Capability::PublishPosts)),
    ("posts", "Front page", "/desk/posts/front", Some(Capability::PublishPosts)),
    ("settings", "The blog", paths::SETTINGS, Some(Capability::ManageSite)),
    ("settings", "Comments", paths::COMMENT_SETTINGS, Some(Capability::ModerateComments)),
    ("settings", "People", "/desk/people/", Some(Capability::ManagePeople)),
    ("settings", "Menu and footer", "/desk/settings/links", Some(Capability::ManageSite)),
    ("settings", "Emails", "/desk/mail/", Some(Capability::ManageSite)),
    ("account", "Your account", "/desk/account", None),
    ("account", "Emails about comments", "/desk/account/mail", Some(Capability::ModerateComments)),
];

impl DeskLayout {
    /// The frame of the page `heading`, for `member`.
    pub fn new(site: &Site, member: &Member, heading: &str, here: &'static str) -> Self {
        Self {
            here,
            person: member.name().to_owned(),
            csrf: member.csrf().to_owned(),
            temporary_password: member.person().temporary_password,
            items: items(member, here),
            sections: SECTIONS
                .iter()
                .filter(|(item, _, _, needs)| *item == here && may(member, *needs))
                .map(|(_, name, href, _)| NavItem { name, href, here: false, count: None })
                .collect(),
            ..Self::closed(site, heading)
        }
    }

    /// The same for an error where nobody can tell who is signed in, or nobody is: the way to the desk and
    /// no menu.
    pub fn closed(site: &Site, heading: &str) -> Self {
        Self {
            title: format!("{heading} – {}", site.name),
            site_name: site.name.clone(),
            style: assets::address("styles.css"),
            theme: paths::theme(site.version),
            icon: assets::address("favicon.svg"),
            here: "",
            person: String::new(),
            csrf: String::new(),
            temporary_password: false,
            items: Vec::new(),
            sections: Vec::new(),
            back: None,
            notice: None,
            standing: None,
        }
    }

    /// Says what the team should know while it works.
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

    /// Says that the page belongs to one of the tools under «Comment settings».
    pub fn within_tool(self) -> Self {
        self.in_section(paths::COMMENT_SETTINGS)
    }

    /// Says that the page is one of these tools, and leads back to all of them.
    pub fn tool(self) -> Self {
        Self { back: Some((paths::COMMENT_SETTINGS, "Comment settings")), ..self }.within_tool()
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

fn may(member: &Member, needs: Option<Capability>) -> bool {
    needs.is_none_or(|capability| member.can(capability))
}

/// The navigation as `member` sees it, on a page that belongs to the item `here`.
fn items(member: &Member, here: &str) -> Vec<NavItem> {
    let mut keys = Vec::new();
    let mut items = Vec::new();
    for (key, name, href, needs) in ITEMS {
        if may(member, *needs) && !keys.contains(key) {
            keys.push(key);
            let waiting = member.to_read().filter(|count| *href == TO_READ && !count.is_none());
            let count = waiting.map(|count| count.to_string());
            items.push(NavItem { name, href, here: *key == here, count });
        }
    }
    items
}

fn mark(title: &mut String, errors: &FormErrors) {
    if !errors.is_empty() {
        title.insert_str(0, "Error: ");
    }
}
