//! A reader reports a published comment.

use crate::{
    base::{
        audit::{self, By, Event},
        context::Context,
        error::{AppError, Result},
    },
    conversation::comments::{self, CommentStatus},
    moderation::reports::{jobs::TellOfReports, store, values::NewReport},
};
use chrono::TimeDelta;

/// A moderator has so many reports of one comment to look at that more would say nothing new: they are
/// taken and not kept.
const ENOUGH: usize = 50;

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportAnswer {
    /// A moderator will look. Saying it twice is saying it once.
    Taken,
    /// Too many came from there; wait so many seconds.
    TooMany(u64),
}

/// Keeps a report, and tells moderators if it is the first about that comment.
pub async fn report(context: &Context, new: &NewReport) -> Result<ReportAnswer> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            transaction.one_at_a_time(&format!("report:{}", new.network)).await?;
            let comment = comments::find(&transaction, new.comment).await?;
            if comment.is_none_or(|comment| comment.status != CommentStatus::Published) {
                return Err(AppError::NotFound);
            }
            if store::is_known(&transaction, new.comment, &new.network).await? {
                return Ok(ReportAnswer::Taken);
            }
            let hour = now - TimeDelta::hours(1);
            let sent = store::from_network(&transaction, &new.network, hour).await?;
            if sent >= context.settings.rates.reports_an_hour {
                return Ok(ReportAnswer::TooMany(3600));
            }
            let before = store::of_comments(&transaction, &[new.comment]).await?;
            let open = before.iter().filter(|report| report.outcome.is_none()).count();
            if open >= ENOUGH {
                return Ok(ReportAnswer::Taken);
            }
            let id = store::insert(&transaction, new, now).await?;
            audit::record(&transaction, now, By::Reader, Event::CommentReported(new.comment, id))
                .await?;
            if open == 0 {
                TellOfReports::soon(&transaction, now).await?;
            }
            Ok(ReportAnswer::Taken)
        })
        .await
}
