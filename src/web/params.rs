//! Keys as a part of an address. What is no number is an address that leads nowhere.

use crate::base::ids::{
    CommentId, CommenterId, DayOffId, DecisionId, GuidelineId, MailId, NoteId, PauseId, PersonId,
    PostId, ReviewId, SavedId, ScreeningRuleId, SealedId, SessionId,
};
use rocket::request::FromParam;

macro_rules! params {
    ($($name:ident),+ $(,)?) => {$(
        impl<'a> FromParam<'a> for $name {
            type Error = &'a str;

            fn from_param(text: &'a str) -> Result<Self, Self::Error> {
                text.parse().ok().filter(|id| *id > 0).map($name).ok_or(text)
            }
        }
    )+};
}

params!(
    CommentId,
    CommenterId,
    DayOffId,
    DecisionId,
    GuidelineId,
    MailId,
    NoteId,
    PauseId,
    PersonId,
    PostId,
    ReviewId,
    SavedId,
    ScreeningRuleId,
    SealedId,
    SessionId,
);
