//! How each event reads in the table: a code, what it was done to, and codes that say more. Operators
//! search for these words, so they stay as they are.

use super::{Change, Event};
use crate::base::ids::{
    CommentId, CommenterId, GuidelineId, PageId, PauseId, PersonId, PostId, SavedId,
    ScreeningRuleId,
};

/// An event as columns.
pub(super) struct Line {
    /// What was done, as a code such as `signed_in`.
    pub action: &'static str,
    /// What it was done to: the kind of thing.
    pub subject: &'static str,
    /// Its key, where there are many of the kind.
    pub subject_id: Option<i64>,
    /// Codes that say more, such as `waiting→published`.
    pub detail: String,
}

/// A key that an event can be about.
trait Subject {
    /// The kind of thing, and the key in numbers.
    fn parts(self) -> (&'static str, i64);
}

macro_rules! subjects {
    ($($name:ident => $word:literal),+ $(,)?) => {$(
        impl Subject for $name {
            fn parts(self) -> (&'static str, i64) {
                ($word, self.0)
            }
        }
    )+};
}

subjects! {
    PostId => "post",
    CommentId => "comment",
    PersonId => "person",
    ScreeningRuleId => "screening",
    GuidelineId => "guideline",
    PageId => "page",
    PauseId => "pause",
    CommenterId => "commenter",
    SavedId => "saved",
}

/// A line about one thing, with nothing more to say.
fn about(subject: impl Subject, action: &'static str) -> Line {
    let (subject, id) = subject.parts();
    Line { action, subject, subject_id: Some(id), detail: String::new() }
}

/// A line about what there is once.
fn about_the(subject: &'static str, action: &'static str) -> Line {
    Line { action, subject, subject_id: None, detail: String::new() }
}

impl Line {
    fn with(self, detail: impl std::fmt::Display) -> Self {
        Self { detail: detail.to_string(), ..self }
    }

    fn with_team(self, team: Option<SavedId>) -> Self {
        match team {
            Some(team) => self.with(format_args!("team={team}")),
            None => self,
        }
    }
}

impl std::fmt::Display for Change {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}→{}", self.from, self.to)
    }
}

fn switched(on: bool) -> &'static str {
    if on { "on" } else { "off" }
}

impl Event {
    /// The event as the table keeps it.
    pub(super) fn line(&self) -> Line {
        use Event::*;
        match *self {
            PersonAdded(id, ref roles) => about(id, "person_added").with(roles.join(" ")),
            SignedIn(id) => about(id, "signed_in"),
            SignedOut(id) => about(id, "signed_out"),
            PasswordChanged(id) => about(id, "password_changed"),
            PasswordReset(id) => about(id, "password_reset"),
            EmailChanged(id) => about(id, "email_changed"),
            PersonDeactivated(id) => about(id, "person_deactivated"),
            PersonReactivated(id) => about(id, "person_reactivated"),
            RolesChanged(id, ref roles) => about(id, "roles_changed").with(roles.join(" ")),
            ProfileChanged(id) => about(id, "profile_changed"),
            NoticesChanged(id, on) => about(id, "notices_changed").with(switched(on)),
            SingleKeysChanged(id, on) => about(id, "single_keys").with(switched(on)),
            MailChosen(id, choice, None) => about(id, "mail_chosen").with(choice),
            MailChosen(id, choice, Some(hour)) => {
                about(id, "mail_chosen").with(format_args!("{choice} {hour}"))
            }

            TestMailTaken => about_the("test_mail", "taken"),
            SiteChanged => about_the("site", "site_changed"),
            FrontAnswerChosen => about_the("site", "front_answer_chosen"),
            PromiseChanged => about_the("site", "promise_changed"),
            DayOffAdded(date) => about_the("site", "day_off_added").with(date),
            DayOffRemoved(date) => about_the("site", "day_off_removed").with(date),
            SecretKeyChanged => about_the("site", "secret_key_changed"),
            FilterRebuilt => about_the("site", "filter_rebuilt"),
            FilterSwitched(on) => about_the("site", "filter_switched").with(switched(on)),

            PostCreated(id) => about(id, "post_made"),
            PostSaved(id, number) => about(id, "post_saved").with(format_args!("wording {number}")),
            PostSentForReview(id, change) => about(id, "post_sent_for_review").with(change),
            PostSentBack(id, change) => about(id, "post_sent_back").with(change),
            PostPublished(id, change) => about(id, "post_published").with(change),
            PostChanged(id, change) => about(id, "post_changed").with(change),
            PostWithdrawn(id, change) => about(id, "post_withdrawn").with(change),
            PostDeleted(id) => about(id, "post_deleted"),
            PostCommentsOpened(id) => about(id, "post_comments_opened"),
            PostCommentsClosed(id) => about(id, "post_comments_closed"),
            PostCommentsChanged(id) => about(id, "post_comments_changed"),

            PageSaved(id, number) => about(id, "page_saved").with(format_args!("wording {number}")),
            PagePublished(id, number) => {
                about(id, "page_published").with(format_args!("wording {number}"))
            }
            PageTakenDown(id) => about(id, "page_taken_down"),

            PauseEntered(id) => about(id, "pause_entered"),
            PauseChanged(id) => about(id, "pause_changed"),
            PauseCalledOff(id) => about(id, "pause_called_off"),
            PauseEnded(id) => about(id, "pause_ended"),

            GuidelineAdded(id) => about(id, "guideline_added"),
            GuidelineReworded(id, version) => {
                about(id, "guideline_reworded").with(format_args!("{version}→{}", version + 1))
            }
            GuidelineMovedUp(id) => about(id, "guideline_moved").with("up"),
            GuidelineMovedDown(id) => about(id, "guideline_moved").with("down"),
            GuidelineRetired(id) => about(id, "guideline_retired"),
            GuidelineBroughtBack(id) => about(id, "guideline_brought_back"),
            GuidelineDeleted(id) => about(id, "guideline_deleted"),

            CommentSent(id, status) => about(id, "comment_sent").with(status),
            CommentReworded(id) => about(id, "comment_reworded"),
            CommentWithdrawn(id, change) => about(id, "comment_withdrawn").with(change),
            CommentDisowned(id, true) => about(id, "comment_disowned").with("mail_stopped"),
            CommentDisowned(id, false) => about(id, "comment_disowned"),
            CommentAddressGiven(id) => about(id, "comment_address_given"),
            CommentConfirmed(id) => about(id, "address_confirmed"),
            AddressConfirmed(id) => about(id, "address_confirmed"),
            CommentMailStopped(id) => about(id, "mail_stopped").with("one"),
            CommentMailStarted(id) => about(id, "mail_started").with("one"),
            AddressMailStopped(id) => about(id, "mail_stopped").with("all"),
            AddressMailStarted(id) => about(id, "mail_started").with("all"),
            TeamReplied(id) => about(id, "team_replied"),

            ReplyTakenBack(id, change) => about(id, "reply_taken_back").with(change),
            ReplyCorrected(id) => about(id, "reply_corrected"),
            ReplyLookAsked(id) => about(id, "reply_look_asked"),
            ReplyAgreed(id) => about(id, "reply_agreed"),
            ReplySentBack(id) => about(id, "reply_sent_back"),
            ReplyLookRecalled(id) => about(id, "reply_look_recalled"),

            CommentPublished(id, change) => about(id, "publish").with(change),
            CommentRefused(id, change) => about(id, "refuse").with(change),
            CommentCalledSpam(id, change) => about(id, "spam").with(change),
            CommentRemoved(id, change) => about(id, "remove").with(change),
            CommentRestored(id, change) => about(id, "restore").with(change),
            DecisionUndone(id, change) => about(id, "undo").with(change),

            CommentReported(id, report) => {
                about(id, "comment_reported").with(format_args!("report={report}"))
            }
            ReportsClosed(id, closed) => {
                about(id, "report_kept").with(format_args!("reports={closed}"))
            }
            CommentRedacted(id, redaction, reason) => about(id, "comment_redacted")
                .with(format_args!("redaction={redaction} reason={reason}")),
            RedactionUndone(id, redaction) => {
                about(id, "redaction_undone").with(format_args!("redaction={redaction}"))
            }
            SealedOpened(id, sealed) => {
                about(id, "sealed_opened").with(format_args!("sealed={sealed}"))
            }
            CommentErased(id, status) => about(id, "comment_erased").with(status),
            RiskRaised(id) => about(id, "risk_raised"),
            RiskHandled(id) => about(id, "risk_handled"),
            RiskCleared(id) => about(id, "risk_cleared"),
            NoteAdded(id, note) => about(id, "note").with(format_args!("note={note}")),
            NoteWithdrawn(id, note) => {
                about(id, "note_withdrawn").with(format_args!("note={note}"))
            }

            CreditGiven(id, note) => about(id, "credit_given").with(format_args!("change {note}")),
            CreditRemoved(id, note) => {
                about(id, "credit_removed").with(format_args!("change {note}"))
            }
            AnswerAsked(id, owner) => about(id, "answer_asked").with(format_args!("owner={owner}")),
            PassedOn(id, team) => about(id, "passed_on").with_team(team),
            FaultReported(id, team) => about(id, "fault_reported").with_team(team),
            NoReplyNeeded(id) => about(id, "no_reply_needed"),
            ChoiceCalledOff(id, answer) => {
                about(id, "choice_called_off").with(format_args!("answer={answer}"))
            }
            DraftKept(id) => about(id, "draft_kept"),
            DraftPassed(id, owner) => about(id, "draft_passed").with(format_args!("owner={owner}")),
            DraftDeleted(id) => about(id, "draft_deleted"),
            SavedAdded(id, shelf) => about(id, "saved_added").with(shelf),
            SavedChanged(id, shelf) => about(id, "saved_changed").with(shelf),
            SavedRetired(id, shelf) => about(id, "saved_retired").with(shelf),
            SavedReturned(id, shelf) => about(id, "saved_returned").with(shelf),

            ScreeningRuleAdded(id) => about(id, "screening_rule_added").with(1),
            ScreeningRuleChanged(id, version) => about(id, "screening_rule_changed").with(version),
            ScreeningRuleOn(id, version) => about(id, "screening_rule_on").with(version),
            ScreeningRuleOff(id, version) => about(id, "screening_rule_off").with(version),
            ScreeningRuleRemoved(id, version) => about(id, "screening_rule_removed").with(version),
            ScreeningCheckOn(check, amount) => {
                about_the("screening", "screening_check_on").with(format_args!("{check} {amount}"))
            }
            ScreeningCheckOff(check, amount) => {
                about_the("screening", "screening_check_off").with(format_args!("{check} {amount}"))
            }

            MailSentAgain(mails) => {
                about_the("mail", "sent_again").with(format_args!("mails={mails}"))
            }
            AddressesErased { networks, emails, hashes } => about_the("records", "erased")
                .with(format_args!("networks={networks} emails={emails} hashes={hashes}")),
            WordsDeleted { refused, spam } => about_the("records", "words_deleted")
                .with(format_args!("refused={refused} spam={spam}")),
            SealedDestroyed(originals) => {
                about_the("records", "sealed_destroyed").with(format_args!("originals={originals}"))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_the_record_says_from_where_to_where() {
        let change = Change { from: "withdrawn", to: "published" };
        let line = Event::PostPublished(PostId(7), change).line();
        assert_eq!((line.action, line.detail.as_str()), ("post_published", "withdrawn→published"));
        assert_eq!((line.subject, line.subject_id), ("post", Some(7)));
    }
}
