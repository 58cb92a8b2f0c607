//! A rule is made ready, to be tried or kept.

use crate::{
    base::{context::Context, error::Result},
    moderation::screening::{
        Rule, RuleDefinition,
        actions::cache::{BYTES, current},
        apart::apart,
        matcher::Matcher,
    },
};
use std::sync::Arc;

/// Makes a rule ready that is to stand in place of `known`, or says what is wrong with its lines. Five
/// hundred expressions take a while, so that is done off the threads that answer.
pub async fn make_ready(
    context: &Context,
    known: Option<&Rule>,
    definition: &RuleDefinition,
) -> Result<Result<Arc<Matcher>, String>> {
    let of = |definition: &RuleDefinition| {
        let definition = definition.clone();
        apart(move || Matcher::of(&definition))
    };
    let matcher = match of(definition).await? {
        Ok(matcher) => matcher,
        Err(wrong) => return Ok(Err(wrong)),
    };
    if matcher.bytes() == 0 || !definition.active {
        return Ok(Ok(Arc::new(matcher)));
    }
    let before = match known.filter(|rule| rule.definition.active) {
        Some(rule) => of(&rule.definition).await?.as_ref().map_or(0, Matcher::bytes),
        None => 0,
    };
    let others = current(context).await?.bytes.saturating_sub(before);
    if others + matcher.bytes() > BYTES {
        return Ok(Err(
            "The regular expressions of all rules are too large together. Use fewer, or \
                       switch another rule off"
                .to_owned(),
        ));
    }
    Ok(Ok(Arc::new(matcher)))
}
