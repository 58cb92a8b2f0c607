//! What the pages of a campaign show.

use super::forms::CampaignForm;
use crate::{team::site::DeskLayout, web::FormErrors};
use askama::Template;

/// The comments that say the same.
#[derive(Template)]
#[template(path = "moderation/campaigns/campaign.html")]
pub struct CampaignPage {
    pub layout: DeskLayout,
    pub errors: FormErrors,
    pub heading: String,
    /// Where the form goes.
    pub action: String,
    pub text: String,
    pub form: CampaignForm,
    pub entries: Vec<Entry>,
    /// How many can be decided in one go.
    pub together: u64,
    /// More than that are waiting.
    pub more_waiting: bool,
    pub next: Option<String>,
    pub reasons: Vec<(String, String)>,
    /// How many would be decided: `all 47 comments`.
    pub all: String,
}

/// A comment of a campaign.
pub struct Entry {
    pub id: i64,
    pub name: String,
    pub post: String,
    pub sent: String,
    /// Its words, where they are not just those of the first.
    pub differs: Option<String>,
    pub chosen: bool,
}

/// The last look before many are refused.
#[derive(Template)]
#[template(path = "moderation/campaigns/confirm.html")]
pub struct ConfirmPage {
    pub layout: DeskLayout,
    pub heading: String,
    pub action: String,
    pub sentences: Vec<String>,
    pub note: String,
    pub form: CampaignForm,
    pub button: String,
}
