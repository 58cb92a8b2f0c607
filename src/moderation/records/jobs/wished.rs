//! An erasure that had to wait while someone might be at risk.

use crate::{
    base::{context::Context, error::Result, jobs::Work},
    moderation::{records::actions, risk::EraseWished},
};

impl Work for EraseWished {
    async fn run(self, context: &Context) -> Result<()> {
        actions::erase_wished(context, self.comment).await
    }
}
