//! `screening`: what the spam filter has learnt, and how right it is.

use super::out::tell;
use crate::{
    app,
    base::{audit::By, settings::Settings},
    moderation::spam_filter::{self, Report},
};
use clap::Subcommand;

/// The spam filter.
#[derive(Debug, Subcommand)]
pub(super) enum Screening {
    /// Forgets what the filter has learnt and learns anew from the decisions that stand; the blog may
    /// be served meanwhile
    Rebuild {
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Measures how right the filter is, on comments of this blog that it did not learn from
    Report {
        /// As JSON
        #[arg(long)]
        json: bool,
    },
}

pub(super) async fn run(screening: Screening, settings: Settings) -> anyhow::Result<()> {
    let context = app::open_existing(settings).await?;
    match screening {
        Screening::Rebuild { json } => {
            let learnt = spam_filter::rebuild(&context, By::Operator).await?;
            if json {
                tell(&serde_json::to_string_pretty(&learnt)?)?;
            } else {
                tell(&format!(
                    "learnt from {} comments called spam and {} published ones",
                    learnt.spam, learnt.published
                ))?;
            }
        }
        Screening::Report { json } => report(&spam_filter::report(&context).await?, json)?,
    }
    context.database.clone().close().await?;
    Ok(())
}

fn report(report: &Report, json: bool) -> anyhow::Result<()> {
    if json {
        let part = |tested: Option<spam_filter::TestResult>| {
            tested.map(|tested| {
                serde_json::json!({
                    "caught": tested.caught,
                    "missed": tested.missed,
                    "wrongly": tested.wrongly,
                    "passed": tested.passed,
                    "precision": tested.precision(),
                    "recall": tested.recall(),
                })
            })
        };
        let all = serde_json::json!({
            "spam": report.spam,
            "published": report.published,
            "newest": part(report.newest),
            "each": part(report.each),
        });
        tell(&serde_json::to_string_pretty(&all)?)?;
        return Ok(());
    }
    tell(&format!("{} comments called spam, {} published", report.spam, report.published))?;
    for line in report.in_words() {
        tell(&line)?;
    }
    Ok(())
}
