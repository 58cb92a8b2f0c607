//! What is worth knowing about a comment before a moderator reads it. Screening marks and may file as
//! spam; it never discards and never publishes.

use super::{
    filter::{self, Sample},
    marks,
};
use crate::{
    clock::Moment, context::Context, database::Transaction, error::Result, ids::CommentId,
    ids::PostId,
};

/// A comment as it came in, or as its writer has changed it.
#[derive(Debug, Clone)]
pub struct Submission<'a> {
    /// The comment, if it is kept already.
    pub comment: Option<CommentId>,
    /// The post it is on.
    pub post: PostId,
    /// The name its writer gave.
    pub name: &'a str,
    /// The address its writer gave.
    pub email: Option<&'a str>,
    /// The network it came from, as `web::ClientNetwork` has it.
    pub network: Option<&'a str>,
    /// What it says, with line ends folded.
    pub body: &'a str,
    /// Now.
    pub at: Moment,
    /// Whether the name is that of somebody of the team.
    pub team_name: bool,
    /// Whether it filled a field that people do not see.
    pub trapped: bool,
    /// Whether its form came back faster than a person writes.
    pub too_fast: bool,
}

/// Something that was noticed, and by which rule in which version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule: the code of a check, or `rule:` and the key of a rule of the team.
    pub rule: String,
    /// The version of the rule.
    pub rule_version: i64,
    /// Where, in bytes of the text; none if it is not about a part of the text.
    pub span: Option<(usize, usize)>,
    /// What there is to say beside the place; often nothing.
    pub detail: String,
}

impl Finding {
    /// Something a check of the program noticed, about no part of the text.
    pub fn of(check: &str) -> Self {
        Self { rule: check.to_owned(), rule_version: 1, span: None, detail: String::new() }
    }

    /// The same with more to say.
    pub fn saying(self, detail: impl Into<String>) -> Self {
        Self { detail: detail.into(), ..self }
    }

    /// The same about a part of the text.
    pub fn at(self, start: usize, end: usize) -> Self {
        Self { span: Some((start, end)), ..self }
    }
}

/// What came of screening.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Screened {
    /// What was noticed, in the order in which it is shown.
    pub findings: Vec<Finding>,
    /// Whether it goes to the spam.
    pub spam: bool,
    /// How like spam the filter finds it, from 0 to 100; none while it says nothing.
    pub spam_score: Option<u8>,
}

/// Looks a comment over.
pub async fn screen(
    _context: &Context,
    transaction: &Transaction,
    submission: &Submission<'_>,
) -> Result<Screened> {
    let mut screened = Screened { spam: submission.trapped, ..Screened::default() };
    for mark in marks(submission.body) {
        screened.findings.push(Finding::of(mark.kind.code()).at(mark.start, mark.end));
    }
    for (check, applies) in [
        ("trap", submission.trapped),
        ("fast", submission.too_fast),
        ("team_name", submission.team_name),
    ] {
        if applies {
            screened.findings.push(Finding::of(check));
        }
    }
    let sample = Sample {
        name: submission.name,
        body: submission.body,
        email: submission.email,
        fast: submission.too_fast,
    };
    if let Some(opinion) = filter::judge(transaction, &sample).await? {
        screened.spam_score = Some(opinion.verdict.score);
        // It holds and sorts; to file as spam is for people.
        if opinion.verdict.is_likely_spam() {
            let finding = Finding::of("filter").saying(opinion.verdict.code());
            screened.findings.push(Finding { rule_version: opinion.version, ..finding });
        }
    }
    Ok(screened)
}
