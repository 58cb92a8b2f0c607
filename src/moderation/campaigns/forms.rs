//! What a moderator's browser may send about a campaign, and how it becomes a verdict.

use super::values::{TOGETHER, Verdict};
use crate::{
    base::ids::CommentId,
    moderation::decisions::{Reason, SeenComment},
    web::{FormErrors, TextRule},
};
use serde::Deserialize;

/// A verdict as sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct CampaignForm {
    /// The comments that were seen: keys with their versions, `12.1-13.4`.
    pub seen: String,
    /// `publish`, `publish_one`, `refuse` or `spam`.
    pub act: String,
    /// The one to be published.
    pub one: String,
    /// `g12` for a guideline, or the code of an outcome.
    pub guideline: String,
    /// A note to the writers.
    pub note: String,
    /// `true` once the last look was taken.
    pub confirmed: String,
}

const NOTE: TextRule =
    TextRule { subject: "Note to the writers", empty: "", most: 1000, lines: true };

impl CampaignForm {
    /// The comments that were seen.
    pub fn seen(&self) -> Vec<SeenComment> {
        let most = usize::try_from(TOGETHER).unwrap_or(usize::MAX);
        let pair = |text: &str| {
            let (id, version) = text.split_once('.')?;
            Some((CommentId(id.parse().ok()?), version.parse().ok()?))
        };
        let mut seen: Vec<SeenComment> = self.seen.split('-').filter_map(pair).take(most).collect();
        seen.sort_unstable();
        seen.dedup_by_key(|(id, _)| *id);
        seen
    }

    /// As [`CampaignForm::seen`] reads it.
    pub fn written(seen: &[SeenComment]) -> String {
        let pairs: Vec<String> =
            seen.iter().map(|(id, version)| format!("{id}.{version}")).collect();
        pairs.join("-")
    }

    /// The verdict, which is about comments that were seen, or what is wrong.
    pub fn check(&self) -> Result<Verdict, FormErrors> {
        let verdict = self.verdict()?;
        let seen = self.seen();
        let missing = match &verdict {
            Verdict::PublishOne(one) => !seen.iter().any(|(id, _)| id == one),
            _ => seen.is_empty(),
        };
        if missing {
            return Err(FormErrors::one("one", "Select the comment to publish"));
        }
        Ok(verdict)
    }

    /// Whether some would not be published, and nobody has confirmed that yet.
    pub fn needs_a_last_look(&self, verdict: &Verdict) -> bool {
        let refuses = matches!(verdict, Verdict::PublishOne(_) | Verdict::RefuseAll(..));
        refuses && self.confirmed != "true"
    }

    fn verdict(&self) -> Result<Verdict, FormErrors> {
        match self.act.as_str() {
            "publish" => Ok(Verdict::PublishAll),
            "spam" => Ok(Verdict::SpamAll),
            "publish_one" => self
                .one
                .parse()
                .map(|id| Verdict::PublishOne(CommentId(id)))
                .map_err(|_| FormErrors::one("one", "Select the comment to publish")),
            "refuse" => {
                let mut errors = FormErrors::default();
                let reason = self.guideline.parse::<Reason>().map_err(|()| "Select a reason");
                let reason = errors.check("guideline", reason);
                let note = errors.check("note", NOTE.take(&self.note));
                match (reason, note) {
                    (Some(reason), Some(note)) => Ok(Verdict::RefuseAll(reason, note)),
                    _ => Err(errors),
                }
            }
            _ => Err(FormErrors::one("one", "Select what to do with these comments")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_seen_goes_both_ways_and_nonsense_is_left_out() {
        let seen = vec![(CommentId(12), 1), (CommentId(13), 4)];
        let form = CampaignForm { seen: CampaignForm::written(&seen), ..Default::default() };
        assert_eq!(form.seen(), seen);
        let odd = CampaignForm { seen: "x-1-2.y-3.1-3.1--".to_owned(), ..Default::default() };
        assert_eq!(odd.seen(), [(CommentId(3), 1)]);
    }
}
