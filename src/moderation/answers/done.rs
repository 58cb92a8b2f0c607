//! What was just done about an answer, as the address of its page says it.

use crate::web::DoneCode;

/// What was just done about an answer, as the address of its page says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    Replied,
    DraftKept,
    DraftPassed,
    DraftDeleted,
    Chosen,
    CalledOff,
}

impl DoneCode for Done {
    const ALL: &'static [Self] = &[
        Self::Replied,
        Self::DraftKept,
        Self::DraftPassed,
        Self::DraftDeleted,
        Self::Chosen,
        Self::CalledOff,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Replied => "replied",
            Self::DraftKept => "kept",
            Self::DraftPassed => "passed",
            Self::DraftDeleted => "deleted",
            Self::Chosen => "chosen",
            Self::CalledOff => "off",
        }
    }
}
