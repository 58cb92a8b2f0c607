//! What this room does for others.

use super::{
    store::{self, NamedBy},
    values::{Guideline, GuidelineWording},
};
use crate::base::{context::Context, database::Connection, error::Result, ids::GuidelineId};
use std::collections::BTreeMap;

pub use super::store::{all, by_ids, history, in_force};

/// How many guidelines stand beside the comment form: the first.
pub const BESIDE_THE_FORM: usize = 3;

/// The first guidelines, in a line each.
pub async fn short_rules(context: &Context) -> Result<Vec<String>> {
    Ok(store::in_force(context.database.read())
        .await?
        .into_iter()
        .take(BESIDE_THE_FORM)
        .map(|guideline| guideline.short)
        .collect())
}

/// The guideline with this name, in force or retired.
pub async fn by_slug(context: &Context, slug: &str) -> Result<Option<Guideline>> {
    store::by_slug(context.database.read(), slug).await
}

/// A guideline as a decision quotes it: in the words it had then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotedGuideline {
    /// The anchor on the page of comment rules.
    pub slug: String,
    /// What it said then.
    pub wording: GuidelineWording,
    /// Whether it says something else now, or is no longer in force.
    pub changed: bool,
}

/// The guidelines of these decisions, each in the version it was quoted in. A decision of before there
/// were versions quotes the present words.
pub async fn quoted(
    database: &Connection,
    wanted: &[(GuidelineId, Option<i64>)],
) -> Result<BTreeMap<(GuidelineId, Option<i64>), QuotedGuideline>> {
    let ids: Vec<GuidelineId> = wanted.iter().map(|(id, _)| *id).collect();
    let now: BTreeMap<GuidelineId, Guideline> = store::by_ids(database, &ids)
        .await?
        .into_iter()
        .map(|guideline| (guideline.id, guideline))
        .collect();
    let mut earlier: Vec<(GuidelineId, i64)> = wanted
        .iter()
        .filter_map(|(id, version)| Some((*id, (*version)?)))
        .filter(|(id, version)| now.get(id).is_some_and(|guideline| guideline.version != *version))
        .collect();
    earlier.sort_unstable();
    earlier.dedup();
    let earlier: BTreeMap<(GuidelineId, i64), GuidelineWording> =
        store::versions(database, &earlier)
            .await?
            .into_iter()
            .map(|kept| ((kept.guideline, kept.version), kept.wording))
            .collect();
    Ok(wanted
        .iter()
        .filter_map(|(id, version)| {
            let guideline = now.get(id)?;
            let wording = version.and_then(|version| earlier.get(&(*id, version)));
            let changed = wording.is_some() || guideline.retired.is_some();
            let wording = wording.cloned().unwrap_or_else(|| GuidelineWording {
                short: guideline.short.clone(),
                title: guideline.title.clone(),
                fault: guideline.fault.clone(),
                body: guideline.body.clone(),
                html: guideline.html.clone(),
                refusal: guideline.refusal.clone(),
            });
            Some((
                (*id, *version),
                QuotedGuideline { slug: guideline.slug.clone(), wording, changed },
            ))
        })
        .collect())
}

/// Whether a decision or a report of a reader names it, so that it stays.
pub async fn is_used(database: &Connection, id: GuidelineId) -> Result<bool> {
    let by = [NamedBy::Decisions, NamedBy::Reports];
    Ok(!store::named(database, &[id], &by).await?.is_empty())
}

/// Those of `ids` that some decision names.
pub async fn quoted_ever(database: &Connection, ids: &[GuidelineId]) -> Result<Vec<GuidelineId>> {
    store::named(database, ids, &[NamedBy::Decisions]).await
}
