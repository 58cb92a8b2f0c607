//! The rule bench: a rule runs over past comments before it is kept, and nothing is changed.

use crate::{
    base::{context::Context, error::Result, ids::CommentId},
    conversation::comments::{self, CommentStatus, Past},
    moderation::screening::{
        apart::apart,
        matcher::{Matcher, Place, Subject},
        text::CommentText,
    },
};
use std::{
    collections::BTreeMap,
    sync::Arc,
    time::{Duration, Instant},
};

/// The most comments that are read.
const READ: usize = 10_000;
/// Read at a time.
const BATCH: u64 = 500;
/// The most time that is spent on finding.
const WORK: Duration = Duration::from_secs(2);
/// The most comments that are shown of the published ones, and of the others.
const SHOWN: usize = 20;

/// A comment that the rule would have caught.
#[derive(Debug, Clone)]
pub struct TrialMatch {
    /// The comment.
    pub comment: Past,
    /// Where in its text; nothing if the rule is about the sender.
    pub spans: Vec<(usize, usize)>,
}

/// What the rule would have caught.
#[derive(Debug, Clone, Default)]
pub struct Trial {
    /// How many comments were read, the newest first.
    pub read: usize,
    /// Whether that were all there are.
    pub all: bool,
    /// How long the finding took.
    pub took: Duration,
    /// How many it would have caught, by state.
    pub counts: BTreeMap<CommentStatus, usize>,
    /// The newest published ones among them: likely mistakes.
    pub published: Vec<TrialMatch>,
    /// The newest others.
    pub others: Vec<TrialMatch>,
}

impl Trial {
    /// How many it would have caught.
    pub fn caught(&self) -> usize {
        self.counts.values().sum()
    }

    fn note(&mut self, comment: Past, found: &[Place]) {
        *self.counts.entry(comment.status).or_default() += 1;
        let list = match comment.status {
            CommentStatus::Published => &mut self.published,
            _ => &mut self.others,
        };
        if list.len() < SHOWN {
            list.push(TrialMatch {
                comment,
                spans: found.iter().filter_map(|place| place.span()).collect(),
            });
        }
    }
}

/// Runs `matcher` over past comments in all states, the newest first, off the threads that answer.
/// Ends after [`READ`] comments or [`WORK`] of finding.
pub async fn try_out(context: &Context, matcher: Arc<Matcher>) -> Result<Trial> {
    let mut trial = Trial::default();
    let mut before: Option<CommentId> = None;
    while trial.read < READ && trial.took < WORK {
        let batch = comments::past(context.database.read(), before, BATCH).await?;
        let Some(last) = batch.last() else {
            trial.all = true;
            break;
        };
        before = Some(last.id);
        trial.all = batch.len() < usize::try_from(BATCH).unwrap_or(usize::MAX);
        let matcher = matcher.clone();
        trial = apart(move || over(trial, &matcher, batch)).await?;
        if trial.all {
            break;
        }
    }
    Ok(trial)
}

fn over(mut trial: Trial, matcher: &Matcher, batch: Vec<Past>) -> Trial {
    let begun = Instant::now();
    let before = trial.took;
    for comment in batch {
        let found = matcher.find(&Subject {
            name: &comment.name,
            email: comment.email.as_deref(),
            network: comment.network.as_deref(),
            text: &CommentText::of(&comment.body),
        });
        trial.read += 1;
        if !found.is_empty() {
            trial.note(comment, &found);
        }
        trial.took = before + begun.elapsed();
        if trial.took >= WORK {
            trial.all = false;
            break;
        }
    }
    trial
}
