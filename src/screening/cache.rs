//! The rules made ready, kept in memory until one of them changes.

use super::{
    Check, CheckSetting, Rule, RuleKind,
    matcher::{Looked, Matcher},
    screen::Finding,
};
use crate::ids::ScreeningRuleId;
use std::sync::{Arc, PoisonError, RwLock};

/// A rule of the team, ready to be used.
#[derive(Debug)]
pub struct Ready {
    /// The key.
    pub id: ScreeningRuleId,
    /// Its version.
    pub version: i64,
    /// Whether it files as spam what it finds.
    pub spam: bool,
    kind: RuleKind,
    matcher: Matcher,
}

impl Ready {
    /// Makes a rule ready; one that cannot be is passed over and told to the log.
    fn of(rule: &Rule) -> Option<Self> {
        match Matcher::of(&rule.wording) {
            Ok(matcher) => Some(Self {
                id: rule.id,
                version: rule.version,
                spam: rule.wording.effect == super::Effect::Spam,
                kind: rule.wording.kind,
                matcher,
            }),
            Err(wrong) => {
                tracing::error!(rule = rule.id.0, wrong, "a screening rule cannot be used");
                None
            }
        }
    }

    /// What it finds.
    pub fn findings(&self, comment: &Looked<'_>) -> Vec<Finding> {
        let found = self.matcher.find(comment);
        let kind = self.kind;
        let finding = |span: Option<(usize, usize)>| Finding {
            rule: format!("rule:{}", self.id),
            rule_version: self.version,
            span,
            // Never what the sender typed: that is erased on its date, and a hold is not.
            detail: match kind {
                RuleKind::Words => String::new(),
                RuleKind::Links => "Watched link".to_owned(),
                other => other.in_words().to_owned(),
            },
        };
        found.into_iter().map(finding).collect()
    }
}

/// Everything that screening needs of the team's choices.
#[derive(Debug, Default)]
pub struct Rules {
    /// The rules in force.
    pub ready: Vec<Ready>,
    checks: Vec<CheckSetting>,
}

impl Rules {
    /// Makes the rules in force ready.
    pub fn of(rules: &[Rule], checks: Vec<CheckSetting>) -> Self {
        let ready = rules.iter().filter(|rule| rule.wording.active).filter_map(Ready::of).collect();
        Self { ready, checks }
    }

    /// The check as the team has set it.
    pub fn setting(&self, check: Check) -> CheckSetting {
        let known = self.checks.iter().find(|setting| setting.check == check);
        known.copied().unwrap_or_else(|| CheckSetting::of(check))
    }

    /// Whether a check is on.
    pub fn on(&self, check: Check) -> bool {
        self.setting(check).active
    }
}

/// The rules as last made ready, and after how many changes that was.
#[derive(Debug, Default)]
pub struct RuleCache(RwLock<Option<(i64, Arc<Rules>)>>);

impl RuleCache {
    /// The rules, if they were made ready after just so many changes.
    pub fn after(&self, changes: i64) -> Option<Arc<Rules>> {
        let kept = self.0.read().unwrap_or_else(PoisonError::into_inner);
        kept.as_ref().filter(|(known, _)| *known == changes).map(|(_, rules)| rules.clone())
    }

    /// Keeps rules that were made ready after so many changes.
    pub fn keep(&self, changes: i64, rules: Arc<Rules>) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Some((changes, rules));
    }
}
