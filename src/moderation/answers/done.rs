//! What was just done about an answer, as the address of its page says it.

use crate::web::DoneCode;

/// What was just done about an answer, as the address of its page says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    Replied,
    HandedIn,
    TakenBack,
    Corrected,
    Agreed,
    SentBack,
    Recalled,
    DraftKept,
    DraftPassed,
    DraftDeleted,
    Chosen,
    CalledOff,
}

impl DoneCode for Done {
    const ALL: &'static [Self] = &[
        Self::Replied,
        Self::HandedIn,
        Self::TakenBack,
        Self::Corrected,
        Self::Agreed,
        Self::SentBack,
        Self::Recalled,
        Self::DraftKept,
        Self::DraftPassed,
        Self::DraftDeleted,
        Self::Chosen,
        Self::CalledOff,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Replied => "replied",
            Self::HandedIn => "handed-in",
            Self::TakenBack => "taken-back",
            Self::Corrected => "corrected",
            Self::Agreed => "agreed",
            Self::SentBack => "sent-back",
            Self::Recalled => "recalled",
            Self::DraftKept => "kept",
            Self::DraftPassed => "passed",
            Self::DraftDeleted => "deleted",
            Self::Chosen => "chosen",
            Self::CalledOff => "off",
        }
    }
}
