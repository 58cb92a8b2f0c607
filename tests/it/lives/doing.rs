//! Each step as people take it: over HTTP, through the forms.

use super::{
    Step, Verb, Who,
    model::{Batch, Known, Model},
};
use crate::world::{Answer, PASSWORD, Person, Published, World, ask};
use chrono::TimeDelta;
use fair_comment::team::accounts::Role;

/// A session ends after half an hour without a request.
const IDLE: i64 = 25;
/// Half the comments are sent with it; nobody confirms it.
const ADDRESS: &str = "rita@example.test";
const WORDS: [&str; 24] = [
    "harbour", "ferry", "quay", "lantern", "timber", "orchard", "meadow", "granite", "violin",
    "compass", "ladder", "kettle", "basket", "pigeon", "thimble", "saddle", "anchor", "bramble",
    "chimney", "feather", "gravel", "hammock", "juniper", "marble",
];

/// The blog and the model of it, side by side.
pub struct Life<'w> {
    pub world: &'w World,
    pub post: Published,
    pub model: Model,
    pub people: Vec<(Who, Person<'w>, i64)>,
    marks: usize,
    lines: usize,
}

impl<'w> Life<'w> {
    pub async fn begin(world: &'w World) -> Self {
        let mut people = Vec::new();
        for (who, name, role) in [
            (Who::Author, "Anna Author", Role::Author),
            (Who::Ana, "Ana Field", Role::Moderator),
            (Who::Ben, "Ben Marsh", Role::Moderator),
            (Who::Administrator, "Ada Admin", Role::Administrator),
        ] {
            people.push((who, world.person(name, &[role]).await, 0));
        }
        let post = world.published("Why we print it").await;
        let model = Model::default();
        let mut life = Self { world, post, model, people, marks: 0, lines: 0 };
        life.lines = life.count_lines().await;
        life
    }

    /// Takes one step in the blog and in the model, and compares.
    pub async fn live(&mut self, step: Step) {
        // No two steps are taken at the same moment, as in life.
        self.world.pass(TimeDelta::milliseconds(100));
        let changed = self.take(step).await;
        let lines = self.count_lines().await;
        let new = lines - self.lines;
        assert_eq!(new, changed, "{step:?}: lines of the record about comments");
        self.lines = lines;
        self.compare(step).await;
    }

    /// Answers how many changes that were.
    async fn take(&mut self, step: Step) -> usize {
        match step {
            Step::Pass(minutes) => {
                self.world.pass(TimeDelta::minutes(minutes.into()));
                self.model.minute += i64::from(minutes);
                0
            }
            Step::Work => {
                self.world.work().await;
                self.read_mail().await;
                0
            }
            Step::Send { reply_to } => {
                let mark = self.new_mark();
                let parent = reply_to.and_then(|number| self.model.pick(number));
                let answers =
                    parent.is_none_or(|place| self.model.comments[place].state == "published");
                let parent = parent.map(|place| self.model.comments[place].id);
                self.send(mark, parent, answers).await
            }
            Step::Again(number) => {
                let Some(place) = self.model.pick(number) else { return 0 };
                let Known { mark, reply_to, receipt, .. } = self.model.comments[place].clone();
                let taken = self.model.takes_again(place);
                if receipt.is_empty() || mark.is_empty() {
                    return 0;
                }
                self.send(mark, reply_to, taken).await
            }
            Step::Reword { comment, late } => {
                let Some(place) = self.model.pick(comment) else { return 0 };
                let Known { receipt, version, .. } = self.model.comments[place].clone();
                if receipt.is_empty() {
                    return 0;
                }
                let mark = self.new_mark();
                let version = version - i64::from(late);
                let fields = [("body", words(&mark)), ("version", version.to_string())];
                let answer = self.posts_as_reader(&receipt, &fields).await;
                let changes = self.model.reword(place, version, &mark);
                done(step, &answer, changes)
            }
            Step::Withdraw(number) => {
                let Some(place) = self.model.pick(number) else { return 0 };
                let receipt = self.model.comments[place].receipt.clone();
                if receipt.is_empty() {
                    return 0;
                }
                let answer = self.posts_as_reader(&format!("{receipt}/withdrawal"), &[]).await;
                let changes = self.model.withdraw(place);
                done(step, &answer, changes)
            }
            Step::Decide { who, verb, comment, late } => {
                let Some(place) = self.model.pick(comment) else { return 0 };
                let Known { id, version, .. } = self.model.comments[place].clone();
                let version = version - i64::from(late);
                let fields =
                    [("version", version.to_string()), ("guideline", "duplicate".to_owned())];
                let path = format!("/desk/moderation/comments/{id}/{}", verb.address());
                let answer = self.posts(who, &path, &fields).await;
                let changes = self.model.decide(who, verb, place, version);
                done(step, &answer, changes)
            }
            Step::Undo { who, comment } => {
                let Some(place) = self.model.pick(comment) else { return 0 };
                let path =
                    format!("/desk/moderation/comments/{}/undo", self.model.comments[place].id);
                let answer = self.posts(who, &path, &[]).await;
                let changes = self.model.undo(who, place);
                done(step, &answer, changes)
            }
            Step::TeamReply { who, comment } => {
                let Some(place) = self.model.pick(comment) else { return 0 };
                let Known { id, state, .. } = self.model.comments[place].clone();
                let mark = self.new_mark();
                let path = format!("/desk/moderation/comments/{id}/reply");
                let answer = self.posts(who, &path, &[("reply", words(&mark))]).await;
                let changes = who.moderates() && state == "published";
                if changes {
                    let known = self.newest().await;
                    self.model.comments.push(Known {
                        id: known,
                        reply_to: Some(id),
                        mark,
                        state: "published",
                        ..Known::default()
                    });
                }
                done(step, &answer, changes)
            }
            Step::Several { who, verb, first } => self.decide_several(step, who, verb, first).await,
            Step::UndoSeveral { who } => {
                let Some(batch) = self.model.batch.clone() else { return 0 };
                let answer = self.posts(who, &format!("{}/undo", batch.path), &[]).await;
                let count = self.model.undo_several(who, &batch);
                done(step, &answer, count > 0);
                count
            }
            Step::Redact { who, comment, late } => {
                let Some(place) = self.model.pick(comment) else { return 0 };
                let Known { id, version, mark, .. } = self.model.comments[place].clone();
                // The words of one without a mark are gone: others are asked for, that are not there.
                let passage = if mark.is_empty() { "no such words".to_owned() } else { mark };
                let version = version - i64::from(late);
                let fields = [
                    ("version", version.to_string()),
                    ("passage", passage),
                    ("reason", "unlawful".to_owned()),
                    ("seen", "yes".to_owned()),
                ];
                let path = format!("/desk/moderation/comments/{id}/redaction");
                let answer = self.posts(who, &path, &fields).await;
                let changes = self.model.redact(who, place, version);
                done(step, &answer, changes)
            }
            Step::PutBack { who, comment } => {
                let Some(place) = self.model.pick(comment) else { return 0 };
                let id = self.model.comments[place].id;
                let path = format!("/desk/moderation/comments/{id}/redaction/undo");
                let answer = self.posts(who, &path, &[]).await;
                let changes = self.model.put_back(who, place);
                done(step, &answer, changes)
            }
            Step::Report(number) => {
                let Some(place) = self.model.pick(number) else { return 0 };
                let id = self.model.comments[place].id;
                let path = format!("{}comments/{id}/report", self.post.path);
                let reader = self.world.reader();
                let page = reader.get(&path).await;
                let changes = self.model.report(place);
                assert_eq!(page.status == 200, changes, "{step:?}: {page:?}");
                if !changes {
                    return 0;
                }
                let key = page.attributes("input[name=key]", "value").remove(0);
                self.world.pass(TimeDelta::seconds(4));
                let fields = [("key", key.as_str()), ("reason", "other"), ("words", "It is rude")];
                reader.post(&path, &fields).await.assert_ok();
                1
            }
            Step::Keep { who, comment } => {
                let Some(place) = self.model.pick(comment) else { return 0 };
                let Known { id, version, .. } = self.model.comments[place].clone();
                let path = format!("/desk/moderation/comments/{id}/reports");
                let answer = self.posts(who, &path, &[("version", version.to_string())]).await;
                let changes = self.model.keep(who, place);
                done(step, &answer, changes)
            }
            Step::Erase { who } => {
                let fields = [("email", ADDRESS.to_owned()), ("sure", "yes".to_owned())];
                let answer = self.posts(who, "/desk/moderation/erasure", &fields).await;
                let count = self.model.erase(who);
                assert!(count == 0 || answer.status == 200, "{step:?}: {answer:?}");
                count
            }
            Step::Press(number) => {
                if self.model.links.is_empty() {
                    return 0;
                }
                let number = number % self.model.links.len();
                let path = self.model.links[number].path.clone();
                let answer = self.posts_as_reader(&path, &[]).await;
                let changes = self.model.press(number);
                done(step, &answer, changes)
            }
            Step::Pause => {
                let path = match self.model.pause.clone() {
                    Some(path) => format!("{path}end"),
                    None => "/desk/calendar".to_owned(),
                };
                let fields = [
                    ("title", "Election of 2026".to_owned()),
                    ("because", "an election has been called".to_owned()),
                    ("ends_date", "8 May 2026".to_owned()),
                ];
                self.posts(Who::Administrator, &path, &fields).await.assert_status(303);
                self.model.pause = match self.model.pause {
                    Some(_) => None,
                    None => Some(self.pause().await),
                };
                0
            }
        }
    }

    async fn decide_several(&mut self, step: Step, who: Who, verb: Verb, first: usize) -> usize {
        let mut places: Vec<usize> =
            (first..first + 3).filter_map(|number| self.model.pick(number)).collect();
        places.sort_unstable();
        places.dedup();
        let mut fields = vec![
            ("act", verb.code().to_owned()),
            ("guideline", "duplicate".to_owned()),
            ("confirmed", "true".to_owned()),
        ];
        fields.extend(places.iter().map(|place| {
            let Known { id, version, .. } = self.model.comments[*place];
            ("chosen", format!("{id}.{version}"))
        }));
        let answer = self.posts(who, "/desk/moderation/several", &fields).await;
        let done_to = self.model.decide_several(who, verb, &places);
        done(step, &answer, !done_to.is_empty());
        if !done_to.is_empty() {
            let path = answer.location().split('?').next().unwrap_or_default().to_owned();
            assert!(path.starts_with("/desk/moderation/batches/"), "{path}");
            self.model.batch = Some(Batch { path, decisions: done_to.clone() });
        }
        done_to.len()
    }

    async fn send(&mut self, mark: String, reply_to: Option<i64>, taken: bool) -> usize {
        let parent = reply_to.map(|id| id.to_string()).unwrap_or_default();
        let address = has_address(&mark);
        let fields = [
            ("name", "Rita Reader".to_owned()),
            ("body", words(&mark)),
            ("reply_to", parent),
            ("email", if address { ADDRESS.to_owned() } else { String::new() }),
        ];
        let answer = self.posts_as_reader(&format!("{}comments", self.post.path), &fields).await;
        if !taken || self.model.pause.is_some() {
            assert_ne!(answer.status, 303, "{answer:?}");
            return 0;
        }
        let sent = crate::world::sent(&answer);
        let (id, receipt) = (sent.id, sent.receipt);
        let again = self.model.stands(&mark, reply_to, None);
        let digest = if again { String::new() } else { mark.clone() };
        let known = Known { id, receipt, reply_to, mark, digest, address, ..Known::default() };
        self.model.comments.push(known);
        1
    }

    fn new_mark(&mut self) -> String {
        self.marks += 1;
        format!("zebra{:04}x", self.marks)
    }

    async fn newest(&self) -> i64 {
        let select = "SELECT id FROM comments ORDER BY id DESC LIMIT 1";
        let rows = ask(self.world.context.database.read(), select).await;
        rows[0]["id"].as_i64().expect("a key")
    }

    async fn count_lines(&self) -> usize {
        let select = "SELECT id FROM audit WHERE subject = 'comment'";
        ask(self.world.context.database.read(), select).await.len()
    }

    /// Asks as somebody of the team, who signs in again where the session has ended.
    pub async fn looks(&mut self, who: Who, path: &str) -> Answer {
        self.person(who).await.get(path).await
    }

    async fn posts(&mut self, who: Who, path: &str, fields: &[(&str, String)]) -> Answer {
        if who == Who::Stranger {
            return self.posts_as_reader(path, fields).await;
        }
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.person(who).await.post(path, &fields).await
    }

    async fn person(&mut self, who: Who) -> &Person<'w> {
        let minute = self.model.minute;
        let found = self.people.iter_mut().find(|(one, ..)| *one == who);
        let (_, person, seen) = found.expect("somebody of the team");
        if minute - *seen > IDLE {
            person.signs_in(&person.email, PASSWORD).await.assert_redirect("/desk/");
        }
        *seen = minute;
        person
    }

    async fn posts_as_reader(&self, path: &str, fields: &[(&str, String)]) -> Answer {
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.world.reader().post(path, &fields).await
    }

    /// Each comment is kept in the state and version that the model has, and there are no others.
    async fn compare(&self, step: Step) {
        let select = "SELECT id, status, version FROM comments ORDER BY id";
        let kept: Vec<(i64, String, i64)> = ask(self.world.context.database.read(), select)
            .await
            .iter()
            .map(|row| {
                let number = |key: &str| row[key].as_i64().expect("a number");
                (number("id"), row["status"].as_str().expect("text").to_owned(), number("version"))
            })
            .collect();
        let known: Vec<(i64, String, i64)> = self
            .model
            .comments
            .iter()
            .map(|comment| (comment.id, comment.state.to_owned(), comment.version))
            .collect();
        assert_eq!(kept, known, "{step:?}: what is kept, and what the rules say");
    }
}

/// Whether the comment with this mark is sent with an address; the same words always are alike.
fn has_address(mark: &str) -> bool {
    mark.trim_end_matches('x').ends_with(['0', '2', '4', '6', '8'])
}

/// A text that is like no other but for its kind of words.
fn words(mark: &str) -> String {
    let number: usize = mark.bytes().fold(7, |sum, byte| sum * 31 % 99_991 + usize::from(byte));
    let some: Vec<&str> = (1..12).map(|place| WORDS[number * place % 97 % WORDS.len()]).collect();
    format!("{} {mark} and so on.", some.join(" "))
}

/// A change is answered by a way on.
#[track_caller]
fn done(step: Step, answer: &Answer, changes: bool) -> usize {
    assert!(!changes || answer.status == 303, "{step:?}: {answer:?}");
    usize::from(changes)
}
