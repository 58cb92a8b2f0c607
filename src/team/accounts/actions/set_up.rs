//! The one-time address by which the first administrator comes in.

use crate::{
    base::{context::Context, error::Result, keys},
    team::accounts::store,
};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The address while there is no administrator. A new one is made at each start.
#[derive(Debug, Default)]
pub struct SetUp(Mutex<Door>);

/// With the hash of the token in the address.
#[derive(Debug, Default)]
enum Door {
    #[default]
    Absent,
    Open(String),
    /// Somebody has come in.
    Shut(String),
}

impl SetUp {
    /// Makes a new address if there is no administrator who can sign in: answers its token.
    pub async fn begin(context: &Context) -> Result<Option<String>> {
        if !wanted(context).await? {
            return Ok(None);
        }
        let token = keys::random_token();
        context.set_up.reopen(&token);
        Ok(Some(token))
    }

    /// Whether `token` opens the door: it is the one, and there is still no administrator.
    pub async fn admits(&self, context: &Context, token: &str) -> Result<bool> {
        let right = matches!(&*self.door(), Door::Open(kept) if is_same(kept, token));
        Ok(right && wanted(context).await?)
    }

    /// Whether somebody has come in with `token`.
    pub fn has_admitted(&self, token: &str) -> bool {
        matches!(&*self.door(), Door::Shut(kept) if is_same(kept, token))
    }

    /// Shuts the door behind whoever comes in with `token`: of several at once one is let through.
    pub fn shut(&self, token: &str) -> bool {
        let mut door = self.door();
        let right = matches!(&*door, Door::Open(kept) if is_same(kept, token));
        if right {
            *door = Door::Shut(hash(token));
        }
        right
    }

    /// Opens it again for `token`, when whoever had come in could not stay.
    pub fn reopen(&self, token: &str) {
        *self.door() = Door::Open(hash(token));
    }

    fn door(&self) -> MutexGuard<'_, Door> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn hash(token: &str) -> String {
    keys::hash(token.as_bytes())
}

fn is_same(kept: &str, token: &str) -> bool {
    keys::same(kept, &hash(token))
}

async fn wanted(context: &Context) -> Result<bool> {
    Ok(store::count_administrators(context.database.read()).await? == 0)
}
