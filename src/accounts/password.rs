//! Password hashes: argon2id with 19 MiB, two passes, one lane (OWASP's second choice, the crate's
//! default), away from the async threads and few at once, since each takes memory and a core.

use super::Password;
use crate::error::{AppError, Result};
use argon2::{
    Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, password_hash::phc::PasswordHash,
};
use std::sync::{Arc, OnceLock};
use tokio::sync::Semaphore;

/// The most hashes made at once, if the machine has the cores.
const AT_ONCE: usize = 4;

/// What an unknown person's password is checked against, so that they cost as much as known ones:
/// a hash with today's settings (a test holds that).
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$CRPG6JFwYZfxCX7gfJUTDw$\
    CPnHnPTBP6nzXUuKf3a9i89NP/rZks/ub5/SfkBYg/s";

/// What came of checking a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is another.
    Wrong,
    /// It is right.
    Right,
    /// It is right, and its hash was made with weaker settings than ours: make it anew.
    RightButOld,
}

/// Hashes a password, with a salt of its own.
pub async fn hash(password: &Password) -> Result<String> {
    let typed = password.as_typed().to_owned();
    apart(move || {
        Argon2::default()
            .hash_password(typed.as_bytes())
            .map(|hash| hash.to_string())
            .map_err(AppError::fault)
    })
    .await?
}

/// Checks a typed password against the hash of a person, or against nobody's in the same time.
pub async fn verify(typed: &str, stored: Option<&str>) -> Result<Verdict> {
    let known = stored.is_some();
    let stored = stored.unwrap_or(NOBODY).to_owned();
    let typed = typed.to_owned();
    apart(move || {
        let Ok(parsed) = PasswordHash::new(&stored) else {
            return Verdict::Wrong;
        };
        let right = Argon2::default().verify_password(typed.as_bytes(), &parsed).is_ok();
        match (known && right, is_current(&parsed)) {
            (false, _) => Verdict::Wrong,
            (true, true) => Verdict::Right,
            (true, false) => Verdict::RightButOld,
        }
    })
    .await
}

/// Whether a hash was made as we make them today. The length of the output is told by the hash
/// and not by its settings, so the settings are compared one by one.
fn is_current(stored: &PasswordHash) -> bool {
    let ours = Params::default();
    stored.algorithm.as_str() == Algorithm::default().as_str()
        && Params::try_from(stored).is_ok_and(|theirs| {
            (theirs.m_cost(), theirs.t_cost(), theirs.p_cost())
                == (ours.m_cost(), ours.t_cost(), ours.p_cost())
        })
}

async fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    static PLACES: OnceLock<Arc<Semaphore>> = OnceLock::new();
    let places = PLACES.get_or_init(|| {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Arc::new(Semaphore::new(cores.min(AT_ONCE)))
    });
    // Tests count these: an unknown person must cost as many as a known one.
    tracing::debug!("a password is hashed");
    let place = places.clone().acquire_owned().await.map_err(AppError::fault)?;
    tokio::task::spawn_blocking(move || {
        let done = work();
        drop(place);
        done
    })
    .await
    .map_err(AppError::fault)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_hash_is_argon2id_and_holds_for_its_password_only() {
        let password = Password::new("quartz lantern ferry moss", &[]).expect("good");
        let stored = hash(&password).await.expect("hashed");
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{stored}");
        assert_eq!(
            verify("quartz lantern ferry moss", Some(&stored)).await.expect("run"),
            Verdict::Right
        );
        assert_eq!(verify("another", Some(&stored)).await.expect("run"), Verdict::Wrong);
    }

    #[tokio::test]
    async fn nobody_is_never_right_and_costs_as_much_as_anybody() {
        assert!(is_current(&PasswordHash::new(NOBODY).expect("a hash")));
        assert_eq!(verify("nobody has this password", None).await.expect("run"), Verdict::Wrong);
    }

    #[tokio::test]
    async fn an_old_hash_is_told() {
        let weak = Argon2::new(
            argon2::Algorithm::Argon2id,
            argon2::Version::V0x13,
            Params::new(8 * 1024, 1, 1, None).expect("params"),
        );
        let stored = weak.hash_password(b"quartz").expect("hashed").to_string();
        assert_eq!(verify("quartz", Some(&stored)).await.expect("run"), Verdict::RightButOld);
    }
}
