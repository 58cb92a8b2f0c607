//! The rules made ready, kept in memory until one of them changes.
//!
//! To make them ready is work that [`crate::moderation::screening::apart`] does; whoever needs them meanwhile waits for it.

use crate::{
    base::{context::Context, error::Result, ids::ScreeningRuleId},
    conversation::comments::{Finding, HoldCause},
    moderation::screening::{
        Check, CheckSetting, Rule, RuleKind,
        apart::apart,
        matcher::{Matcher, Place, Subject},
        store,
    },
};
use std::sync::{Arc, PoisonError, RwLock};
use tokio::sync::Mutex;

/// The most bytes that the regular expressions of all rules in force may become together, about.
pub const BYTES: usize = 16 * 1024 * 1024;

/// A rule of the team, ready to be used.
#[derive(Debug)]
pub struct CompiledRule {
    /// The key.
    pub id: ScreeningRuleId,
    /// Its version.
    pub version: i64,
    /// Whether it files as spam what it finds.
    pub spam: bool,
    kind: RuleKind,
    matcher: Matcher,
}

impl CompiledRule {
    /// Makes a rule ready; one that cannot be is passed over and told to the log.
    fn of(rule: &Rule) -> Option<Self> {
        match Matcher::of(&rule.definition) {
            Ok(matcher) => Some(Self {
                id: rule.id,
                version: rule.version,
                spam: rule.definition.effect == crate::moderation::screening::Effect::Spam,
                kind: rule.definition.kind,
                matcher,
            }),
            Err(wrong) => {
                tracing::error!(rule = rule.id.0, wrong, "a screening rule cannot be used");
                None
            }
        }
    }

    /// Whether it has regular expressions, which may take long.
    pub fn is_slow(&self) -> bool {
        self.matcher.weight().is_some()
    }

    /// What it finds.
    pub fn findings(&self, comment: &Subject<'_>) -> Vec<Finding> {
        let found = self.matcher.find(comment);
        let kind = self.kind;
        let finding = |place: Place| Finding {
            cause: HoldCause::Rule(self.id),
            rule_version: self.version,
            span: place.span(),
            // Never what the sender typed: that is erased on its date, and a hold is not.
            detail: match (kind, place) {
                (_, Place::Name) => Finding::NAME.to_owned(),
                (RuleKind::Words, _) => String::new(),
                (RuleKind::Links, _) => "Watched link".to_owned(),
                (other, _) => other.in_words().to_owned(),
            },
        };
        found.into_iter().map(finding).collect()
    }
}

/// Everything that screening needs of the team's choices.
#[derive(Debug, Default)]
pub struct Rules {
    /// The rules in force.
    pub ready: Vec<CompiledRule>,
    /// How many more are in force and cannot be used: each comment is marked as not tried on all.
    pub left_out: usize,
    /// What the expressions of those in force weigh in bytes.
    pub bytes: usize,
    checks: Vec<CheckSetting>,
}

impl Rules {
    /// Makes the rules in force ready, the oldest first, until their expressions are too large
    /// together. What cannot be used is told to the log.
    pub fn of(rules: &[Rule], checks: Vec<CheckSetting>) -> Self {
        let mut made = Self { checks, ..Self::default() };
        for rule in rules.iter().filter(|rule| rule.definition.active) {
            let Some(ready) = CompiledRule::of(rule) else {
                made.left_out += 1;
                continue;
            };
            let bytes = ready.matcher.bytes();
            if made.bytes + bytes > BYTES {
                tracing::error!(rule = rule.id.0, "the screening rules are too large together");
                made.left_out += 1;
                continue;
            }
            made.bytes += bytes;
            made.ready.push(ready);
        }
        made
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
pub struct RuleCache {
    kept: RwLock<Option<(i64, Arc<Rules>)>>,
    making: Mutex<()>,
}

impl RuleCache {
    /// The rules, if they were made ready after just so many changes.
    fn after(&self, changes: i64) -> Option<Arc<Rules>> {
        let kept = self.kept.read().unwrap_or_else(PoisonError::into_inner);
        kept.as_ref().filter(|(known, _)| *known == changes).map(|(_, rules)| rules.clone())
    }

    fn keep(&self, changes: i64, rules: Arc<Rules>) {
        *self.kept.write().unwrap_or_else(PoisonError::into_inner) = Some((changes, rules));
    }
}

/// The rules as they are now: made ready again only if one of them has changed since.
pub async fn current(context: &Context) -> Result<Arc<Rules>> {
    let database = context.database.read();
    let changes = store::changes(database).await?.unwrap_or(0);
    if let Some(rules) = context.screening.after(changes) {
        return Ok(rules);
    }
    let _making = context.screening.making.lock().await;
    if let Some(rules) = context.screening.after(changes) {
        return Ok(rules);
    }
    // Rules that changed since the count was read are made ready again for the next comment.
    let (rules, checks) = (store::rules(database).await?, store::checks(database).await?);
    let rules = Arc::new(apart(move || Rules::of(&rules, checks)).await?);
    context.screening.keep(changes, rules.clone());
    Ok(rules)
}
