//! The Message-ID of a mail: the same each time the same mail is tried, and no other mail's, in this blog
//! or in another one of the same sender domain.

use crate::base::{clock::Moment, ids::JobId, keys::Keys};
use std::future::Future;

/// The characters of the code in a Message-ID: 132 bits, too many to meet by chance.
const CODE: usize = 22;

/// Which blog sends.
#[derive(Debug, Clone)]
pub struct Sender {
    /// Its secret key: blogs at one sender domain have different ones, and nobody can work out a
    /// Message-ID beforehand.
    pub keys: Keys,
    /// Its address: a copy that is tried out elsewhere has the same key and the same jobs.
    pub base_url: String,
}

/// The job that a mail is sent by.
#[derive(Debug, Clone, Copy)]
pub struct Errand {
    /// Its number, which stays the same however often it is tried.
    pub job: JobId,
    /// The name of its kind.
    pub kind: &'static str,
    /// When it was queued. A database that was put back from an older copy gives out the same numbers
    /// again, of jobs and of what they tell; it does not do so at the same microsecond.
    pub queued: Moment,
}

tokio::task_local! {
    /// The job under way. It goes along with the task, so that no room that writes a mail can forget to
    /// hand it on, or hand on another one.
    static UNDER_WAY: Errand;
}

/// Does `work` as the job `errand`: the mail it sends has Message-IDs of this job.
pub async fn on_errand<T>(errand: Errand, work: impl Future<Output = T>) -> T {
    UNDER_WAY.scope(errand, work).await
}

/// The job under way; none where mail is sent outside of one.
pub(super) fn under_way() -> Option<Errand> {
    UNDER_WAY.try_with(|errand| *errand).ok()
}

impl Sender {
    /// The Message-ID of the mail `id` of the job under way, without its brackets. `id` stands in it
    /// readably, to be found in logs, and in the code, since one job may send several mails.
    pub(super) fn message_id(&self, id: &str, domain: &str) -> String {
        let (job, queued) = under_way()
            .map(|errand| (errand.job.to_string(), errand.queued.timestamp_micros().to_string()))
            .unwrap_or_default();
        let code = self.keys.sign("message-id", &[&self.base_url, id, &job, &queued]);
        format!("{id}.{}@{domain}", code.get(..CODE).unwrap_or(&code))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sender(key: &str, base_url: &str) -> Sender {
        let keys = Keys::from_text(&key.repeat(32)).expect("long enough");
        Sender { keys, base_url: base_url.to_owned() }
    }

    async fn named(sender: &Sender, id: &str, job: i64, queued: i64) -> String {
        let queued = Moment::from_timestamp_micros(queued).expect("a moment");
        on_errand(Errand { job: JobId(job), kind: "test", queued }, async {
            sender.message_id(id, "x.uk")
        })
        .await
    }

    #[tokio::test]
    async fn only_the_same_mail_of_the_same_blog_has_the_same_message_id() {
        let blog = sender("k", "https://one.example/");
        let first = named(&blog, "decision-4", 7, 1_000).await;
        assert_eq!(first, named(&blog, "decision-4", 7, 1_000).await);
        assert!(first.starts_with("decision-4.") && first.ends_with("@x.uk"), "{first}");
        for other in [
            named(&sender("x", "https://one.example/"), "decision-4", 7, 1_000).await,
            named(&sender("k", "https://two.example/"), "decision-4", 7, 1_000).await,
            named(&blog, "decision-5", 7, 1_000).await,
            named(&blog, "decision-4", 8, 1_000).await,
            named(&blog, "decision-4", 7, 1_001).await,
        ] {
            assert_ne!(first, other);
        }
    }
}
