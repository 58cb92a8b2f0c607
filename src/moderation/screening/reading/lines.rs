//! Makes the pages of screening out of rules, checks and trials.

use crate::{
    base::{
        clock::london,
        context::Context,
        error::Result,
        ids::{PersonId, ScreeningRuleId},
        words::{beginning, counted, ending},
    },
    conversation::comments::{self, CommentStatus, HoldCause},
    moderation::{
        marks::{Mark, MarkKind},
        screening::{
            Check, Piece, Rule, RuleDefinition,
            actions::{Trial, TrialMatch, cache},
            pages::{Bench, CheckLine, OtherVersion, RuleLine, Sample, VersionLine},
            pieces, store,
        },
    },
    team::accounts,
};
use std::collections::BTreeMap;

/// Among how many of the newest comments those are counted that a rule has marked.
const REACH: i64 = 10_000;
/// How many versions of a rule are shown.
const VERSIONS: u64 = 50;
/// Characters shown round what was found.
const AROUND: usize = 120;

/// The rules of the team and the checks of the program, with how much each has marked, and of how many
/// comments.
pub async fn lists(context: &Context) -> Result<(Vec<RuleLine>, Vec<CheckLine>, u64)> {
    let database = context.database.read();
    let (looked_at, held) = comments::held_lately(database, REACH).await?;
    let of = |cause: HoldCause| held.get(&cause).copied().unwrap_or(0);
    let rules = store::rules(database).await?;
    let rules = rules
        .into_iter()
        .map(|rule| RuleLine {
            id: rule.id.0,
            version: rule.version,
            kind: rule.definition.kind.in_words(),
            effect: rule.definition.effect.in_words(),
            lines: rule.definition.patterns.lines().filter(|line| !line.trim().is_empty()).count(),
            held: of(HoldCause::Rule(rule.id)),
            active: rule.definition.active,
            name: rule.definition.name,
        })
        .collect();
    let set = cache::Rules::of(&[], store::checks(database).await?);
    let checks = Check::ALL
        .into_iter()
        .map(|check| {
            let setting = set.setting(check);
            let held = causes(check).into_iter().map(of).sum();
            CheckLine { setting, amount: setting.amount.to_string(), held }
        })
        .collect();
    Ok((rules, checks, looked_at))
}

/// As what a check is kept beside a comment.
fn causes(check: Check) -> Vec<HoldCause> {
    match check {
        Check::Links => vec![HoldCause::Link],
        Check::Personal => MarkKind::ALL
            .into_iter()
            .filter(|kind| crate::moderation::marks::is_personal(*kind))
            .filter_map(MarkKind::cause)
            .collect(),
        Check::SameText => vec![HoldCause::SameText, HoldCause::NearText],
        Check::Repeat => vec![HoldCause::Repeat],
        Check::TeamName => vec![HoldCause::TeamName],
        Check::Fast => vec![HoldCause::Fast],
        Check::Trap => vec![HoldCause::Trap],
    }
}

/// What a rule has said, the newest first.
pub async fn versions(context: &Context, id: ScreeningRuleId) -> Result<Vec<VersionLine>> {
    let rules = store::versions_of(context.database.read(), id, VERSIONS).await?;
    let people: Vec<PersonId> = rules.iter().filter_map(|rule| rule.by).collect();
    let people: BTreeMap<PersonId, String> = accounts::by_ids(context.database.read(), &people)
        .await?
        .into_iter()
        .map(|person| (person.id, person.name.clone()))
        .collect();
    let name = |by: Option<PersonId>| match by {
        Some(id) => people.get(&id).cloned().unwrap_or_default(),
        None => "Fair Comment".to_owned(),
    };
    Ok(rules
        .into_iter()
        .map(|rule| VersionLine {
            version: rule.version,
            by: name(rule.by),
            at: london::day_and_time(rule.changed),
            text: in_words(&rule.definition),
        })
        .collect())
}

/// A rule as somebody else has saved it.
pub async fn theirs(context: &Context, rule: &Rule) -> Result<OtherVersion> {
    let by = match rule.by {
        Some(id) => accounts::person(context, id).await?.name,
        None => "Someone".to_owned(),
    };
    Ok(OtherVersion {
        by,
        at: london::day_and_time(rule.changed),
        text: in_words(&rule.definition),
    })
}

/// All that a rule says, as a text.
fn in_words(definition: &RuleDefinition) -> String {
    let state = if definition.active { "On" } else { "Off" };
    format!(
        "{}\n{} · {} · {} · {state}\n\n{}",
        definition.name,
        definition.kind.in_words(),
        definition.matching.in_words(),
        definition.effect.in_words(),
        definition.patterns
    )
}

/// A trial as the page shows it.
pub fn bench(trial: Trial) -> Bench {
    let caught = trial.caught();
    let read = if trial.all { "all " } else { "the last " };
    let took = match trial.took.as_secs_f64() {
        little if little < 0.01 => "less than 0.01".to_owned(),
        seconds => format!("{seconds:.2}"),
    };
    let what = match caught {
        0 => "It would have caught nothing".to_owned(),
        many => format!("It would have caught {}", counted(many, "comment")),
    };
    let in_state = |status: CommentStatus| trial.counts.get(&status).copied().unwrap_or(0);
    let published = in_state(CommentStatus::Published);
    Bench {
        summary: format!(
            "{what}. We read {read}{} in {took} seconds and changed nothing.",
            counted(trial.read, "comment"),
        ),
        counts: trial
            .counts
            .iter()
            .map(|(status, count)| format!("{}: {count}", status.in_words()))
            .collect(),
        more_mistakes: published - trial.published.len().min(published),
        more_others: caught - published - trial.others.len().min(caught - published),
        mistakes: trial.published.into_iter().map(sample).collect(),
        others: trial.others.into_iter().map(sample).collect(),
    }
}

fn sample(caught: TrialMatch) -> Sample {
    let TrialMatch { comment, spans } = caught;
    Sample {
        id: comment.id.0,
        state: comment.status.in_words(),
        pieces: around(&comment.body, &spans),
        name: comment.name,
    }
}

/// What was found with some words round the first of it.
fn around(body: &str, spans: &[(usize, usize)]) -> Vec<Piece> {
    let first = spans.first().map_or(0, |(start, _)| *start);
    let begin = body.get(..first).map_or(0, |before| first - ending(before, AROUND).len());
    let end =
        body.get(first..).map_or(body.len(), |rest| first + beginning(rest, 2 * AROUND).len());
    let marks: Vec<Mark> = spans
        .iter()
        .filter(|(_, last)| *last <= end)
        .map(|(start, last)| Mark {
            kind: MarkKind::Watched,
            start: start - begin,
            end: last - begin,
        })
        .collect();
    let mut shown = pieces(body.get(begin..end).unwrap_or(body), &marks);
    let dots = |text: &str| Piece { text: text.to_owned(), mark: None };
    if begin > 0 {
        shown.insert(0, dots("…"));
    }
    if end < body.len() {
        shown.push(dots("…"));
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_shows_what_was_found_and_some_words_round_it() {
        let body = format!("{}casino{}", "é ".repeat(200), " é".repeat(300));
        let start = body.find("casino").expect("there");
        let shown = around(&body, &[(start, start + 6)]);
        assert_eq!(shown.first().map(|piece| piece.text.as_str()), Some("…"));
        assert_eq!(shown.last().map(|piece| piece.text.as_str()), Some("…"));
        assert!(shown.iter().any(|piece| piece.text == "casino" && piece.mark.is_some()));
        assert_eq!(around("short", &[]).len(), 1);
    }
}
