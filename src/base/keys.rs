//! Secrets: the program's own key and what is made with it, random tokens, and their hashes.

use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use std::{fmt, fs, io, path::Path};
use subtle::ConstantTimeEq;

/// The fewest bytes a secret key may have.
pub const KEY_BYTES: usize = 32;

/// The secret key of this blog. Everything that must not be guessed or forged is made with it.
#[derive(Clone)]
pub struct Keys(Vec<u8>);

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keys(hidden)")
    }
}

impl Keys {
    /// Takes a key given by the operator.
    ///
    /// # Errors
    /// In words, if the key is shorter than [`KEY_BYTES`].
    pub fn from_text(text: &str) -> Result<Self, String> {
        let bytes = text.trim().as_bytes();
        if bytes.len() < KEY_BYTES {
            return Err(format!("must have at least {KEY_BYTES} characters"));
        }
        Ok(Self(bytes.to_vec()))
    }

    /// Reads the key kept in `path`, if there is one.
    pub fn read_at(path: &Path) -> io::Result<Option<Self>> {
        use std::os::unix::fs::PermissionsExt;
        match fs::read_to_string(path) {
            Ok(text) => {
                if fs::metadata(path)?.permissions().mode() & 0o077 != 0 {
                    return Err(io::Error::other(
                        "others can read it; take their rights away with chmod 600",
                    ));
                }
                Self::from_text(&text).map(Some).map_err(io::Error::other)
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Makes a key in `path`, which only its owner can read, and sees to it that it stays there.
    pub fn make_at(path: &Path) -> io::Result<Self> {
        use std::io::Write;
        use std::os::unix::fs::OpenOptionsExt;
        let text = random_token();
        let mut file =
            fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
        if let Err(error) = file.write_all(text.as_bytes()).and_then(|()| file.sync_all()) {
            // Half a key would be in the way of the next try.
            fs::remove_file(path)?;
            return Err(error);
        }
        Self::from_text(&text).map_err(io::Error::other)
    }

    /// By what the key is known again; nothing can be signed with it.
    pub fn fingerprint(&self) -> String {
        self.sign("fingerprint", &[])
    }

    /// A code over `parts` that only this blog can make, for one `purpose` (HMAC-SHA-256,
    /// RFC 2104). Each part is preceded by its length, so that no two lists read the same.
    pub fn sign(&self, purpose: &str, parts: &[&str]) -> String {
        #[allow(clippy::expect_used, reason = "HMAC takes a key of any length")]
        let mut mac =
            <Hmac<Sha256> as KeyInit>::new_from_slice(&self.0).expect("any length is a key");
        for part in std::iter::once(&purpose).chain(parts) {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part.as_bytes());
        }
        BASE64URL_NOPAD.encode(&mac.finalize().into_bytes())
    }

    /// Whether `code` is what [`Keys::sign`] makes, compared in constant time.
    pub fn verify(&self, purpose: &str, parts: &[&str], code: &str) -> bool {
        same(&self.sign(purpose, parts), code)
    }
}

/// Whether two texts are equal, in a time that does not tell where they differ.
pub fn same(one: &str, other: &str) -> bool {
    one.as_bytes().ct_eq(other.as_bytes()).into()
}

/// 256 random bits from the operating system, as text for an address or a cookie.
///
/// A machine without a source of randomness cannot run this program, so that ends it.
pub fn random_token() -> String {
    let mut bytes = [0_u8; 32];
    #[allow(clippy::panic, reason = "a guessable token would be worse than none")]
    if let Err(error) = getrandom::fill(&mut bytes) {
        panic!("the operating system gave no random bytes: {error}");
    }
    BASE64URL_NOPAD.encode(&bytes)
}

/// A name that nothing else has anywhere: a random UUID (version 4) as a URN (RFC 9562).
pub fn random_urn() -> String {
    let random = &Sha256::digest(random_token())[..16];
    let mut bytes = [0_u8; 16];
    bytes.copy_from_slice(random);
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    let hex = HEXLOWER.encode(&bytes);
    let parts = [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]];
    format!("urn:uuid:{}", parts.join("-"))
}

/// SHA-256 as text: what the database keeps of a token, and what names an asset.
pub fn hash(bytes: &[u8]) -> String {
    HEXLOWER.encode(&Sha256::digest(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_holds_for_its_purpose_and_parts_only() {
        let keys = Keys::from_text(&"k".repeat(32)).expect("long enough");
        let code = keys.sign("receipt", &["12", "abc"]);
        assert!(keys.verify("receipt", &["12", "abc"], &code));
        assert!(!keys.verify("receipt", &["1", "2abc"], &code));
        assert!(!keys.verify("mail", &["12", "abc"], &code));
        let other = Keys::from_text(&"x".repeat(32)).expect("long enough");
        assert!(!other.verify("receipt", &["12", "abc"], &code));
    }

    #[test]
    fn a_short_key_is_refused() {
        assert!(Keys::from_text("short").is_err());
    }

    #[test]
    fn tokens_differ() {
        assert_ne!(random_token(), random_token());
        assert_eq!(random_token().len(), 43);
    }

    #[test]
    fn a_urn_is_a_uuid_of_the_fourth_kind() {
        let one = random_urn();
        assert_ne!(one, random_urn());
        let uuid = one.strip_prefix("urn:uuid:").expect("a UUID");
        assert_eq!(uuid.split('-').map(str::len).collect::<Vec<_>>(), [8, 4, 4, 4, 12], "{uuid}");
        assert!(uuid.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f' | b'-')), "{uuid}");
        assert!(uuid[14..].starts_with('4') && "89ab".contains(&uuid[19..20]), "{uuid}");
    }
}
