//! Mail that lies as files: it goes on its date, and as soon as something of what it holds is erased.

use crate::{
    base::{clock::Moment, context::Context, error::Result, ids::CommentId, mail::MailFile},
    conversation::comments::{self, AddressHash},
    moderation::records::store,
};
use chrono::TimeDelta;
use std::collections::BTreeSet;

/// A file that is not whole after this time never will be.
const UNFINISHED: TimeDelta = TimeDelta::hours(1);

/// Deletes mail that was written as a file, is older than the settings say or was left half written,
/// holds something of a comment whose words are gone, or went to an address from which everything has been
/// erased since; answers how many files. What a file of an earlier version holds is not known: it goes
/// with the first words that go.
pub async fn clear_files(context: &Context) -> Result<u64> {
    let files = context.mailer.files().await?;
    if files.is_empty() {
        return Ok(0);
    }
    let now = context.clock.now();
    let gone = Gone::find(context, &files).await?;
    let ends = |file: &MailFile| {
        file.written < now - context.settings.keep_mail_files
            || !file.whole && file.written < now - UNFINISHED
            || file.whole && gone.is_in(context, file)
    };
    context.mailer.remove(files.into_iter().filter(ends).collect()).await
}

/// What was erased.
struct Gone {
    comments: BTreeSet<CommentId>,
    addresses: BTreeSet<(String, Moment)>,
    /// When something was last.
    last: Option<Moment>,
}

impl Gone {
    async fn find(context: &Context, files: &[MailFile]) -> Result<Self> {
        let database = context.database.read();
        let named = files.iter().filter_map(|file| file.of.as_ref());
        let ids: BTreeSet<CommentId> = named.flat_map(|(on, _)| on.iter().copied()).collect();
        let ids: Vec<CommentId> = ids.into_iter().collect();
        let mut comments = BTreeSet::new();
        for some in ids.chunks(500) {
            comments.extend(comments::gone_among(database, some).await?);
        }
        let oldest = files.iter().map(|file| file.written).min().unwrap_or_default();
        let erasures = store::erasures_since(database, oldest).await?;
        let addresses = erasures
            .into_iter()
            .filter(|erasure| erasure.comment.is_none())
            .map(|erasure| (erasure.address.as_str().to_owned(), erasure.at))
            .collect();
        Ok(Self { comments, addresses, last: comments::last_gone(database).await? })
    }

    fn is_in(&self, context: &Context, file: &MailFile) -> bool {
        let Some((on, to)) = &file.of else {
            return self.last.is_some_and(|last| file.written <= last);
        };
        on.iter().any(|comment| self.comments.contains(comment)) || self.is_of(context, to, file)
    }

    fn is_of(&self, context: &Context, to: &str, file: &MailFile) -> bool {
        let Ok(address) = to.parse() else { return false };
        let hash = AddressHash::of(&context.keys, &address);
        self.addresses.iter().any(|(erased, at)| erased == hash.as_str() && file.written <= *at)
    }
}
