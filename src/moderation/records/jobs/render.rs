//! After the program has learnt to show text better, what was written before is shown so, too.

use crate::{
    base::{
        context::Context,
        error::Result,
        jobs::{self, Job, Work},
    },
    blog::posts,
    conversation::comments,
};
use serde::{Deserialize, Serialize};

/// How many texts are written at once: others who write wait that long.
const MOST: u64 = 20;

/// Makes comments and posts into HTML again that an earlier version of the program has made.
#[derive(Debug, Serialize, Deserialize)]
pub struct RenderAgain {}

impl Job for RenderAgain {
    const KIND: &'static str = "render_again";
}

impl Work for RenderAgain {
    async fn run(self, context: &Context) -> Result<()> {
        while comments::render_again(context, MOST).await? {}
        while posts::render_again(context, MOST).await? {}
        Ok(())
    }
}

/// Sees to it that it runs once after each start, which may be the first of a new version.
pub async fn prepare(context: &Context) -> Result<()> {
    jobs::keep_going(context, &RenderAgain {}, context.clock.now()).await
}
