//! What a moderator's browser may send about guidelines.

use super::values::{Guideline, GuidelineWording, TypedWording, Way};
use crate::web::FormErrors;
use serde::Deserialize;

/// A guideline as typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct GuidelineForm {
    pub title: String,
    pub short: String,
    /// What is wrong with a comment that breaks it.
    pub fault: String,
    pub body: String,
    pub refusal: String,
    /// The version that was seen; 0 for a new one.
    pub version: i64,
}

/// Which way a guideline is to move.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct MoveForm {
    pub way: String,
    /// The place at which it was seen; the first is 1.
    pub place: Option<usize>,
}

impl From<&Guideline> for GuidelineForm {
    fn from(guideline: &Guideline) -> Self {
        Self {
            title: guideline.title.clone(),
            short: guideline.short.clone(),
            fault: guideline.fault.clone(),
            body: guideline.body.clone(),
            refusal: guideline.refusal.clone(),
            version: guideline.version,
        }
    }
}

impl GuidelineForm {
    /// The wording, or what is wrong.
    pub fn check(&self) -> Result<GuidelineWording, FormErrors> {
        GuidelineWording::check(&TypedWording {
            title: &self.title,
            short: &self.short,
            fault: &self.fault,
            body: &self.body,
            refusal: &self.refusal,
        })
    }
}

impl MoveForm {
    /// The way, if it is one.
    pub fn way(&self) -> Option<Way> {
        match self.way.as_str() {
            "up" => Some(Way::Up),
            "down" => Some(Way::Down),
            _ => None,
        }
    }
}
