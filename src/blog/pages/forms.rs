//! What an editor's browser may send about pages.

use super::values::{Intent, PageName, Wording};
use crate::web::FormErrors;
use serde::Deserialize;

/// A page as typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct PageForm {
    pub title: String,
    pub body: String,
    /// The name in the address, of a new one.
    pub name: String,
    /// The version that was seen; 0 for a new one, and for the program's own words.
    pub version: i64,
    /// `publish`, or nothing for a draft.
    pub then: String,
}

impl PageForm {
    /// A page that is there, to be worded.
    pub fn of(wording: &Wording, version: i64) -> Self {
        Self {
            title: wording.title.clone(),
            body: wording.body.clone(),
            version,
            ..Self::default()
        }
    }

    /// The wording, or what is wrong.
    pub fn check(&self) -> Result<Wording, FormErrors> {
        Wording::check(&self.title, &self.body)
    }

    /// The wording of a new page and its name, or what is wrong. Without a name it is made from the title.
    pub fn check_new(&self) -> Result<(PageName, Wording), FormErrors> {
        let typed = if self.name.trim().is_empty() { &self.title } else { &self.name };
        let wording = self.check();
        match (PageName::typed(typed), wording) {
            (Ok(name), Ok(wording)) => Ok((name, wording)),
            (Err(message), Ok(_)) => Err(FormErrors::one("name", message)),
            (name, Err(mut errors)) => {
                // A title that is missing makes no name either, which need not be said twice.
                if !self.name.trim().is_empty() {
                    errors.check("name", name);
                }
                Err(errors)
            }
        }
    }

    /// What is to become of it.
    pub fn intent(&self) -> Intent {
        if self.then == "publish" { Intent::Publish } else { Intent::Draft }
    }
}
