//! The rules, written down once more without looking at the program.

use super::{Verb, Who};

/// Undo is for so many minutes.
const UNDO: i64 = 10;
/// So often may a comment be changed.
const CHANGES: usize = 10;

/// Where a comment is, as the database spells it.
pub type State = &'static str;

/// A comment as the rules have it.
#[derive(Debug, Clone)]
pub struct Known {
    pub id: i64,
    /// Empty for a reply of the team.
    pub receipt: String,
    /// The one the form named when it was sent.
    pub reply_to: Option<i64>,
    /// What tells its words from all others.
    pub mark: String,
    pub state: State,
    pub version: i64,
    pub changes: usize,
    pub decisions: Vec<Decided>,
}

/// A decision about it.
#[derive(Debug, Clone)]
pub struct Decided {
    pub who: Who,
    pub before: State,
    pub after: State,
    pub version: i64,
    pub minute: i64,
    pub undone: bool,
}

/// What a button leads to, if it may be pressed at all.
pub fn leads_to(state: State, verb: Verb) -> Option<State> {
    match (state, verb) {
        ("waiting", Verb::Publication) => Some("published"),
        ("waiting", Verb::Refusal) => Some("not_published"),
        ("waiting", Verb::Spam) => Some("spam"),
        ("published", Verb::Removal) => Some("removed"),
        ("not_published" | "spam" | "removed", Verb::Restoration) => Some("waiting"),
        _ => None,
    }
}

/// Everything there is.
#[derive(Debug, Default)]
pub struct Model {
    pub comments: Vec<Known>,
    pub minute: i64,
}

impl Model {
    /// The comment that a number picks.
    pub fn pick(&self, number: usize) -> Option<usize> {
        (!self.comments.is_empty()).then(|| number % self.comments.len())
    }

    /// How many comments are in `state`.
    pub fn count(&self, state: State) -> usize {
        self.comments.iter().filter(|comment| comment.state == state).count()
    }

    /// Whether everyone may read these words.
    pub fn is_public(&self, mark: &str) -> bool {
        self.comments.iter().any(|one| one.mark == mark && one.state == "published")
    }

    /// Whether another comment with the same words waits or is published.
    fn twin_stands(&self, place: usize) -> bool {
        let (mark, reply_to) = (&self.comments[place].mark, self.comments[place].reply_to);
        self.comments.iter().enumerate().any(|(other, comment)| {
            other != place
                && comment.mark == *mark
                && comment.reply_to == reply_to
                && matches!(comment.state, "waiting" | "published")
        })
    }

    /// Whether the same words may be sent once more.
    pub fn takes_again(&self, place: usize) -> bool {
        let comment = &self.comments[place];
        let answers = comment.reply_to.is_none_or(|parent| {
            self.comments.iter().any(|one| one.id == parent && one.state == "published")
        });
        let stands = matches!(comment.state, "waiting" | "published") || self.twin_stands(place);
        !comment.receipt.is_empty() && answers && !stands
    }

    /// Presses a button; says whether that changes anything.
    pub fn decide(&mut self, who: Who, verb: Verb, place: usize, version: i64) -> bool {
        let comment = &self.comments[place];
        let Some(after) = leads_to(comment.state, verb) else { return false };
        if !who.moderates() || comment.version != version {
            return false;
        }
        if after == "waiting" && self.twin_stands(place) {
            return false;
        }
        let minute = self.minute;
        let comment = &mut self.comments[place];
        let before = comment.state;
        comment.decisions.push(Decided { who, before, after, version, minute, undone: false });
        comment.state = after;
        comment.version += 1;
        true
    }

    /// Takes the last decision back; says whether that changes anything.
    pub fn undo(&mut self, who: Who, place: usize) -> bool {
        let comment = &self.comments[place];
        let Some(last) = comment.decisions.iter().rposition(|decision| !decision.undone) else {
            return false;
        };
        let decision = &comment.decisions[last];
        let fits = who.moderates()
            && decision.who == who
            && self.minute - decision.minute < UNDO
            && comment.state == decision.after
            && comment.version == decision.version + 1;
        let stands = |state| matches!(state, "waiting" | "published");
        let comes_back = stands(decision.before) && !stands(comment.state);
        if !fits || comes_back && self.twin_stands(place) {
            return false;
        }
        let comment = &mut self.comments[place];
        comment.decisions[last].undone = true;
        comment.state = comment.decisions[last].before;
        comment.version += 1;
        true
    }

    /// The writer changes the words to those with `mark`; says whether that changes anything.
    pub fn reword(&mut self, place: usize, version: i64, mark: &str) -> bool {
        let comment = &mut self.comments[place];
        let fits = comment.state == "waiting"
            && comment.version == version
            && comment.changes < CHANGES
            && !comment.receipt.is_empty();
        if fits {
            mark.clone_into(&mut comment.mark);
            comment.version += 1;
            comment.changes += 1;
        }
        fits
    }

    /// The writer takes it back; says whether that changes anything.
    pub fn withdraw(&mut self, place: usize) -> bool {
        let comment = &mut self.comments[place];
        let fits = comment.state == "waiting" && !comment.receipt.is_empty();
        if fits {
            comment.state = "withdrawn";
            comment.version += 1;
        }
        fits
    }
}
