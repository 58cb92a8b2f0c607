//! What the pages of screening show.

use super::{Check, CheckSetting, Effect, Matching, Piece, Rule, RuleKind, forms::RuleForm};
use crate::{
    team::site::DeskLayout,
    web::{DoneCode, FormErrors},
};
use askama::Template;

/// The rule is not as it was seen.
pub const RULE_CHANGED: &str = "Someone else changed this rule. Open the list of rules again.";
/// The check is not as it was seen.
pub const CHECK_CHANGED: &str = "Someone else changed this check. Open the list of checks again.";
/// No more rules are kept.
pub const TOO_MANY: &str = "There are already 100 rules: combine some of them";

/// The heading over the form of a rule, or of a new one.
pub fn rule_heading(known: Option<&Rule>) -> String {
    known.map_or_else(|| "Add a rule".to_owned(), |rule| format!("Rule: {}", rule.definition.name))
}

/// What was just done, as the address says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    Saved,
    SwitchedOn,
    SwitchedOff,
    Removed,
    CheckSaved,
}

impl DoneCode for Done {
    const ALL: &'static [Self] =
        &[Self::Saved, Self::SwitchedOn, Self::SwitchedOff, Self::Removed, Self::CheckSaved];

    fn code(self) -> &'static str {
        match self {
            Self::Saved => "saved",
            Self::SwitchedOn => "on",
            Self::SwitchedOff => "off",
            Self::Removed => "removed",
            Self::CheckSaved => "check",
        }
    }
}

impl Done {
    pub fn told(self) -> &'static str {
        match self {
            Self::Saved => "Rule saved.",
            Self::SwitchedOn => "Rule turned on.",
            Self::SwitchedOff => "Rule turned off.",
            Self::Removed => "Rule deleted.",
            Self::CheckSaved => "Check saved.",
        }
    }
}

/// The rules of the team and the checks of the program.
#[derive(Template)]
#[template(path = "moderation/screening/rules.html")]
pub struct RulesPage {
    pub layout: DeskLayout,
    pub errors: FormErrors,
    pub rules: Vec<RuleLine>,
    pub checks: Vec<CheckLine>,
    /// How many comments were looked at: `the last 42 comments`.
    pub of: String,
    /// The same as a number.
    pub reach: String,
}

impl RulesPage {
    /// The same, with what was typed for the number of a check.
    pub fn with_amount(mut self, check: Check, typed: &str) -> Self {
        for line in self.checks.iter_mut().filter(|line| line.setting.check == check) {
            typed.clone_into(&mut line.amount);
        }
        self
    }
}

/// A rule of the team in the list.
pub struct RuleLine {
    pub id: i64,
    pub version: i64,
    pub name: String,
    pub kind: &'static str,
    pub effect: &'static str,
    pub lines: usize,
    pub held: u64,
    pub active: bool,
}

/// A check of the program in the list.
pub struct CheckLine {
    pub setting: CheckSetting,
    /// What was typed, or the number as it is.
    pub amount: String,
    pub held: u64,
}

impl CheckLine {
    /// What its field is called in the form; each is unlike all others on the page.
    fn field(&self) -> String {
        format!("amount-{}", self.setting.check.code())
    }
}

/// The form of a rule, with the bench if it was tried.
#[derive(Template)]
#[template(path = "moderation/screening/rule.html")]
pub struct RulePage {
    pub layout: DeskLayout,
    pub errors: FormErrors,
    pub heading: String,
    /// Where the form goes.
    pub action: String,
    /// The rule, if it is kept already.
    pub id: Option<i64>,
    pub form: RuleForm,
    pub bench: Option<Bench>,
    /// Whether saving waits for a second press.
    pub confirm: bool,
    /// What somebody else saved meanwhile.
    pub theirs: Option<OtherVersion>,
    pub can_go: bool,
    pub versions: Vec<VersionLine>,
}

impl RulePage {
    fn kinds(&self) -> [RuleKind; 5] {
        RuleKind::ALL
    }

    fn matchings(&self) -> [Matching; 3] {
        Matching::ALL
    }

    fn effects(&self) -> [Effect; 2] {
        Effect::ALL
    }
}

/// A rule as somebody else saved it while this person was writing.
pub struct OtherVersion {
    pub by: String,
    pub at: String,
    pub text: String,
}

/// What a rule said in one of its versions.
pub struct VersionLine {
    pub version: i64,
    pub by: String,
    pub at: String,
    pub text: String,
}

/// What a rule would have caught.
pub struct Bench {
    pub summary: String,
    pub counts: Vec<String>,
    pub mistakes: Vec<Sample>,
    pub others: Vec<Sample>,
    pub more_mistakes: usize,
    pub more_others: usize,
}

/// A comment that a rule would have caught.
pub struct Sample {
    pub id: i64,
    pub name: String,
    pub state: &'static str,
    pub pieces: Vec<Piece>,
}
