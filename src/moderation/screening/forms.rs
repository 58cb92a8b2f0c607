//! What a moderator's browser may send about rules and checks, and how it becomes values.

use super::{Check, CheckSetting, Effect, Matching, RuleDefinition, RuleKind, values::CHARACTERS};
use crate::web::{FormErrors, TextRule};
use serde::Deserialize;

/// A rule as sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct RuleForm {
    /// The version that was seen; 0 for a new rule.
    pub version: i64,
    pub name: String,
    pub kind: String,
    pub patterns: String,
    pub matching: String,
    pub effect: String,
    /// `true` if the rule is in force.
    pub active: String,
    /// Which button: `try`, `save`, or `anyway` once the bench has been seen.
    pub act: String,
}

/// A rule to be switched or dropped, as sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct SwitchForm {
    /// The version that was seen.
    pub version: i64,
    /// `true` or nothing.
    pub active: String,
}

/// A check as sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct CheckForm {
    /// The version that was seen.
    pub version: i64,
    /// `true` or nothing.
    pub active: String,
    pub amount: String,
}

/// Which button of a rule's form was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleButton {
    /// Show what it would catch, and keep nothing.
    Try,
    /// Keep it, unless it would have caught what was published.
    Save,
    /// Keep it.
    SaveAnyway,
}

const NAME: TextRule =
    TextRule { subject: "Name", empty: "Enter a name for the rule", most: 60, lines: false };
const PATTERNS: TextRule = TextRule {
    subject: "What to look for",
    empty: "Enter what to look for",
    // With a line end after each of the most lines.
    most: CHARACTERS + super::values::LINES,
    lines: true,
};

impl RuleForm {
    /// An empty form, with what is chosen most often.
    pub fn new() -> Self {
        Self {
            kind: RuleKind::Words.code().to_owned(),
            matching: Matching::WholeWords.code().to_owned(),
            effect: Effect::Hold.code().to_owned(),
            active: "true".to_owned(),
            ..Self::default()
        }
    }

    /// The form of a rule.
    pub fn of(definition: &RuleDefinition, version: i64) -> Self {
        Self {
            version,
            name: definition.name.clone(),
            kind: definition.kind.code().to_owned(),
            patterns: definition.patterns.clone(),
            matching: definition.matching.code().to_owned(),
            effect: definition.effect.code().to_owned(),
            active: if definition.active { "true".to_owned() } else { String::new() },
            act: String::new(),
        }
    }

    /// Which button was pressed; a form sent by the Enter key saves.
    pub fn pressed(&self) -> RuleButton {
        match self.act.as_str() {
            "try" => RuleButton::Try,
            "anyway" => RuleButton::SaveAnyway,
            _ => RuleButton::Save,
        }
    }

    /// What the rule says, or what is wrong but for its lines: those are read when it is made ready.
    pub fn check(&self) -> Result<RuleDefinition, FormErrors> {
        let mut errors = FormErrors::default();
        let name = if self.pressed() == RuleButton::Try && self.name.trim().is_empty() {
            // A rule can be tried before it has a name.
            Some(String::new())
        } else {
            errors.check("name", NAME.take(&self.name))
        };
        let kind =
            errors.check("kind", RuleKind::from_code(&self.kind).ok_or("Select what to look at"));
        let matching = errors
            .check("matching", Matching::from_code(&self.matching).ok_or("Select how to match"));
        let patterns = errors.check("patterns", PATTERNS.take(&self.patterns));
        let effect =
            errors.check("effect", Effect::from_code(&self.effect).ok_or("Select what to do"));
        let (Some(name), Some(kind), Some(matching), Some(patterns), Some(effect)) =
            (name, kind, matching, patterns, effect)
        else {
            return Err(errors);
        };
        let active = self.active == "true";
        Ok(RuleDefinition { name, kind, patterns, matching, effect, active })
    }
}

impl CheckForm {
    /// The setting, or what is wrong with its number.
    pub fn check(&self, check: Check) -> Result<CheckSetting, String> {
        let amount = match check.amount() {
            None => 0,
            Some(amount) => {
                let (least, most) = amount.range;
                let number = self.amount.trim().parse().ok();
                number.filter(|number| (least..=most).contains(number)).ok_or_else(|| {
                    format!("{} must be a number from {least} to {most}", check.name())
                })?
            }
        };
        let active = self.active == "true" || !check.can_rest();
        Ok(CheckSetting { check, active, amount, version: self.version })
    }
}
