//! The second half of screening: what only other comments can tell, in the transaction that keeps this
//! one. Nothing here reads a text.

use crate::{
    base::{database::Transaction, error::Result},
    conversation::comments::{self, Finding, Fingerprint, HoldCause},
    moderation::{
        screening::{Check, FirstLook, fingerprint::is_near},
        spam_filter::Opinion,
    },
};
use chrono::TimeDelta;

/// How far back a sender's comments are counted.
const LATELY: TimeDelta = TimeDelta::minutes(10);
/// How many waiting comments a new one is compared with for nearly the same text.
const COMPARED: u64 = 500;

/// What came of screening.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ScreeningOutcome {
    /// What was noticed, in the order in which it is shown.
    pub findings: Vec<Finding>,
    /// Whether it goes to the spam.
    pub spam: bool,
    /// How like spam the filter finds it, from 0 to 100; none while it says nothing.
    pub spam_score: Option<u8>,
    /// What its text is known by.
    pub fingerprint: Fingerprint,
}

impl FirstLook {
    /// Compares it with other comments, and says all that was noticed.
    pub async fn settle(&self, transaction: &Transaction) -> Result<ScreeningOutcome> {
        let mut findings = self.findings.clone();
        if self.rules.on(Check::SameText) {
            findings.extend(self.same_text(transaction).await?);
        }
        let repeat = self.rules.setting(Check::Repeat);
        if repeat.active {
            let sent = self.sent_lately(transaction).await?;
            if i64::try_from(sent).unwrap_or(i64::MAX) >= repeat.amount {
                findings.push(Finding::of(HoldCause::Repeat).saying(sent.to_string()));
            }
        }
        let submission = &self.submission;
        for (check, cause, applies) in [
            (Check::Trap, HoldCause::Trap, submission.trapped),
            (Check::Fast, HoldCause::Fast, submission.too_fast),
        ] {
            if applies && (self.rules.on(check) || !check.can_rest()) {
                findings.push(Finding::of(cause));
            }
        }
        if let Some(likeness) = self.likeness.filter(|_| self.rules.on(Check::TeamName)) {
            findings.push(Finding::of(HoldCause::TeamName).saying(likeness.code()));
        }
        // It holds and sorts; to file as spam is for people.
        findings.extend(self.opinion.as_ref().and_then(likely_spam));
        Ok(ScreeningOutcome {
            findings,
            spam: self.spam,
            spam_score: self.opinion.as_ref().map(|opinion| opinion.verdict.score),
            fingerprint: self.fingerprint.clone(),
        })
    }

    /// Whether another comment says the same, or a waiting one nearly so.
    async fn same_text(&self, transaction: &Transaction) -> Result<Option<Finding>> {
        let (own, fingerprint) = (self.submission.comment, &self.fingerprint);
        if let Some(first) = comments::first_of_text(transaction, &fingerprint.digest, own).await? {
            return Ok(Some(Finding::of(HoldCause::SameText).saying(first.to_string())));
        }
        if fingerprint.shape == 0 {
            return Ok(None);
        }
        let shapes = comments::waiting_shapes(transaction, COMPARED).await?;
        let near = shapes
            .into_iter()
            .find(|(id, shape)| Some(*id) != own && is_near(*shape, fingerprint.shape));
        Ok(near.map(|(id, _)| Finding::of(HoldCause::NearText).saying(id.to_string())))
    }

    /// How many comments came lately from there, this one among them.
    async fn sent_lately(&self, transaction: &Transaction) -> Result<u64> {
        let submission = &self.submission;
        let (network, email) = (submission.network.as_deref(), submission.email.as_deref());
        let since = submission.at - LATELY;
        let kept = u64::from(submission.comment.is_none());
        Ok(comments::sent_lately(transaction, network, email, since).await? + kept)
    }
}

/// What is noticed about a comment that the filter finds likely to be spam.
pub fn likely_spam(opinion: &Opinion) -> Option<Finding> {
    opinion.verdict.is_likely_spam().then(|| Finding {
        rule_version: opinion.version,
        ..Finding::of(HoldCause::SpamFilter).saying(opinion.verdict.code())
    })
}
