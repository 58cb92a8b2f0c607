//! The guidelines that a new blog begins with.

use crate::{
    base::{
        context::Context,
        error::{AppError, Result},
    },
    conversation::guidelines::{
        store,
        values::{GuidelineWording, TypedWording},
    },
};
use serde::Deserialize;

/// A guideline as the file has it.
#[derive(Debug, Clone, Deserialize)]
struct NewGuideline {
    slug: String,
    short: String,
    title: String,
    fault: String,
    text: String,
    refusal: String,
}

#[derive(Debug, Deserialize)]
struct File {
    guideline: Vec<NewGuideline>,
}

fn shipped() -> Result<Vec<(String, GuidelineWording)>> {
    let file: File = toml::from_str(include_str!("../guidelines.toml")).map_err(AppError::fault)?;
    file.guideline
        .into_iter()
        .map(|new| {
            let typed = TypedWording {
                title: &new.title,
                short: &new.short,
                fault: &new.fault,
                body: &new.text,
                refusal: &new.refusal,
            };
            let wording = GuidelineWording::check(&typed)
                .map_err(|errors| AppError::Fault(format!("{}: {errors:?}", new.slug)))?;
            Ok((new.slug, wording))
        })
        .collect()
}

/// Programs that start at once on a new blog wait for each other, and for whoever changes guidelines.
const LOCK: &str = "guidelines";

/// Gives a new blog its guidelines.
pub async fn prepare(context: &Context) -> Result<()> {
    if store::end(context.database.read()).await? > 1 {
        return Ok(());
    }
    let shipped = &shipped()?;
    context
        .database
        .write(|transaction| async move {
            transaction.one_at_a_time(LOCK).await?;
            // Another program may have done it while this one waited.
            if store::end(&transaction).await? > 1 {
                return Ok(());
            }
            for (position, (slug, wording)) in (1..).zip(shipped) {
                store::insert(&transaction, slug, wording, position, None).await?;
            }
            Ok(())
        })
        .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_guidelines_are_whole() {
        let file: File = toml::from_str(include_str!("../guidelines.toml")).expect("a file");
        assert!(file.guideline.iter().all(|new| !new.short.ends_with('.')), "no full stop");
        let shipped = shipped().expect("each can be kept as it is");
        assert!(shipped.len() >= 8);
        let names: std::collections::BTreeSet<&str> =
            shipped.iter().map(|(slug, _)| slug.as_str()).collect();
        assert_eq!(names.len(), shipped.len());
    }
}
