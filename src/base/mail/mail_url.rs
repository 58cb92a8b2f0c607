//! The setting `MAIL_URL`: by which way mail leaves.

use std::{fmt, path::PathBuf, str::FromStr};

/// The setting `MAIL_URL`, checked.
#[derive(Clone, PartialEq, Eq)]
pub enum MailUrl {
    /// `smtp://` or `smtps://`, as lettre reads it.
    Smtp(String),
    /// `file://FOLDER`: somebody has chosen that mail is files.
    Files(PathBuf),
    /// Nobody has set it: mail is files in this folder, and no page promises any.
    NotSet(PathBuf),
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

impl MailUrl {
    /// The same, where it is nobody's choice.
    pub fn by_default(self) -> Self {
        match self {
            Self::Files(folder) => Self::NotSet(folder),
            other => other,
        }
    }
}

impl fmt::Debug for MailUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Smtp(_) => "smtp://***",
            Self::Files(_) => "file://",
            Self::NotSet(_) => "not set",
            Self::Memory => "memory:",
        })
    }
}
