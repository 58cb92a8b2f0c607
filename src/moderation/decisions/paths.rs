//! Addresses of what was decided.

use crate::{
    base::{
        error::{AppError, Result},
        ids::{CommentId, DecisionId},
    },
    moderation::place::paths::QUEUE,
};

/// Keys as an address names them: `12.13`.
pub fn written(ids: &[CommentId]) -> String {
    let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
    ids.join(".")
}

/// The page of decisions that were made together: `first` is the first of them.
pub fn batch(first: DecisionId) -> String {
    format!("{QUEUE}batches/{first}")
}

/// The page that says what came of decisions that were made together: `first` is the first of them,
/// `left` are the comments that were left alone, `return_to` is the place in the queue.
pub fn batch_address(first: DecisionId, left: &[CommentId], return_to: &str) -> Result<String> {
    let fields = [("left", written(left)), ("back", return_to.to_owned())];
    let query = serde_html_form::to_string(fields).map_err(AppError::fault)?;
    Ok(format!("{}?{query}", batch(first)))
}

/// The same page, saying how many of them were just undone.
pub fn batch_undone(first: DecisionId, undone: usize, return_to: &str) -> Result<String> {
    let fields = [("back", return_to.to_owned()), ("undone", undone.to_string())];
    let query = serde_html_form::to_string(fields).map_err(AppError::fault)?;
    Ok(format!("{}?{query}", batch(first)))
}
