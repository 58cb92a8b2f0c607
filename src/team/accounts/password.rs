//! Password hashes: argon2id with 19 MiB, two passes, one lane (OWASP's second choice, the crate's
//! default), away from the async threads, few at once, and in memory that is used again: each takes
//! memory and a core, and whoever asks need not be anybody we know.

use super::Password;
use crate::base::error::{AppError, Result};
use argon2::{
    Algorithm, Argon2, Block, Params, Version,
    password_hash::phc::{Output, ParamsString, PasswordHash, Salt},
};
use std::sync::{Mutex, OnceLock, PoisonError};
use tokio::sync::Semaphore;

/// The most hashes made at once, if the machine has the cores.
const AT_ONCE: usize = 4;

/// The most memory that a stored hash may ask for, in KiB, and the most passes over its memory. One
/// that asks for more was made by nobody we take accounts from.
const MOST_MEMORY: u32 = 256 * 1024;
const MOST_PASSES: u32 = 20;

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
    apart(move |memory| made(&typed, memory).map_err(AppError::fault)).await?
}

/// Checks a typed password against the hash of a person, or against nobody's in the same time.
pub async fn verify(typed: &str, stored: Option<&str>) -> Result<Verdict> {
    let known = stored.is_some();
    let stored = stored.unwrap_or(NOBODY).to_owned();
    let typed = typed.to_owned();
    apart(move |memory| {
        let Ok(parsed) = PasswordHash::new(&stored) else {
            return Verdict::Wrong;
        };
        let right = is_of(&typed, &parsed, memory).unwrap_or(false);
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

/// The hash of a password as it is stored, made in `memory`.
fn made(typed: &str, memory: &mut Memory) -> argon2::password_hash::Result<String> {
    let (params, salt) = (Params::default(), Salt::generate());
    let mut bytes = [0; Params::DEFAULT_OUTPUT_LEN];
    let argon2 = Argon2::new(Algorithm::default(), Version::default(), params.clone());
    memory.hash(&argon2, typed, &salt, &mut bytes)?;
    let hash = PasswordHash {
        algorithm: Algorithm::default().ident(),
        version: Some(Version::default().into()),
        params: ParamsString::try_from(&params)?,
        salt: Some(salt),
        hash: Some(Output::new(&bytes)?),
    };
    Ok(hash.to_string())
}

/// Whether `stored` is the hash of `typed`.
///
/// # Errors
/// If `stored` can be no hash of ours.
fn is_of(
    typed: &str,
    stored: &PasswordHash,
    memory: &mut Memory,
) -> argon2::password_hash::Result<bool> {
    let (Some(salt), Some(expected)) = (&stored.salt, &stored.hash) else {
        return Ok(false);
    };
    let algorithm = Algorithm::try_from(stored.algorithm.as_str())?;
    let version = stored.version.map(Version::try_from).transpose()?.unwrap_or_default();
    let params = Params::try_from(stored)?;
    if params.m_cost() > MOST_MEMORY || params.t_cost() > MOST_PASSES {
        tracing::error!(
            memory = params.m_cost(),
            passes = params.t_cost(),
            "a stored password hash asks for too much; give that person a new password"
        );
        return Ok(false);
    }
    let mut bytes = [0; Output::MAX_LENGTH];
    let bytes = &mut bytes[..expected.len()];
    memory.hash(&Argon2::new(algorithm, version, params), typed, salt, bytes)?;
    // Compared in constant time.
    Ok(Output::new(bytes)? == *expected)
}

/// What argon2 works in. It is kept from one hash to the next: freed and taken anew on one thread after
/// another it would stay with the program many times over.
#[derive(Default)]
struct Memory(Vec<Block>);

impl Memory {
    /// Works out a hash. Nothing of the password is left behind.
    fn hash(
        &mut self,
        argon2: &Argon2<'_>,
        typed: &str,
        salt: &[u8],
        bytes: &mut [u8],
    ) -> argon2::Result<()> {
        let ours = Params::default().block_count();
        let wanted = argon2.params().block_count();
        if wanted > ours {
            // A hash from elsewhere, until its owner has signed in once.
            let mut larger = vec![Block::new(); wanted];
            return argon2.hash_password_into_with_memory(
                typed.as_bytes(),
                salt,
                bytes,
                &mut larger,
            );
        }
        self.0.resize(ours, Block::new());
        let used = &mut self.0[..wanted];
        let done = argon2.hash_password_into_with_memory(typed.as_bytes(), salt, bytes, &mut *used);
        used.fill(Block::new());
        done
    }
}

/// Where hashes are made: so many at once as there are places, each with its memory.
struct Places {
    free: Semaphore,
    memories: Mutex<Vec<Memory>>,
}

impl Places {
    fn all() -> &'static Self {
        static PLACES: OnceLock<Places> = OnceLock::new();
        PLACES.get_or_init(|| {
            let cores = std::thread::available_parallelism().map_or(1, usize::from);
            Places { free: Semaphore::new(cores.min(AT_ONCE)), memories: Mutex::default() }
        })
    }

    fn take(&self) -> Memory {
        self.memories.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default()
    }

    fn give_back(&self, memory: Memory) {
        self.memories.lock().unwrap_or_else(PoisonError::into_inner).push(memory);
    }
}

async fn apart<T: Send + 'static>(
    work: impl FnOnce(&mut Memory) -> T + Send + 'static,
) -> Result<T> {
    // Tests count these: an unknown person must cost as many as a known one.
    tracing::debug!("a password is hashed");
    let places = Places::all();
    let place = places.free.acquire().await.map_err(AppError::fault)?;
    tokio::task::spawn_blocking(move || {
        let mut memory = places.take();
        let done = work(&mut memory);
        places.give_back(memory);
        drop(place);
        done
    })
    .await
    .map_err(AppError::fault)
}

#[cfg(test)]
mod tests {
    use super::*;
    use argon2::{PasswordHasher, PasswordVerifier};

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

    fn made_elsewhere(memory: u32, passes: u32, lanes: u32) -> String {
        let params = Params::new(memory, passes, lanes, None).expect("params");
        let theirs = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        theirs.hash_password(b"quartz").expect("hashed").to_string()
    }

    #[tokio::test]
    async fn a_hash_made_with_other_settings_is_told() {
        for stored in [
            made_elsewhere(8 * 1024, 1, 1),
            made_elsewhere(64 * 1024, 1, 4),
            made_elsewhere(Params::DEFAULT_M_COST, 2, 2),
        ] {
            let right = verify("quartz", Some(&stored)).await.expect("run");
            assert_eq!(right, Verdict::RightButOld, "{stored}");
            let wrong = verify("another", Some(&stored)).await.expect("run");
            assert_eq!(wrong, Verdict::Wrong, "{stored}");
        }
    }

    #[tokio::test]
    async fn a_hash_as_the_library_makes_it_is_read_and_ours_is_read_by_the_library() {
        let theirs = made_elsewhere(Params::DEFAULT_M_COST, 2, 1);
        assert_eq!(verify("quartz", Some(&theirs)).await.expect("run"), Verdict::Right);
        let password = Password::new("quartz lantern ferry moss", &[]).expect("good");
        let ours = hash(&password).await.expect("hashed");
        let read = Argon2::default().verify_password(b"quartz lantern ferry moss", ours.as_str());
        assert_eq!(read, Ok(()));
    }

    #[tokio::test]
    async fn a_hash_that_asks_for_gigabytes_or_is_none_is_of_no_password() {
        let small = made_elsewhere(8 * 1024, 1, 1);
        for stored in [
            small.replace("m=8192", "m=4194304"),
            small.replace("t=1", "t=4000000000"),
            small.replace("argon2id", "scrypt"),
            small.replace("v=19", "v=7"),
            small.rsplit_once('$').expect("parts").0.to_owned(),
            "rubbish".to_owned(),
        ] {
            assert_eq!(verify("quartz", Some(&stored)).await.expect("run"), Verdict::Wrong);
        }
    }

    #[test]
    fn the_memory_is_used_again_and_nothing_is_left_in_it() {
        let mut memory = Memory::default();
        made("quartz", &mut memory).expect("hashed");
        let first = memory.0.as_ptr();
        made("lantern", &mut memory).expect("hashed");
        assert_eq!((memory.0.as_ptr(), memory.0.len()), (first, Params::default().block_count()));
        assert!(memory.0.iter().all(|block| block.as_ref().iter().all(|word| *word == 0)));
    }
}
