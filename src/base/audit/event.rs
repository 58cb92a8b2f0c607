//! What can be written down: every event that the record knows, with the keys of what it was done to.
//! States, roles and shelves of the rooms above come as their codes.

use crate::base::ids::{
    AnswerId, ChangeNoteId, CommentId, CommenterId, GuidelineId, NoteId, PageId, PauseId, PersonId,
    PostId, RedactionId, ReportId, SavedId, ScreeningRuleId, SealedId,
};
use chrono::NaiveDate;

/// From which state to which, by their codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// The state before.
    pub from: &'static str,
    /// The state after.
    pub to: &'static str,
}

/// Something that was done. How each reads in the table is in `wording`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// Somebody joined the team, with the codes of these roles.
    PersonAdded(PersonId, Vec<&'static str>),
    /// Somebody of the team came in.
    SignedIn(PersonId),
    /// Somebody of the team left.
    SignedOut(PersonId),
    /// Somebody of the team chose another password.
    PasswordChanged(PersonId),
    /// Somebody was given a new password.
    PasswordReset(PersonId),
    /// Somebody signs in with another address.
    EmailChanged(PersonId),
    /// Somebody cannot come in any more.
    PersonDeactivated(PersonId),
    /// Somebody can come in again.
    PersonReactivated(PersonId),
    /// Somebody has the roles with these codes now, and no others.
    RolesChanged(PersonId, Vec<&'static str>),
    /// What readers see of somebody of the team has changed.
    ProfileChanged(PersonId),
    /// Somebody is told of comments on their posts, or is not.
    NoticesChanged(PersonId, bool),
    /// Somebody uses single keys, or does not.
    SingleKeysChanged(PersonId, bool),
    /// A moderator chose by its code how mail comes, and for a daily one the hour.
    MailChosen(PersonId, &'static str, Option<u32>),

    /// A mail server took the test email that somebody asked for.
    TestMailTaken,
    /// The settings of the site have changed.
    SiteChanged,
    /// An editor chose which answer the front page shows.
    FrontAnswerChosen,
    /// The promise, the working week or what readers see of it has changed.
    PromiseChanged,
    /// Nobody works on that day.
    DayOffAdded(NaiveDate),
    /// That day is worked on.
    DayOffRemoved(NaiveDate),
    /// The blog is run with another secret key.
    SecretKeyChanged,
    /// The spam filter learns anew.
    FilterRebuilt,
    /// The spam filter speaks, or does not.
    FilterSwitched(bool),

    /// A post was begun.
    PostCreated(PostId),
    /// A post has another revision, with this number.
    PostSaved(PostId, i64),
    /// An editor is asked to read a post.
    PostSentForReview(PostId, Change),
    /// A post goes back to be written further.
    PostSentBack(PostId, Change),
    /// Readers see a post.
    PostPublished(PostId, Change),
    /// Readers see what was changed in a post.
    PostChanged(PostId, Change),
    /// Readers see a post no more.
    PostWithdrawn(PostId, Change),
    /// A post that was never published is deleted.
    PostDeleted(PostId),
    /// A post takes comments again.
    PostCommentsOpened(PostId),
    /// A post takes no more comments.
    PostCommentsClosed(PostId),
    /// A post takes comments on other terms.
    PostCommentsChanged(PostId),

    /// A page has another wording, with this number.
    PageSaved(PageId, i64),
    /// Readers see this wording of a page.
    PagePublished(PageId, i64),
    /// Readers see a page no more.
    PageTakenDown(PageId),

    /// A pause was entered.
    PauseEntered(PauseId),
    /// A pause was changed.
    PauseChanged(PauseId),
    /// A pause that had not begun was called off.
    PauseCalledOff(PauseId),
    /// A pause was ended before its time.
    PauseEnded(PauseId),

    /// A guideline was added.
    GuidelineAdded(GuidelineId),
    /// A guideline that was at this version has new words.
    GuidelineReworded(GuidelineId, i64),
    /// A guideline moved up.
    GuidelineMovedUp(GuidelineId),
    /// A guideline moved down.
    GuidelineMovedDown(GuidelineId),
    /// A guideline is out of force.
    GuidelineRetired(GuidelineId),
    /// A guideline is in force again.
    GuidelineBroughtBack(GuidelineId),
    /// A guideline that nothing named is gone.
    GuidelineDeleted(GuidelineId),

    /// A comment came in, with the code of the state it is in.
    CommentSent(CommentId, &'static str),
    /// The writer worded a comment anew.
    CommentReworded(CommentId),
    /// The writer took a comment back.
    CommentWithdrawn(CommentId, Change),
    /// The owner of the address says that a comment is not theirs; whether that stopped all mail.
    CommentDisowned(CommentId, bool),
    /// The writer gave an address to be told by, after sending.
    CommentAddressGiven(CommentId),
    /// The owner of the address says that it is theirs, by a link of this comment.
    CommentConfirmed(CommentId),
    /// The owner of the address says that it is theirs, by a link to all comments.
    AddressConfirmed(CommenterId),
    /// No more mail about a comment.
    CommentMailStopped(CommentId),
    /// Mail about a comment again.
    CommentMailStarted(CommentId),
    /// No more mail to an address.
    AddressMailStopped(CommenterId),
    /// Mail to an address again.
    AddressMailStarted(CommenterId),
    /// The team replied, with this comment.
    TeamReplied(CommentId),

    /// Somebody of the team took their reply back.
    ReplyTakenBack(CommentId, Change),
    /// Somebody of the team corrected their reply.
    ReplyCorrected(CommentId),
    /// A second person is to look at a reply to a comment.
    ReplyLookAsked(CommentId),
    /// A second person agreed with a reply, which is this comment.
    ReplyAgreed(CommentId),
    /// A second person sent a reply to a comment back to its writer.
    ReplySentBack(CommentId),
    /// Somebody took back the reply to a comment that a second person was to look at.
    ReplyLookRecalled(CommentId),

    /// A moderator published a comment.
    CommentPublished(CommentId, Change),
    /// A moderator decided against a comment.
    CommentRefused(CommentId, Change),
    /// A moderator said that a comment is spam.
    CommentCalledSpam(CommentId, Change),
    /// A moderator took a published comment down.
    CommentRemoved(CommentId, Change),
    /// A moderator put a comment back among those that wait.
    CommentRestored(CommentId, Change),
    /// A moderator took a decision back.
    DecisionUndone(CommentId, Change),

    /// A reader reported a comment.
    CommentReported(CommentId, ReportId),
    /// A reported comment stays; so many reports are closed by that.
    ReportsClosed(CommentId, u64),
    /// Words were taken out of a comment, for the reason with this code.
    CommentRedacted(CommentId, RedactionId, &'static str),
    /// Words are back in a comment.
    RedactionUndone(CommentId, RedactionId),
    /// A sealed original was read.
    SealedOpened(CommentId, SealedId),
    /// The words of a comment in the state with this code were erased, as somebody asked.
    CommentErased(CommentId, &'static str),
    /// Someone may be at risk.
    RiskRaised(CommentId),
    /// It is written down what was done for someone at risk.
    RiskHandled(CommentId),
    /// Nobody is at risk any more.
    RiskCleared(CommentId),
    /// A note of the team about a comment.
    NoteAdded(CommentId, NoteId),
    /// Whoever wrote a note took it back.
    NoteWithdrawn(CommentId, NoteId),

    /// A comment led to a change of its post.
    CreditGiven(CommentId, ChangeNoteId),
    /// A comment did not lead to a change of its post after all.
    CreditRemoved(CommentId, ChangeNoteId),
    /// A comment is to be answered by this person.
    AnswerAsked(CommentId, PersonId),
    /// A comment went to another team.
    PassedOn(CommentId, Option<SavedId>),
    /// A comment went to those who mend what it tells of: a team, or the address in the settings.
    FaultReported(CommentId, Option<SavedId>),
    /// A comment needs no reply.
    NoReplyNeeded(CommentId),
    /// What was chosen to follow a decision was taken back.
    ChoiceCalledOff(CommentId, AnswerId),
    /// A reply was begun or written further.
    DraftKept(CommentId),
    /// A reply that was begun went to this colleague.
    DraftPassed(CommentId, PersonId),
    /// A reply that was begun is gone.
    DraftDeleted(CommentId),
    /// Something was put on the shelf with this code.
    SavedAdded(SavedId, &'static str),
    /// Something on the shelf with this code has changed.
    SavedChanged(SavedId, &'static str),
    /// Something was taken off the shelf with this code.
    SavedRetired(SavedId, &'static str),
    /// Something is back on the shelf with this code.
    SavedReturned(SavedId, &'static str),

    /// A rule of screening was added, at its first version.
    ScreeningRuleAdded(ScreeningRuleId),
    /// A rule of screening was changed, to this version.
    ScreeningRuleChanged(ScreeningRuleId, i64),
    /// A rule of screening was switched on, as this version.
    ScreeningRuleOn(ScreeningRuleId, i64),
    /// A rule of screening was switched off, as this version.
    ScreeningRuleOff(ScreeningRuleId, i64),
    /// A rule of screening that was at this version is gone.
    ScreeningRuleRemoved(ScreeningRuleId, i64),
    /// A check of the program, by its code, is on with this number.
    ScreeningCheckOn(&'static str, i64),
    /// A check of the program, by its code, is off; this is its number.
    ScreeningCheckOff(&'static str, i64),

    /// An administrator had so many mails sent again.
    MailSentAgain(u64),

    /// So many addresses had their time.
    AddressesErased {
        /// Network addresses.
        networks: u64,
        /// Mail addresses.
        emails: u64,
        /// Hashes of mail addresses.
        hashes: u64,
    },
    /// The words of so many comments had their time.
    WordsDeleted {
        /// Comments that were decided against.
        refused: u64,
        /// Comments that are spam.
        spam: u64,
    },
    /// So many sealed originals had their time.
    SealedDestroyed(u64),
}
