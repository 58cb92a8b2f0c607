//! The rules of the team: what they look for and what follows.

use crate::base::{
    clock::Moment,
    ids::{PersonId, ScreeningRuleId},
};
use sea_orm::{DeriveActiveEnum, EnumIter};

/// What of a comment a rule looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum RuleKind {
    /// What it says.
    #[sea_orm(string_value = "words")]
    Words,
    /// Where its links lead.
    #[sea_orm(string_value = "links")]
    Links,
    /// The name of its writer.
    #[sea_orm(string_value = "sender_name")]
    SenderName,
    /// The mail address of its writer.
    #[sea_orm(string_value = "sender_address")]
    SenderAddress,
    /// The network it came from.
    #[sea_orm(string_value = "network")]
    Network,
}

impl RuleKind {
    /// Every kind, in the order of the form.
    pub const ALL: [Self; 5] =
        [Self::Words, Self::Links, Self::SenderName, Self::SenderAddress, Self::Network];

    /// As the database and the form spell it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Links => "links",
            Self::SenderName => "sender_name",
            Self::SenderAddress => "sender_address",
            Self::Network => "network",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// As the desk says it.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Words => "The text of the comment",
            Self::Links => "The addresses of links",
            Self::SenderName => "The sender’s name",
            Self::SenderAddress => "The sender’s email address",
            Self::Network => "The sender’s network",
        }
    }

    /// What the form says about the lines of such a rule.
    pub fn hint(self) -> &'static str {
        match self {
            Self::Words => "Words and phrases, such as payday loan or casin*",
            Self::Links => "Names of websites, such as bit.ly or .example",
            Self::SenderName => "Words and names",
            Self::SenderAddress => "Whole addresses, or their ends, such as @mail.example",
            Self::Network => "Network addresses, such as 192.0.2.7 or 192.0.2.0/24",
        }
    }
}

/// How the lines of a rule are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum Matching {
    /// As whole words, or whole names of websites and addresses.
    #[sea_orm(string_value = "whole_words")]
    WholeWords,
    /// As letters anywhere, also inside words.
    #[sea_orm(string_value = "anywhere")]
    Anywhere,
    /// As regular expressions.
    #[sea_orm(string_value = "expression")]
    Expression,
}

impl Matching {
    /// Every way, in the order of the form.
    pub const ALL: [Self; 3] = [Self::WholeWords, Self::Anywhere, Self::Expression];

    /// As the database and the form spell it.
    pub fn code(self) -> &'static str {
        match self {
            Self::WholeWords => "whole_words",
            Self::Anywhere => "anywhere",
            Self::Expression => "expression",
        }
    }

    /// The way with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|matching| matching.code() == code)
    }

    /// As the desk says it.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::WholeWords => "Whole words",
            Self::Anywhere => "Anywhere in the text",
            Self::Expression => "Regular expressions",
        }
    }

    /// What the form says about it.
    pub fn hint(self) -> &'static str {
        match self {
            Self::WholeWords => {
                "Never inside other words. Capitals and accents make no difference. A * at the end \
                 of a word stands for any ending."
            }
            Self::Anywhere => "Also inside other words, so it catches more than you may think.",
            Self::Expression => "For those who know them. Capitals make no difference.",
        }
    }
}

/// What follows when a rule finds something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum Effect {
    /// The comment is marked. It waits anyway, as every comment does.
    #[sea_orm(string_value = "hold")]
    Hold,
    /// The comment goes to the spam.
    #[sea_orm(string_value = "spam")]
    Spam,
}

impl Effect {
    /// Every effect, in the order of the form.
    pub const ALL: [Self; 2] = [Self::Hold, Self::Spam];

    /// As the database and the form spell it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Hold => "hold",
            Self::Spam => "spam",
        }
    }

    /// The effect with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|effect| effect.code() == code)
    }

    /// As the desk says it.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Hold => "Mark it",
            Self::Spam => "File it as spam",
        }
    }
}

/// What a rule says: all that changes when somebody edits it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleDefinition {
    /// What the team calls it, and what a card says.
    pub name: String,
    /// What it looks at.
    pub kind: RuleKind,
    /// What it looks for, one a line.
    pub patterns: String,
    /// How the lines are read.
    pub matching: Matching,
    /// What follows.
    pub effect: Effect,
    /// Whether it is in force.
    pub active: bool,
}

/// A rule as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// The key.
    pub id: ScreeningRuleId,
    /// Counts its changes. A hold names the version that found it.
    pub version: i64,
    /// What it says.
    pub definition: RuleDefinition,
    /// When it was last changed.
    pub changed: Moment,
    /// By whom; nobody, if it came with the program.
    pub by: Option<PersonId>,
}

/// The most rules of a team.
pub const RULES: u64 = 100;
/// The most lines of a rule.
pub const LINES: usize = 500;
/// The most characters of a line.
pub const LINE: usize = 200;
/// The most characters of all lines of a rule together.
pub const CHARACTERS: usize = 20_000;
