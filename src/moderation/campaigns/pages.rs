//! What the pages of a campaign show.

use super::forms::CampaignForm;
use crate::{base::words::counted, team::site::DeskLayout, web::FormErrors};
use askama::Template;

/// Nothing could be decided.
pub const CHANGED: &str = "Nothing was changed: these comments have changed since you opened the page. \
    Check them as they are now";

/// How many comments with a text wait.
pub fn how_many_wait(count: usize) -> String {
    match count {
        0 => "No comment with this text is waiting".to_owned(),
        1 => "1 waiting comment with this text".to_owned(),
        many => format!("{many} waiting comments with the same text"),
    }
}

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

/// What the last look says.
pub struct LastLook {
    pub heading: String,
    pub sentences: Vec<String>,
    pub button: String,
}

impl LastLook {
    /// Before one is published and the others are not.
    pub fn publish_one(name: &str, others: usize) -> Self {
        Self::of(
            others,
            vec![
                format!("We will publish the comment by {name}."),
                "The reason for the others will be: Same comment sent twice.".to_owned(),
            ],
            Some(format!("Publish 1 and do not publish {others}")),
        )
    }

    /// Before none is published.
    pub fn refuse(reason: &str, count: usize) -> Self {
        Self::of(count, vec![format!("The reason will be: {reason}.")], None)
    }

    fn of(refused: usize, mut sentences: Vec<String>, button: Option<String>) -> Self {
        let heading = format!("Do not publish {}", counted(refused, "comment"));
        sentences.push(
            "Each writer will see the reason on their private page. We will email those who gave a \
             confirmed address."
                .to_owned(),
        );
        Self { button: button.unwrap_or_else(|| heading.clone()), heading, sentences }
    }
}
