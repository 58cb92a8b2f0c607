//! The address of a comment's receipt: it can be worked out from the comment and the blog's key, and
//! not be guessed; it is kept nowhere.

use super::Comment;
use crate::base::{clock::Moment, ids::CommentId, keys::Keys};
use chrono::DateTime;

/// Makes and checks the addresses of one comment.
#[derive(Debug, Clone, Copy)]
pub struct Receipt<'a> {
    id: CommentId,
    nonce: &'a str,
}

impl<'a> Receipt<'a> {
    /// Of a comment that is kept.
    pub fn of(comment: &'a Comment) -> Self {
        Self { id: comment.id, nonce: &comment.nonce }
    }

    /// Of a comment that is just being kept.
    pub fn new(id: CommentId, nonce: &'a str) -> Self {
        Self { id, nonce }
    }

    /// The last part of the receipt's address.
    pub fn token(&self, keys: &Keys) -> String {
        self.made_for(keys, "receipt")
    }

    /// Whether `token` is this receipt's.
    pub fn opens(&self, keys: &Keys, token: &str) -> bool {
        crate::base::keys::same(&self.token(keys), token)
    }

    /// The last part of the address by which the owner of the mail address confirms it. Only a mail
    /// holds it, and it ends.
    pub fn mail_token(&self, keys: &Keys, ends: Moment) -> String {
        let (id, ends) = (self.id.to_string(), ends.timestamp().to_string());
        let code = keys.sign("confirm", &[&id, self.nonce, &ends]);
        format!("{id}-{ends}-{code}")
    }

    /// Until when `token` holds or held, if it came by such a mail.
    pub fn came_by_mail(&self, keys: &Keys, token: &str) -> Option<Moment> {
        let ends = token.split('-').nth(1)?.parse().ok()?;
        let ends = DateTime::from_timestamp(ends, 0)?;
        crate::base::keys::same(&self.mail_token(keys, ends), token).then_some(ends)
    }

    /// The last part of the addresses, in every mail about the comment, by which the owner of the mail
    /// address stops such mail or says that the comment is not theirs.
    pub fn letter_token(&self, keys: &Keys) -> String {
        self.made_for(keys, "letter")
    }

    /// Whether `token` came by a mail about the comment.
    pub fn came_by_letter(&self, keys: &Keys, token: &str) -> bool {
        crate::base::keys::same(&self.letter_token(keys), token)
    }

    /// The comment that a token speaks of, whether or not it is right.
    pub fn id_in(token: &str) -> Option<CommentId> {
        token.split_once('-')?.0.parse().ok().filter(|id| *id > 0).map(CommentId)
    }

    fn made_for(&self, keys: &Keys, purpose: &str) -> String {
        let id = self.id.to_string();
        let code = keys.sign(purpose, &[&id, self.nonce]);
        format!("{id}-{code}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_opens_its_own_receipt_only() {
        let keys = Keys::from_text(&"k".repeat(32)).expect("long enough");
        let one = Receipt::new(CommentId(12), "abc");
        let token = one.token(&keys);
        assert_eq!(Receipt::id_in(&token), Some(CommentId(12)));
        assert!(one.opens(&keys, &token));
        assert!(!Receipt::new(CommentId(12), "abd").opens(&keys, &token));
        assert!(!Receipt::new(CommentId(13), "abc").opens(&keys, &token));
        let ends: Moment = "2026-03-09T10:00:00Z".parse().expect("a moment");
        let mailed = one.mail_token(&keys, ends);
        assert_eq!(one.came_by_mail(&keys, &mailed), Some(ends));
        assert_eq!(one.came_by_mail(&keys, &mailed.replace("-177", "-178")), None);
        for wrong in [token.as_str(), &one.letter_token(&keys), "12-1-x", "12--", "12"] {
            assert_eq!(one.came_by_mail(&keys, wrong), None, "{wrong}");
        }
        assert!(one.came_by_letter(&keys, &one.letter_token(&keys)));
        assert!(!one.came_by_letter(&keys, &token) && !one.opens(&keys, &mailed));
        for wrong in ["", "-", "x-y", "0-abc", "99999999999999999999-a"] {
            assert_eq!(Receipt::id_in(wrong), None, "{wrong:?}");
        }
    }
}
