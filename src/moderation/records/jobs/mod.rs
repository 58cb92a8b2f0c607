//! Work done after the answer: what erases on its date, and what follows an erasure.

mod files;
mod render;
mod retain;
mod settle;
mod wished;

pub use files::clear_files;
pub use render::RenderAgain;
pub use retain::Retain;
pub use settle::Settle;

use crate::base::{context::Context, error::Result};

/// Sees to it that the jobs are queued that run by themselves.
pub async fn prepare(context: &Context) -> Result<()> {
    retain::prepare(context).await?;
    render::prepare(context).await
}
