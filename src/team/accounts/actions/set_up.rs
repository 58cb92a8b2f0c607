//! The one-time address by which the first administrator comes in.

use crate::{
    base::{context::Context, error::Result, keys},
    team::accounts::store,
};
use std::sync::{Mutex, PoisonError};

/// Holds the hash of the address while there is no administrator. A new one is made at each start.
#[derive(Debug, Default)]
pub struct SetUp(Mutex<Option<String>>);

impl SetUp {
    /// Makes a new address if there is no administrator who can sign in: answers its token.
    pub async fn begin(context: &Context) -> Result<Option<String>> {
        if !context.set_up.wanted(context).await? {
            return Ok(None);
        }
        let token = keys::random_token();
        *context.set_up.0.lock().unwrap_or_else(PoisonError::into_inner) =
            Some(keys::hash(token.as_bytes()));
        Ok(Some(token))
    }

    /// Whether `token` opens the door: it is the one, and there is still no administrator.
    pub async fn admits(&self, context: &Context, token: &str) -> Result<bool> {
        let given = keys::hash(token.as_bytes());
        let right = self
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .as_deref()
            .is_some_and(|kept| keys::same(kept, &given));
        Ok(right && self.wanted(context).await?)
    }

    /// Shuts the door behind whoever comes in with `token`: of several at once one is let through.
    pub fn shut(&self, token: &str) -> bool {
        let given = keys::hash(token.as_bytes());
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let right = kept.as_deref().is_some_and(|kept| keys::same(kept, &given));
        if right {
            *kept = None;
        }
        right
    }

    /// Opens it again for `token`, when whoever had come in could not stay.
    pub fn reopen(&self, token: &str) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(keys::hash(token.as_bytes()));
    }

    async fn wanted(&self, context: &Context) -> Result<bool> {
        Ok(store::count_administrators(context.database.read()).await? == 0)
    }
}
