//! What is worth knowing about a comment before a moderator reads it. Screening marks and may file as
//! spam; it never discards and never publishes.

use super::{
    Check, MarkKind, Print,
    cache::Rules,
    filter::{self, Sample},
    fold::Folded,
    is_personal, marks,
    matcher::Looked,
    prints::is_near,
    store,
};
use crate::{
    clock::Moment,
    comments,
    context::Context,
    database::Transaction,
    error::Result,
    ids::{CommentId, PostId},
};
use chrono::TimeDelta;
use std::sync::Arc;

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
    /// What its text is known by.
    pub print: Print,
}

/// How far back a sender's comments are counted.
const LATELY: TimeDelta = TimeDelta::minutes(10);
/// How many waiting comments a new one is compared with for nearly the same text.
const COMPARED: u64 = 500;

/// Looks a comment over.
pub async fn screen(
    context: &Context,
    transaction: &Transaction,
    submission: &Submission<'_>,
) -> Result<Screened> {
    let rules = current(context, transaction).await?;
    let print = Print::of(context, submission.body);
    let mut screened =
        Screened { spam: submission.trapped, print: print.clone(), ..Screened::default() };
    let findings = &mut screened.findings;
    by_marks(&rules, submission.body, findings);
    screened.spam |= by_rules(&rules, submission, findings);
    if rules.on(Check::SameText) {
        findings.extend(same_text(transaction, submission, &print).await?);
    }
    let repeat = rules.setting(Check::Repeat);
    if repeat.active {
        let sent = sent_lately(transaction, submission).await?;
        if i64::try_from(sent).unwrap_or(i64::MAX) >= repeat.amount {
            findings.push(Finding::of("repeat").saying(sent.to_string()));
        }
    }
    for (check, applies) in [
        (Check::Trap, submission.trapped),
        (Check::Fast, submission.too_fast),
        (Check::TeamName, submission.team_name),
    ] {
        if applies && (rules.on(check) || !check.can_rest()) {
            findings.push(Finding::of(check.code()));
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

/// The rules as they are now: made ready again only if one of them has changed since.
pub(super) async fn current(context: &Context, transaction: &Transaction) -> Result<Arc<Rules>> {
    let changes = store::changes(transaction).await?.unwrap_or(0);
    if let Some(rules) = context.screening.after(changes) {
        return Ok(rules);
    }
    let rules =
        Arc::new(Rules::of(&store::rules(transaction).await?, store::checks(transaction).await?));
    context.screening.keep(changes, rules.clone());
    Ok(rules)
}

/// Links and likely personal details, where they stand.
fn by_marks(rules: &Rules, body: &str, findings: &mut Vec<Finding>) {
    let found = marks(body);
    let links = found.iter().filter(|mark| mark.kind == MarkKind::Link).count();
    let setting = rules.setting(Check::Links);
    let links = setting.active && i64::try_from(links).unwrap_or(i64::MAX) >= setting.amount;
    let personal = rules.on(Check::Personal);
    for mark in found {
        if if is_personal(mark.kind) { personal } else { links } {
            findings.push(Finding::of(mark.kind.code()).at(mark.start, mark.end));
        }
    }
}

/// What the team's rules find; says whether one of them files it as spam.
fn by_rules(rules: &Rules, submission: &Submission<'_>, findings: &mut Vec<Finding>) -> bool {
    let folded = Folded::of(submission.body);
    let looked = Looked {
        name: submission.name,
        email: submission.email,
        network: submission.network,
        body: submission.body,
        folded: &folded,
    };
    let mut spam = false;
    for rule in &rules.ready {
        let found = rule.findings(&looked);
        spam |= rule.spam && !found.is_empty();
        findings.extend(found);
    }
    spam
}

/// Whether another comment says the same, or a waiting one nearly so.
async fn same_text(
    transaction: &Transaction,
    submission: &Submission<'_>,
    print: &Print,
) -> Result<Option<Finding>> {
    if let Some(first) =
        comments::first_of_text(transaction, &print.digest, submission.comment).await?
    {
        return Ok(Some(Finding::of("same_text").saying(first.to_string())));
    }
    if print.shape == 0 {
        return Ok(None);
    }
    let shapes = comments::waiting_shapes(transaction, COMPARED).await?;
    let near = shapes
        .into_iter()
        .find(|(id, shape)| Some(*id) != submission.comment && is_near(*shape, print.shape));
    Ok(near.map(|(id, _)| Finding::of("near_text").saying(id.to_string())))
}

/// How many comments came lately from there, this one among them.
async fn sent_lately(transaction: &Transaction, submission: &Submission<'_>) -> Result<u64> {
    let since = submission.at - LATELY;
    let kept = u64::from(submission.comment.is_none());
    let sent =
        comments::sent_lately(transaction, submission.network, submission.email, since).await?;
    Ok(sent + kept)
}
