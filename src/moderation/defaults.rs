//! The guidelines that a new blog begins with.

use super::store;
use crate::{
    context::Context,
    error::{AppError, Result},
    markdown,
};
use serde::Deserialize;

/// A guideline as the file has it.
#[derive(Debug, Clone, Deserialize)]
pub struct NewGuideline {
    pub slug: String,
    pub short: String,
    pub title: String,
    pub text: String,
    pub refusal: String,
}

#[derive(Debug, Deserialize)]
struct File {
    guideline: Vec<NewGuideline>,
}

fn shipped() -> Result<Vec<NewGuideline>> {
    let file: File = toml::from_str(include_str!("guidelines.toml")).map_err(AppError::fault)?;
    Ok(file.guideline)
}

/// Gives a new blog its guidelines.
pub async fn prepare(context: &Context) -> Result<()> {
    let shipped = &shipped()?;
    context
        .database
        .write(|transaction| async move {
            if store::any(&transaction).await? {
                return Ok(());
            }
            for (position, new) in (1..).zip(shipped) {
                let html = markdown::post(&new.text).map_err(AppError::fault)?;
                store::insert_guideline(&transaction, new, &html, position).await?;
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
        let shipped = shipped().expect("the file can be read");
        assert!(shipped.len() >= 8);
        for guideline in shipped {
            assert!(!guideline.short.ends_with('.'), "{}: one line, no full stop", guideline.slug);
            assert!(markdown::post(&guideline.text).is_ok(), "{}", guideline.slug);
            assert!(!guideline.title.is_empty() && !guideline.refusal.is_empty());
        }
    }
}
