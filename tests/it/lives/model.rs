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
    /// What tells its words from all others; empty once those are taken out or erased.
    pub mark: String,
    /// What is known of its words to tell whether they are sent again; empty once nothing is.
    pub digest: String,
    /// Whether it was sent with the address, and has it still.
    pub address: bool,
    pub erased: bool,
    /// Words that were taken out and may be put back.
    pub redaction: Option<Redaction>,
    /// Reports that nobody has looked at.
    pub reports: usize,
    /// When the reports were closed by a decision: its place among the decisions, and how many.
    pub closed: Option<(usize, usize)>,
    pub state: State,
    pub version: i64,
    pub changes: usize,
    pub decisions: Vec<Decided>,
}

impl Default for Known {
    fn default() -> Self {
        Self {
            id: 0,
            receipt: String::new(),
            reply_to: None,
            mark: String::new(),
            digest: String::new(),
            address: false,
            erased: false,
            redaction: None,
            reports: 0,
            closed: None,
            state: "waiting",
            version: 1,
            changes: 0,
            decisions: Vec::new(),
        }
    }
}

/// Words that were taken out.
#[derive(Debug, Clone)]
pub struct Redaction {
    pub who: Who,
    pub minute: i64,
    pub mark: String,
}

/// A link from a mail that decides.
#[derive(Debug, Clone)]
pub struct Link {
    pub path: String,
    pub who: Who,
    pub verb: Verb,
    pub place: usize,
    pub version: i64,
    pub used: bool,
}

/// Decisions that were made together: which comment, and which of its decisions.
#[derive(Debug, Clone)]
pub struct Batch {
    pub path: String,
    pub decisions: Vec<(usize, usize)>,
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
    pub links: Vec<Link>,
    /// The last that was decided together.
    pub batch: Option<Batch>,
    /// Where the pause is, while there is one.
    pub pause: Option<String>,
    /// Words that are nobody's any more: taken out, erased, or said otherwise since.
    pub gone: Vec<String>,
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
        !mark.is_empty()
            && self.comments.iter().any(|one| one.mark == mark && one.state == "published")
    }

    /// Whether another comment that is known by the same words waits or is published.
    fn twin_stands(&self, place: usize) -> bool {
        let comment = &self.comments[place];
        self.stands(&comment.digest, comment.reply_to, Some(place))
    }

    /// Whether a comment known by these words, other than the one at `but`, waits or is published.
    pub fn stands(&self, digest: &str, reply_to: Option<i64>, but: Option<usize>) -> bool {
        self.comments.iter().enumerate().any(|(other, comment)| {
            Some(other) != but
                && !digest.is_empty()
                && comment.digest == digest
                && comment.reply_to == reply_to
                && matches!(comment.state, "waiting" | "published")
        })
    }

    /// Whether the same words may be sent once more: by anybody else they may, if what they answer is
    /// there.
    pub fn takes_again(&self, place: usize) -> bool {
        let comment = &self.comments[place];
        comment.reply_to.is_none_or(|parent| {
            self.comments.iter().any(|one| one.id == parent && one.state == "published")
        })
    }

    /// Presses a button; says whether that changes anything.
    pub fn decide(&mut self, who: Who, verb: Verb, place: usize, version: i64) -> bool {
        let comment = &self.comments[place];
        let Some(after) = leads_to(comment.state, verb) else { return false };
        if !who.moderates() || comment.version != version || comment.erased {
            return false;
        }
        if after == "waiting" && self.twin_stands(place) {
            return false;
        }
        let minute = self.minute;
        let comment = &mut self.comments[place];
        let before = comment.state;
        if matches!(after, "not_published" | "spam" | "removed") && comment.reports > 0 {
            comment.closed = Some((comment.decisions.len(), comment.reports));
            comment.reports = 0;
        }
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
            && !comment.erased
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
        if let Some((_, reports)) = comment.closed.take_if(|(which, _)| *which == last) {
            comment.reports += reports;
        }
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
            self.gone.push(std::mem::replace(&mut comment.mark, mark.to_owned()));
            mark.clone_into(&mut comment.digest);
            comment.redaction = None;
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
            comment.reports = 0;
            comment.state = "withdrawn";
            comment.version += 1;
        }
        fits
    }

    /// Presses a button about several; answers which decisions that made.
    pub fn decide_several(
        &mut self,
        who: Who,
        verb: Verb,
        places: &[usize],
    ) -> Vec<(usize, usize)> {
        let mut made = Vec::new();
        for &place in places {
            let version = self.comments[place].version;
            if self.decide(who, verb, place, version) {
                made.push((place, self.comments[place].decisions.len() - 1));
            }
        }
        made
    }

    /// Takes back what was decided together, as far as it is the last; answers how many.
    pub fn undo_several(&mut self, who: Who, batch: &Batch) -> usize {
        let mut count = 0;
        for &(place, decision) in &batch.decisions {
            let last = self.comments[place].decisions.iter().rposition(|one| !one.undone);
            count += usize::from(last == Some(decision) && self.undo(who, place));
        }
        count
    }

    /// Takes the words of a comment out; says whether that changes anything.
    pub fn redact(&mut self, who: Who, place: usize, version: i64) -> bool {
        let minute = self.minute;
        let comment = &mut self.comments[place];
        let fits = who.moderates()
            && comment.version == version
            && matches!(comment.state, "waiting" | "published")
            && !comment.mark.is_empty();
        if fits {
            let mark = std::mem::take(&mut comment.mark);
            comment.digest.clear();
            self.gone.push(mark.clone());
            comment.redaction = Some(Redaction { who, minute, mark });
            comment.version += 1;
            comment.reports = 0;
        }
        fits
    }

    /// Puts them back; says whether that changes anything.
    pub fn put_back(&mut self, who: Who, place: usize) -> bool {
        let comment = &self.comments[place];
        let Some(redaction) = comment.redaction.clone() else { return false };
        let fits = who.moderates()
            && redaction.who == who
            && self.minute - redaction.minute < UNDO
            && !comment.erased;
        let stands = matches!(comment.state, "waiting" | "published");
        if !fits || stands && self.stands(&redaction.mark, comment.reply_to, Some(place)) {
            return false;
        }
        let comment = &mut self.comments[place];
        comment.mark.clone_from(&redaction.mark);
        comment.digest = redaction.mark;
        comment.redaction = None;
        comment.version += 1;
        true
    }

    /// A reader reports it; says whether that is possible.
    pub fn report(&mut self, place: usize) -> bool {
        let comment = &mut self.comments[place];
        let fits = comment.state == "published";
        comment.reports += usize::from(fits);
        fits
    }

    /// Leaves a reported comment as it is; says whether there was anything to look at.
    pub fn keep(&mut self, who: Who, place: usize) -> bool {
        let comment = &mut self.comments[place];
        let fits = who.moderates() && comment.reports > 0;
        if fits {
            comment.reports = 0;
        }
        fits
    }

    /// Erases everything from the address; answers how many comments.
    pub fn erase(&mut self, who: Who) -> usize {
        if !who.moderates() {
            return 0;
        }
        let mut count = 0;
        for comment in self.comments.iter_mut().filter(|comment| comment.address) {
            if matches!(comment.state, "waiting" | "published") {
                comment.state = "withdrawn";
                comment.version += 1;
            }
            self.gone.push(std::mem::take(&mut comment.mark));
            comment.digest.clear();
            comment.address = false;
            comment.erased = true;
            comment.redaction = None;
            comment.reports = 0;
            count += 1;
        }
        count
    }

    /// Presses the button behind a link; says whether that changes anything.
    pub fn press(&mut self, number: usize) -> bool {
        let Link { who, verb, place, version, used, .. } = self.links[number].clone();
        let changes = !used && self.decide(who, verb, place, version);
        self.links[number].used |= changes;
        changes
    }
}
