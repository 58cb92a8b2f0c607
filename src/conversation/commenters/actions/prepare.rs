//! Gives comments of earlier versions the hash of their address.

use crate::{
    base::{context::Context, error::Result, ids::CommentId},
    conversation::{
        commenters::store,
        comments::{self, AddressHash},
    },
    team::accounts::EmailAddress,
};

/// How many comments are done in one transaction.
const BATCH: u64 = 500;

/// Hashes the plain addresses of comments that have no hash yet; nothing to do from the second start.
pub async fn prepare(context: &Context) -> Result<()> {
    let mut after = CommentId(0);
    loop {
        let next = context
            .database
            .write(|transaction| async move {
                let rows = comments::unhashed(&transaction, after, BATCH).await?;
                let last = rows.last().map(|row| row.id);
                for comment in rows {
                    let address = comment.email.as_deref().unwrap_or("").parse::<EmailAddress>();
                    let Ok(address) = address else { continue };
                    let address = AddressHash::of(&context.keys, &address);
                    let known = store::ensure(&transaction, &address, comment.sent).await?;
                    comments::set_address(&transaction, comment.id, &address).await?;
                    if let Some(confirmed) = known.confirmed.or(comment.confirmed) {
                        store::confirm(&transaction, &address, confirmed).await?;
                        comments::confirm_address(&transaction, &address, confirmed).await?;
                    }
                }
                Ok(last)
            })
            .await?;
        match next {
            Some(last) => after = last,
            None => return Ok(()),
        }
    }
}
