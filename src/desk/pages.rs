//! What the front of the desk shows.

use crate::team::site::DeskLayout;
use askama::Template;

#[derive(Template)]
#[template(path = "desk/home.html")]
pub struct HomePage {
    pub layout: DeskLayout,
    pub needs: Vec<Need>,
    pub can_write: bool,
}

/// Something to do.
pub struct Need {
    /// How many there are, or that there are many: `1,000+`.
    pub number: String,
    pub title: String,
    pub href: String,
    pub detail: String,
}
