//! The ways mail can leave: by SMTP, as files in a folder, or (in tests) into memory.

use super::{
    Letter, MailUrl, NotTaken, Sender,
    files::{self, MailFile},
    letter::one_line,
    message_id::under_way,
    store,
    values::{Attempt, MailStatus},
};
use crate::base::{
    clock::Clock,
    database::Database,
    error::{AppError, Result},
};
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Mailbox, MultiPart,
        header::{HeaderName, HeaderValue, MessageId},
    },
};
use std::{
    fmt,
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

/// A mail that left into memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentMail {
    /// To whom.
    pub to: String,
    /// What.
    pub letter: Letter,
}

/// A server that has not taken a mail by then is given up for this time: other mail waits behind it.
const PATIENCE: Duration = Duration::from_secs(30);

/// Sends letters.
#[derive(Clone)]
pub struct Mailer {
    from: Mailbox,
    sender: Sender,
    way: Way,
    set_up: bool,
    patience: Duration,
    clock: Clock,
    /// Where it is written down what came of each mail of a job.
    outbox: Option<Database>,
}

#[derive(Clone)]
enum Way {
    Smtp(Box<AsyncSmtpTransport<Tokio1Executor>>),
    Files(PathBuf),
    Memory(Arc<Mutex<Vec<SentMail>>>),
}

impl fmt::Debug for Mailer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Mailer({})", self.from)
    }
}

/// The address as lettre reads it. It would send in clear over `smtp://` unless told otherwise; here
/// TLS is required unless the address ends in `?tls=none`, which is meant for the same machine.
fn with_tls(address: &str) -> Result<String, String> {
    let mut url = url::Url::parse(address).map_err(|error| format!("MAIL_URL: {error}"))?;
    if url.scheme() == "smtp" {
        match url.query() {
            None => url.set_query(Some("tls=required")),
            Some("tls=none") => url.set_query(None),
            Some(_) => {}
        }
    }
    Ok(url.into())
}

/// An address with or without a name, the name fit to be shown.
fn mailbox(text: &str) -> Result<Mailbox, lettre::address::AddressError> {
    let mut mailbox: Mailbox = text.parse()?;
    mailbox.name = mailbox.name.as_deref().map(one_line);
    Ok(mailbox)
}

/// A header that lettre has no type for.
fn header(name: &'static str, value: impl Into<String>) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.into())
}

/// Does what waits for the disk where nobody waits for the thread.
async fn off_the_threads<T: Send + 'static>(
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(AppError::fault)?
}

impl Mailer {
    /// Prepares the way; connects to nothing yet.
    ///
    /// # Errors
    /// In words, if the sender is no mail address or the SMTP address cannot be read.
    pub fn new(url: &MailUrl, from: &str, sender: Sender, clock: Clock) -> Result<Self, String> {
        let from =
            mailbox(from).map_err(|error| format!("MAIL_FROM is not a mail address: {error}"))?;
        let way = match url {
            MailUrl::Smtp(url) => Way::Smtp(Box::new(
                AsyncSmtpTransport::<Tokio1Executor>::from_url(&with_tls(url)?)
                    .map_err(|error| format!("MAIL_URL cannot be used: {error}"))?
                    .timeout(Some(PATIENCE))
                    .build(),
            )),
            MailUrl::Files(folder) | MailUrl::NotSet(folder) => Way::Files(folder.clone()),
            MailUrl::Memory => Way::Memory(Arc::default()),
        };
        let set_up = !matches!(url, MailUrl::NotSet(_));
        Ok(Self { from, sender, way, set_up, patience: PATIENCE, clock, outbox: None })
    }

    /// The same, writing down in the outbox of `database` what comes of the mail of each job.
    pub fn recording_in(self, database: Database) -> Self {
        Self { outbox: Some(database), ..self }
    }

    /// Whether somebody has said how mail leaves. Otherwise no page promises a reader any.
    pub fn is_set_up(&self) -> bool {
        self.set_up
    }

    /// Whether mail leaves this machine. Where it is only written as files, it reaches nobody.
    pub fn leaves(&self) -> bool {
        !matches!(self.way, Way::Files(_))
    }

    /// Sends `letter` to `to`. The same `id` gives the same Message-ID within one job, so that a letter
    /// sent twice after a crash is shown once by most mail programs. What this job has sent to `to` before
    /// is not sent again: of several people whom a job mails, one who fails brings it to nobody twice.
    ///
    /// # Errors
    /// Undelivered if it may be taken later, undeliverable if it never will.
    pub async fn send(&self, id: &str, to: &str, letter: &Letter) -> Result<()> {
        let message_id = self.sender.message_id(id, self.from.email.domain());
        let (Some(outbox), Some(errand)) = (&self.outbox, under_way()) else {
            return Ok(self.hand_over(&message_id, to, letter).await?);
        };
        let before = store::tried(outbox.read(), &message_id, to).await?.map(|mail| mail.status);
        if before == Some(MailStatus::Sent) {
            return Ok(());
        }
        let outcome = self.hand_over(&message_id, to, letter).await;
        let attempt = &Attempt {
            job: errand.job,
            kind: errand.kind,
            queued: errand.queued,
            message_id: &message_id,
            address: to,
            commenter: letter.commenter.as_deref(),
            comment: letter.on.first().copied(),
        };
        let (status, answer) = match &outcome {
            Ok(()) if self.leaves() => (MailStatus::Sent, None),
            Ok(()) => (MailStatus::Filed, None),
            Err(refusal) if refusal.for_good => (MailStatus::Failed, Some(refusal.answer.as_str())),
            Err(refusal) => (MailStatus::Waiting, Some(refusal.answer.as_str())),
        };
        let now = self.clock.now();
        outbox
            .write(|transaction| async move {
                store::note(&transaction, attempt, status, answer, now).await
            })
            .await?;
        Ok(outcome?)
    }

    /// Sends a letter that belongs to no job, and says what came of it.
    pub async fn try_out(&self, to: &str, letter: &Letter) -> Result<(), NotTaken> {
        let id = format!("test-{}", self.clock.now().timestamp_micros());
        let message_id = self.sender.message_id(&id, self.from.email.domain());
        self.hand_over(&message_id, to, letter).await
    }

    /// Hands a letter over to whoever takes it.
    async fn hand_over(&self, id: &str, to: &str, letter: &Letter) -> Result<(), NotTaken> {
        if let Way::Memory(sent) = &self.way {
            sent.lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(SentMail { to: to.to_owned(), letter: letter.clone() });
            return Ok(());
        }
        let message = self.message(id, to, letter)?;
        match &self.way {
            Way::Smtp(smtp) => {
                // The time limit of the transport ends once there is a connection.
                tokio::time::timeout(self.patience, smtp.send(message))
                    .await
                    .map_err(|_| NotTaken::yet(self.too_slow()))?
                    .map_err(|error| NotTaken::of(&error))?;
            }
            Way::Files(folder) => {
                let (folder, now) = (folder.clone(), self.clock.now());
                let (on, to) = (letter.on.clone(), to.to_owned());
                off_the_threads(move || {
                    files::write(&folder, now, &on, &to, &message.formatted())
                        .map_err(AppError::fault)
                })
                .await
                .map_err(|error| {
                    NotTaken::yet(format!("the email could not be written as a file: {error}"))
                })?;
            }
            Way::Memory(_) => {}
        }
        Ok(())
    }

    fn too_slow(&self) -> String {
        format!("the mail server did not answer within {} seconds", self.patience.as_secs())
    }

    /// The letter as a message with this Message-ID.
    fn message(&self, id: &str, to: &str, letter: &Letter) -> Result<Message, NotTaken> {
        let to = mailbox(to).map_err(|_| NotTaken::ever("the address is no mail address"))?;
        let mut message = Message::builder();
        if let Some(address) = &letter.answers_to {
            message = message.reply_to(mailbox(address).map_err(NotTaken::ever)?);
        }
        if let Some(address) = &letter.unsubscribe {
            message = message
                .raw_header(header("List-Unsubscribe", format!("<{address}>")))
                .raw_header(header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
        }
        message
            .from(self.from.clone())
            .to(to)
            .subject(&letter.subject)
            .header(MessageId::from(format!("<{id}>")))
            // No person wrote it just now, so no program should answer it: RFC 3834, 5, and what
            // Exchange reads instead. An answer by a person goes to whom the letter names.
            .raw_header(header("Auto-Submitted", "auto-generated"))
            .raw_header(header("X-Auto-Response-Suppress", "All"))
            .multipart(MultiPart::alternative_plain_html(
                letter.plain(),
                letter.html().map_err(NotTaken::ever)?,
            ))
            .map_err(NotTaken::ever)
    }

    /// The mail that lies in the folder; none where mail leaves another way.
    pub async fn files(&self) -> Result<Vec<MailFile>> {
        match &self.way {
            Way::Files(folder) => {
                let folder = folder.clone();
                off_the_threads(move || files::list(&folder)).await
            }
            _ => Ok(Vec::new()),
        }
    }

    /// Takes these files away; answers how many were there.
    pub async fn remove(&self, files: Vec<MailFile>) -> Result<u64> {
        off_the_threads(move || {
            let mut gone = 0;
            for file in &files {
                gone += u64::from(files::remove(file)?);
            }
            Ok(gone)
        })
        .await
    }

    /// Takes out what has left into memory so far; nothing for the other ways.
    pub fn take(&self) -> Vec<SentMail> {
        match &self.way {
            Way::Memory(sent) => {
                std::mem::take(&mut *sent.lock().unwrap_or_else(PoisonError::into_inner))
            }
            _ => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::keys::Keys;

    #[test]
    fn mail_goes_encrypted_unless_it_is_said_otherwise() {
        let read = |text: &str| with_tls(text).expect("an address");
        assert_eq!(read("smtp://mail.example:587"), "smtp://mail.example:587?tls=required");
        assert_eq!(read("smtp://localhost:2525?tls=none"), "smtp://localhost:2525");
        assert_eq!(read("smtps://u:p@mail.example"), "smtps://u:p@mail.example");
        assert!(
            with_tls("smtp://").is_err()
                || mailer(&MailUrl::Smtp("smtp://".into()), "a@b.uk").is_err()
        );
    }

    #[tokio::test]
    async fn a_server_that_says_nothing_is_given_up() {
        let silent = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
        let url = format!("smtp://{}?tls=none", silent.local_addr().expect("an address"));
        let mut mailer = mailer(&MailUrl::Smtp(url), "a@b.uk").expect("a way");
        mailer.patience = Duration::from_millis(200);
        let letter = Letter::about("Hello", []);
        let refused = mailer.try_out("c@d.uk", &letter).await.expect_err("silence");
        assert!(!refused.for_good);
        assert!(refused.answer.contains("did not answer"), "{}", refused.answer);
    }

    fn mailer(url: &MailUrl, from: &str) -> Result<Mailer, String> {
        let keys = Keys::from_text(&"k".repeat(32)).expect("long enough");
        let base_url = "https://blog.example.gov.uk/".to_owned();
        Mailer::new(url, from, Sender { keys, base_url }, Clock::System)
    }

    /// The head of the one mail that `letter` becomes.
    async fn head(from: &str, to: &str, letter: &Letter) -> String {
        let folder = tempfile::tempdir().expect("a folder");
        let mailer = mailer(&MailUrl::Files(folder.path().to_owned()), from).expect("a sender");
        mailer.send("one", to, letter).await.expect("written");
        let file =
            std::fs::read_dir(folder.path()).expect("files").next().expect("one").expect("one");
        let text = std::fs::read_to_string(file.path()).expect("text");
        text.split("\r\n\r\n").next().expect("a head").to_owned()
    }

    #[tokio::test]
    async fn a_name_with_a_line_break_adds_no_header() {
        let letter = Letter::about("Hello\r\nBcc: evil@example.test", []).text("Words");
        let head = head("Blog <blog@example.test>", "cat@example.test", &letter).await;
        assert!(!head.lines().any(|line| line.starts_with("Bcc:")), "{head}");
        assert!(head.contains("Message-ID: <one."), "{head}");
    }

    #[tokio::test]
    async fn names_in_a_head_hold_nothing_that_cannot_be_seen() {
        let letter = Letter::about("Cat\u{202e}\u{200b} replied", [])
            .text("Words")
            .answered_by("An\u{2066}a <ana@example.test>");
        let to = "C\u{200f}at <cat@example.test>";
        let head = head("Bl\u{202e}og <blog@example.test>", to, &letter).await;
        for line in [
            "From: Blog <blog@example.test>",
            "To: Cat <cat@example.test>",
            "Reply-To: Ana <ana@example.test>",
            "Subject: Cat replied",
        ] {
            assert!(head.replace('"', "").lines().any(|there| there == line), "{line} in {head}");
        }
    }

    #[tokio::test]
    async fn every_mail_says_that_no_program_should_answer_it() {
        let letter = Letter::about("Hello", []).text("Words");
        let head = head("blog@example.test", "cat@example.test", &letter).await;
        assert!(head.contains("\r\nAuto-Submitted: auto-generated\r\n"), "{head}");
        assert!(format!("{head}\r\n").contains("\r\nX-Auto-Response-Suppress: All\r\n"), "{head}");
    }

    #[tokio::test]
    async fn mail_that_can_be_stopped_says_how() {
        let stop = "https://blog.example.gov.uk/comments/stop/12-abc";
        let letter = Letter::about("A reply", []).text("Words").unsubscribe(stop);
        let head = head("Blog <blog@example.test>", "cat@example.test", &letter).await;
        assert!(head.contains(&format!("List-Unsubscribe: <{stop}>")), "{head}");
        assert!(head.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"), "{head}");
    }
}
