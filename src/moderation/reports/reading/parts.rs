//! What a card says of the reports about its comment.

use crate::{
    base::{
        clock::london,
        context::Context,
        error::Result,
        ids::{CommentId, GuidelineId},
    },
    conversation::{
        comments::{Comment, CommentStatus},
        guidelines,
    },
    moderation::reports::{
        ReportOutcome,
        pages::{ReportView, ReportsPart},
        store,
        values::Report,
    },
};
use std::collections::BTreeMap;

/// The most reports that a card shows, the newest.
const SHOWN: usize = 10;

/// The reasons of some reports, in words.
pub struct Reasons(BTreeMap<GuidelineId, String>);

impl Reasons {
    /// The reason of one of them.
    pub fn of(&self, report: &Report) -> &str {
        report
            .guideline
            .and_then(|id| self.0.get(&id))
            .map_or("Something else", |fault| fault.as_str())
    }
}

/// Looks the reasons of these reports up.
pub async fn reasons_of(context: &Context, reports: &[Report]) -> Result<Reasons> {
    let mut keys: Vec<GuidelineId> = reports.iter().filter_map(|report| report.guideline).collect();
    keys.sort_unstable();
    keys.dedup();
    let found = guidelines::by_ids(context.database.read(), &keys).await?;
    Ok(Reasons(found.into_iter().map(|guideline| (guideline.id, guideline.fault)).collect()))
}

/// The parts for those of `comments` that were ever reported.
pub async fn parts(
    context: &Context,
    comments: &[Comment],
) -> Result<BTreeMap<CommentId, ReportsPart>> {
    let ids: Vec<CommentId> = comments.iter().map(|comment| comment.id).collect();
    let reports = store::of_comments(context.database.read(), &ids).await?;
    if reports.is_empty() {
        return Ok(BTreeMap::new());
    }
    let reasons = reasons_of(context, &reports).await?;
    let mut parts = BTreeMap::new();
    for comment in comments {
        let about: Vec<&Report> =
            reports.iter().filter(|report| report.comment == comment.id).collect();
        if about.is_empty() {
            continue;
        }
        let open = about.iter().filter(|report| report.outcome.is_none()).count();
        let published = comment.status == CommentStatus::Published;
        let kept = about.iter().any(|report| report.outcome == Some(ReportOutcome::Kept));
        parts.insert(
            comment.id,
            ReportsPart {
                id: comment.id.0,
                open: match open {
                    _ if !published => String::new(),
                    0 => String::new(),
                    1 => "Reported by 1 reader".to_owned(),
                    many => format!("Reported by {many} readers"),
                },
                again: published && open > 0 && kept,
                more: about.len().saturating_sub(SHOWN),
                reports: about
                    .into_iter()
                    .take(SHOWN)
                    .map(|report| view(report, &reasons))
                    .collect(),
            },
        );
    }
    Ok(parts)
}

fn view(report: &Report, reasons: &Reasons) -> ReportView {
    ReportView {
        reason: reasons.of(report).to_owned(),
        words: report.words.clone(),
        when: london::day_and_time(report.at),
        outcome: match (report.outcome, report.decided) {
            (Some(outcome), Some(at)) => {
                format!("{} at {}", outcome.in_words(), london::day_and_time(at))
            }
            _ => String::new(),
        },
    }
}
