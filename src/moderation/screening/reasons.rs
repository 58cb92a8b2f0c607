//! Why a comment is marked, in words: the one place where a hold becomes a sentence.

use super::pieces::summary;
use crate::{
    base::{ids::CommentId, words::excerpt},
    conversation::comments::{Hold, HoldCause},
    moderation::{
        marks::{Mark, MarkKind},
        place, spam_filter,
    },
    team::accounts::NameLikeness,
};
use std::collections::BTreeMap;

/// As much of what was found as fits on a card, in characters.
const SHOWN: usize = 60;

/// A reason in words, and where to see more of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why {
    /// In words: `Has 3 links`.
    pub words: String,
    /// An address on the desk; may be empty.
    pub href: String,
}

/// The names that the rules of the team had, by key and version.
#[derive(Debug, Clone, Default)]
pub struct RuleNames(pub(super) BTreeMap<(i64, i64), String>);

impl RuleNames {
    /// The name of the rule in this version.
    pub fn of(&self, key: i64, version: i64) -> Option<&str> {
        self.0.get(&(key, version)).map(String::as_str)
    }
}

/// The marks in the text that `holds` speak of, in order, as far as they lie in it.
pub fn marks_of(body: &str, holds: &[Hold]) -> Vec<Mark> {
    let mut marks: Vec<Mark> = holds
        .iter()
        .filter_map(|hold| {
            let (start, end) = hold.span?;
            body.get(start..end)?;
            Some(Mark { kind: MarkKind::of(hold.cause)?, start, end })
        })
        .collect();
    marks.sort_by_key(|mark| (mark.start, mark.end));
    marks
}

/// Why a comment is marked, a line for each reason.
pub fn reasons(body: &str, holds: &[Hold], names: &RuleNames) -> Vec<Why> {
    reasons_beside(body, holds, &marks_of(body, holds), names)
}

/// The same beside a text in which all marks but `unseen` can be seen, so that only those are said.
pub fn reasons_beside(body: &str, holds: &[Hold], unseen: &[Mark], names: &RuleNames) -> Vec<Why> {
    let plain = |words: String| Why { words, href: String::new() };
    let mut reasons: Vec<Why> = summary(body, unseen).into_iter().map(plain).collect();
    for hold in holds {
        let why = match hold.cause {
            HoldCause::Rule(id) => {
                Some(plain(by_rule(body, hold, names.of(id.0, hold.rule_version))))
            }
            _ => by_check(hold),
        };
        // A word that stands in the text five times is one reason.
        reasons.extend(why.filter(|why| !reasons.contains(why)));
    }
    reasons
}

/// What a check of the program noticed that is about no part of the text.
fn by_check(hold: &Hold) -> Option<Why> {
    let words = match hold.cause {
        HoldCause::Trap => "Filled a field that people do not see",
        HoldCause::Fast => "Sent faster than a person writes",
        // The log says which.
        HoldCause::Untried => "Not all rules were tried",
        HoldCause::TeamName => {
            // Those from before there was more to say were about people.
            let likeness = NameLikeness::ALL.into_iter().find(|one| one.code() == hold.detail);
            likeness.unwrap_or(NameLikeness::Person).in_words()
        }
        HoldCause::SameText | HoldCause::NearText => {
            let words = if hold.cause == HoldCause::SameText {
                "Same text as another comment"
            } else {
                "Nearly the same text as another comment"
            };
            let href = match hold.detail.parse().map(CommentId) {
                Ok(first) => place::paths::comment(first),
                Err(_) => String::new(),
            };
            return Some(Why { words: words.to_owned(), href });
        }
        HoldCause::SpamFilter => {
            return Some(Why { words: spam_filter::in_words(&hold.detail), href: String::new() });
        }
        HoldCause::Repeat => {
            let words = format!("{} comments from this network in 10 minutes", hold.detail);
            return Some(Why { words, href: String::new() });
        }
        // Rules have their own words, and what lies in the text is shown there.
        HoldCause::Rule(_) => return None,
        HoldCause::Telephone
        | HoldCause::Email
        | HoldCause::Postcode
        | HoldCause::NhsNumber
        | HoldCause::NationalInsurance
        | HoldCause::StreetAddress
        | HoldCause::Link => return without_place(hold),
    };
    Some(Why { words: words.to_owned(), href: String::new() })
}

/// A mark that is not in the text as it was typed: `Likely email address in the name`.
fn without_place(hold: &Hold) -> Option<Why> {
    let kind = MarkKind::of(hold.cause).filter(|_| hold.span.is_none())?;
    let what = match kind {
        MarkKind::Link => "Has a link".to_owned(),
        kind => format!("Likely {}", kind.in_words()),
    };
    let place = if hold.is_in_name() { " in the name" } else { "" };
    Some(Why { words: format!("{what}{place}"), href: String::new() })
}

/// `Watched word: casino (Advertising words)`.
fn by_rule(body: &str, hold: &Hold, name: Option<&str>) -> String {
    let name = name.unwrap_or("a rule that is no longer there");
    match hold.span.and_then(|(start, end)| body.get(start..end)) {
        Some(found) => {
            let what = if hold.detail.is_empty() { "Watched word" } else { &hold.detail };
            format!("{what}: {} ({name})", excerpt(found, SHOWN))
        }
        None if hold.is_in_name() => format!("Watched words in the name ({name})"),
        None if hold.detail.is_empty() => format!("Caught by a rule: {name}"),
        None => format!("{}: {name}", hold.detail),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::ids::{CommentId, ScreeningRuleId},
        conversation::comments::Finding,
    };

    fn hold(finding: Finding) -> Hold {
        Hold::of(CommentId(1), finding)
    }

    #[test]
    fn every_reason_has_words() {
        let body = "See www.a.example and the casino, CASINO, www.b.example";
        let names = RuleNames(BTreeMap::from([((7, 2), "Advertising words".to_owned())]));
        let mut rule = Finding::of(HoldCause::Rule(ScreeningRuleId(7))).at(26, 32);
        rule.rule_version = 2;
        let again = Finding { span: Some((26, 32)), ..rule.clone() };
        let holds = [
            hold(Finding::of(HoldCause::Link).at(4, 17)),
            hold(Finding::of(HoldCause::Link).at(42, 55)),
            hold(rule),
            hold(again),
            hold(Finding::of(HoldCause::Rule(ScreeningRuleId(8)))),
            hold(Finding::of(HoldCause::Rule(ScreeningRuleId(8))).saying(Finding::NAME)),
            hold(Finding::of(HoldCause::Email).saying(Finding::NAME)),
            hold(Finding::of(HoldCause::Link).saying(Finding::NAME)),
            hold(Finding::of(HoldCause::Telephone)),
            hold(Finding::of(HoldCause::TeamName)),
            hold(Finding::of(HoldCause::TeamName).saying("role")),
            hold(Finding::of(HoldCause::Trap)),
            hold(Finding::of(HoldCause::SameText).saying("12")),
            hold(Finding::of(HoldCause::Untried).saying("2")),
            hold(Finding::of(HoldCause::Repeat).saying("4")),
            hold(Finding::of(HoldCause::SpamFilter).saying("94 +casino -strategy")),
        ];
        let words: Vec<String> =
            reasons(body, &holds, &names).into_iter().map(|why| why.words).collect();
        assert_eq!(
            words,
            [
                "Has 2 links",
                "Watched word: casino (Advertising words)",
                "Caught by a rule: a rule that is no longer there",
                "Watched words in the name (a rule that is no longer there)",
                "Likely email address in the name",
                "Has a link in the name",
                "Likely telephone number",
                "Uses the name of someone on the team",
                "Uses the name of a role, such as moderator or team",
                "Filled a field that people do not see",
                "Same text as another comment",
                "Not all rules were tried",
                "4 comments from this network in 10 minutes",
                "Looks like spam (94 of 100): “casino”; speaks against it: “strategy”",
            ]
        );
    }

    #[test]
    fn a_span_of_another_wording_is_left_out() {
        let holds = [
            hold(Finding::of(HoldCause::Link).at(1, 99)),
            hold(Finding::of(HoldCause::Email).at(1, 3)),
        ];
        assert_eq!(marks_of("zoë", &holds), []);
        assert_eq!(reasons("zoë", &holds, &RuleNames::default()), []);
    }
}
