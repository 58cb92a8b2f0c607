//! The ways mail can leave: by SMTP, as files in a folder, or (in tests) into memory.

use super::Letter;
use crate::error::{AppError, Result};
use lettre::{
    AsyncFileTransport, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{Mailbox, MultiPart, header::MessageId},
};
use std::{
    fmt,
    path::PathBuf,
    str::FromStr,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

/// The setting `MAIL_URL`, checked.
#[derive(Clone, PartialEq, Eq)]
pub enum MailUrl {
    /// `smtp://` or `smtps://`, as lettre reads it.
    Smtp(String),
    /// `file://FOLDER`.
    Files(PathBuf),
    /// `memory:`, kept for tests to read.
    Memory,
}

impl FromStr for MailUrl {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if let Some(folder) = text.strip_prefix("file://") {
            Ok(Self::Files(folder.into()))
        } else if text.starts_with("smtp://") || text.starts_with("smtps://") {
            Ok(Self::Smtp(text.to_owned()))
        } else if text == "memory:" {
            Ok(Self::Memory)
        } else {
            Err("must begin with smtp://, smtps:// or file://".to_owned())
        }
    }
}

impl fmt::Debug for MailUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Smtp(_) => "smtp://***",
            Self::Files(_) => "file://",
            Self::Memory => "memory:",
        })
    }
}

/// A mail that left into memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// To whom.
    pub to: String,
    /// What.
    pub letter: Letter,
}

/// Sends letters.
#[derive(Clone)]
pub struct Mailer {
    from: Mailbox,
    way: Way,
}

#[derive(Clone)]
enum Way {
    Smtp(Box<AsyncSmtpTransport<Tokio1Executor>>),
    Files(PathBuf),
    Memory(Arc<Mutex<Vec<Sent>>>),
}

impl fmt::Debug for Mailer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Mailer({})", self.from)
    }
}

impl Mailer {
    /// Prepares the way; connects to nothing yet.
    ///
    /// # Errors
    /// In words, if the sender is no mail address or the SMTP address cannot be read.
    pub fn new(url: &MailUrl, from: &str) -> Result<Self, String> {
        let from =
            from.parse().map_err(|error| format!("MAIL_FROM is not a mail address: {error}"))?;
        let way = match url {
            MailUrl::Smtp(url) => Way::Smtp(Box::new(
                AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
                    .map_err(|error| format!("MAIL_URL cannot be used: {error}"))?
                    .timeout(Some(Duration::from_secs(30)))
                    .build(),
            )),
            MailUrl::Files(folder) => Way::Files(folder.clone()),
            MailUrl::Memory => Way::Memory(Arc::default()),
        };
        Ok(Self { from, way })
    }

    /// Sends `letter` to `to`. The same `id` gives the same Message-ID, so that a letter sent twice
    /// after a crash is shown once by most mail programs.
    pub async fn send(&self, id: &str, to: &str, letter: &Letter) -> Result<()> {
        if let Way::Memory(sent) = &self.way {
            sent.lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(Sent { to: to.to_owned(), letter: letter.clone() });
            return Ok(());
        }
        let domain = self.from.email.domain();
        let message = Message::builder()
            .from(self.from.clone())
            .to(to.parse().map_err(AppError::fault)?)
            .subject(&letter.subject)
            .header(MessageId::from(format!("<{id}@{domain}>")))
            .multipart(MultiPart::alternative_plain_html(
                letter.plain(),
                letter.html().map_err(AppError::fault)?,
            ))
            .map_err(AppError::fault)?;
        match &self.way {
            Way::Smtp(smtp) => {
                smtp.send(message).await.map_err(AppError::fault)?;
            }
            Way::Files(folder) => {
                tokio::fs::create_dir_all(folder).await.map_err(AppError::fault)?;
                AsyncFileTransport::<Tokio1Executor>::new(folder)
                    .send(message)
                    .await
                    .map_err(AppError::fault)?;
            }
            Way::Memory(_) => {}
        }
        Ok(())
    }

    /// Takes out what has left into memory so far; nothing for the other ways.
    pub fn take(&self) -> Vec<Sent> {
        match &self.way {
            Way::Memory(sent) => {
                std::mem::take(&mut *sent.lock().unwrap_or_else(PoisonError::into_inner))
            }
            _ => Vec::new(),
        }
    }
}
