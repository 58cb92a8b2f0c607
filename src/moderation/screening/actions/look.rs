//! What is worth knowing about a comment before a moderator reads it. Screening marks and may file as
//! spam; it never discards and never publishes.
//!
//! It has two halves. [`look`] reads the text: it takes no transaction, since rules of the team can be
//! slow, and what is slow must not keep others from writing. [`FirstLook::settle`] compares with other
//! comments, inside the transaction that keeps this one, and is given neither rules nor keys.

use super::cache::{Rules, current};
use crate::{
    base::{
        clock::Moment,
        context::Context,
        error::Result,
        ids::{CommentId, PostId, ScreeningRuleId},
    },
    conversation::comments::{Finding, Fingerprint, HoldCause},
    moderation::{
        marks::{self, MarkKind, is_personal},
        screening::{
            Check, apart::apart, fingerprint::fingerprint, matcher::Subject, text::CommentText,
        },
        spam_filter::{self, Opinion, Sample},
    },
    team::accounts::{self, NameLikeness},
};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};

/// The most time that all regular expressions of the team take for one comment. One that has begun is
/// not stopped: what a single rule may become is limited for that.
const BUDGET: Duration = Duration::from_millis(200);

/// A comment as it came in, or as its writer has changed it.
#[derive(Debug, Clone)]
pub struct Submission {
    /// The comment, if it is kept already.
    pub comment: Option<CommentId>,
    /// The post it is on.
    pub post: PostId,
    /// The name its writer gave.
    pub name: String,
    /// The address its writer gave.
    pub email: Option<String>,
    /// The network it came from, as `web::ClientNetwork` has it.
    pub network: Option<String>,
    /// What it says, with line ends folded.
    pub body: String,
    /// Now.
    pub at: Moment,
    /// Whether it filled a field that people do not see.
    pub trapped: bool,
    /// Whether its form came back faster than a person writes.
    pub too_fast: bool,
}

/// What was found in a comment itself, before it is compared with others.
#[derive(Debug)]
pub struct FirstLook {
    pub(super) submission: Submission,
    pub(super) rules: Arc<Rules>,
    pub(super) fingerprint: Fingerprint,
    pub(super) findings: Vec<Finding>,
    /// Whether a rule files it as spam.
    pub(super) spam: bool,
    pub(super) opinion: Option<Opinion>,
    /// Whose name its writer's name looks like.
    pub(super) likeness: Option<NameLikeness>,
}

/// Reads a comment: with marks, rules and the filter, off the threads that answer.
pub async fn look(context: &Context, submission: Submission) -> Result<FirstLook> {
    let rules = current(context).await?;
    let database = context.database.read();
    let judge = spam_filter::judge(database).await?;
    let likeness = accounts::looks_like(context, &submission.name).await?;
    let (keys, speaks) = (context.clone(), judge.is_some());
    let (mut first, tokens, untried) = apart(move || {
        let mut findings = Vec::new();
        let text = CommentText::of(&submission.body);
        by_marks(&rules, &submission.name, &text, &mut findings);
        let tried = by_rules(&rules, &submission, &text, BUDGET);
        findings.extend(tried.findings);
        if !tried.untried.is_empty() || rules.left_out > 0 {
            let number = tried.untried.len() + rules.left_out;
            findings.push(Finding::of(HoldCause::Untried).saying(number.to_string()));
        }
        let sample = Sample {
            name: &submission.name,
            body: &submission.body,
            email: submission.email.as_deref(),
            fast: submission.too_fast,
        };
        let tokens = if speaks { spam_filter::tokens(&sample) } else { Vec::new() };
        let fingerprint = fingerprint(&keys, &submission.body);
        let spam = tried.spam;
        let first =
            FirstLook { submission, rules, fingerprint, findings, spam, opinion: None, likeness };
        (first, tokens, tried.untried)
    })
    .await?;
    if !untried.is_empty() {
        let rules: Vec<i64> = untried.iter().map(|id| id.0).collect();
        tracing::warn!(?rules, "screening rules did not fit into their time");
    }
    if let Some(judge) = judge {
        first.opinion = judge.of(database, &tokens).await?;
    }
    Ok(first)
}

/// Links and likely personal details in the text, where they stand, and in the name.
fn by_marks(rules: &Rules, name: &str, text: &CommentText<'_>, findings: &mut Vec<Finding>) {
    let in_text = text.marks().into_iter().map(|(kind, span)| (kind, span, false));
    let in_name = marks::marks(name).into_iter().map(|mark| (mark.kind, None, true));
    let found: Vec<_> = in_text.chain(in_name).collect();
    let links = found.iter().filter(|(kind, ..)| *kind == MarkKind::Link).count();
    let setting = rules.setting(Check::Links);
    let links = setting.active && i64::try_from(links).unwrap_or(i64::MAX) >= setting.amount;
    let personal = rules.on(Check::Personal);
    for (kind, span, in_name) in found {
        let wanted = if is_personal(kind) { personal } else { links };
        if wanted && let Some(cause) = kind.cause() {
            let detail = if in_name { Finding::NAME } else { "" };
            findings.push(Finding { span, ..Finding::of(cause).saying(detail) });
        }
    }
}

/// What came of trying the rules of the team.
#[derive(Debug, Default)]
struct RuleResults {
    findings: Vec<Finding>,
    /// Whether one of them files it as spam.
    spam: bool,
    /// Those that did not fit into the time.
    untried: Vec<ScreeningRuleId>,
}

fn by_rules(
    rules: &Rules,
    submission: &Submission,
    text: &CommentText<'_>,
    budget: Duration,
) -> RuleResults {
    let looked = Subject {
        name: &submission.name,
        email: submission.email.as_deref(),
        network: submission.network.as_deref(),
        text,
    };
    let mut tried = RuleResults::default();
    let mut spent = Duration::ZERO;
    for rule in &rules.ready {
        if rule.is_slow() && spent >= budget {
            tried.untried.push(rule.id);
            continue;
        }
        let begun = Instant::now();
        let found = rule.findings(&looked);
        if rule.is_slow() {
            spent += begun.elapsed();
        }
        tried.spam |= rule.spam && !found.is_empty();
        tried.findings.extend(found);
    }
    tried
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moderation::screening::{Effect, Matching, Rule, RuleDefinition, RuleKind};

    fn rule(id: i64, matching: Matching, patterns: &str) -> Rule {
        let definition = RuleDefinition {
            name: "A rule".to_owned(),
            kind: RuleKind::Words,
            patterns: patterns.to_owned(),
            matching,
            effect: Effect::Hold,
            active: true,
        };
        let changed = Moment::UNIX_EPOCH;
        Rule { id: ScreeningRuleId(id), version: 1, definition, changed, by: None }
    }

    #[test]
    fn once_the_time_is_used_up_only_quick_rules_are_tried() {
        let rules = [
            rule(1, Matching::Expression, "harb[o0]ur"),
            rule(2, Matching::WholeWords, "harbour"),
            rule(3, Matching::Expression, "w[a4]ll"),
            rule(4, Matching::Anywhere, "arbou"),
        ];
        let rules = Rules::of(&rules, Vec::new());
        let submission = Submission {
            comment: None,
            post: PostId(1),
            name: String::new(),
            email: None,
            network: None,
            body: "The harbour wall".to_owned(),
            at: Moment::UNIX_EPOCH,
            trapped: false,
            too_fast: false,
        };
        let tried = |budget| {
            let text = CommentText::of(&submission.body);
            let tried = by_rules(&rules, &submission, &text, budget);
            let found: Vec<HoldCause> = tried.findings.into_iter().map(|it| it.cause).collect();
            (found, tried.untried)
        };
        let in_time = tried(Duration::MAX);
        let rule = |id| HoldCause::Rule(ScreeningRuleId(id));
        assert_eq!(in_time.0, [1, 2, 3, 4].map(rule));
        assert_eq!(in_time.1, []);
        let late = tried(Duration::ZERO);
        assert_eq!(late.0, [2, 4].map(rule));
        assert_eq!(late.1, [ScreeningRuleId(1), ScreeningRuleId(3)]);
    }
}
