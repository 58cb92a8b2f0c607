//! Each step as people take it: over HTTP, through the forms.

use super::{
    Step, Verb, Who,
    model::{Known, Model},
};
use crate::world::{Answer, PASSWORD, Person, Published, World, ask};
use chrono::TimeDelta;
use fair_comment::accounts::Role;

/// A session ends after half an hour without a request.
const IDLE: i64 = 25;
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
    people: Vec<(Who, Person<'w>, i64)>,
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
        let changed = self.take(step).await;
        let lines = self.count_lines().await;
        let new = lines - self.lines;
        assert_eq!(new, usize::from(changed), "{step:?}: lines of the record about comments");
        self.lines = lines;
        self.compare(step).await;
    }

    async fn take(&mut self, step: Step) -> bool {
        match step {
            Step::Pass(minutes) => {
                self.world.pass(TimeDelta::minutes(minutes.into()));
                self.model.minute += i64::from(minutes);
                false
            }
            Step::Work => {
                self.world.work().await;
                false
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
                let Some(place) = self.model.pick(number) else { return false };
                let Known { mark, reply_to, .. } = self.model.comments[place].clone();
                let taken = self.model.takes_again(place);
                if self.model.comments[place].receipt.is_empty() {
                    return false;
                }
                self.send(mark, reply_to, taken).await
            }
            Step::Reword { comment, late } => {
                let Some(place) = self.model.pick(comment) else { return false };
                let Known { receipt, version, .. } = self.model.comments[place].clone();
                if receipt.is_empty() {
                    return false;
                }
                let mark = self.new_mark();
                let version = version - i64::from(late);
                let fields = [("body", words(&mark)), ("version", version.to_string())];
                let answer = self.posts_as_reader(&receipt, &fields).await;
                let changes = self.model.reword(place, version, &mark);
                done(step, &answer, changes)
            }
            Step::Withdraw(number) => {
                let Some(place) = self.model.pick(number) else { return false };
                let receipt = self.model.comments[place].receipt.clone();
                if receipt.is_empty() {
                    return false;
                }
                let answer = self.posts_as_reader(&format!("{receipt}/withdrawal"), &[]).await;
                let changes = self.model.withdraw(place);
                done(step, &answer, changes)
            }
            Step::Decide { who, verb, comment, late } => {
                let Some(place) = self.model.pick(comment) else { return false };
                let Known { id, version, .. } = self.model.comments[place].clone();
                let version = version - i64::from(late);
                let end = match verb {
                    Verb::Publication => "publication",
                    Verb::Refusal => "refusal",
                    Verb::Spam => "spam",
                    Verb::Removal => "removal",
                    Verb::Restoration => "restoration",
                };
                let fields =
                    [("version", version.to_string()), ("guideline", "duplicate".to_owned())];
                let path = format!("/desk/moderation/comments/{id}/{end}");
                let answer = self.posts(who, &path, &fields).await;
                let changes = self.model.decide(who, verb, place, version);
                done(step, &answer, changes)
            }
            Step::Undo { who, comment } => {
                let Some(place) = self.model.pick(comment) else { return false };
                let path =
                    format!("/desk/moderation/comments/{}/undo", self.model.comments[place].id);
                let answer = self.posts(who, &path, &[]).await;
                let changes = self.model.undo(who, place);
                done(step, &answer, changes)
            }
            Step::TeamReply { who, comment } => {
                let Some(place) = self.model.pick(comment) else { return false };
                let Known { id, state, .. } = self.model.comments[place].clone();
                let mark = self.new_mark();
                let path = format!("/desk/moderation/comments/{id}/reply");
                let answer = self.posts(who, &path, &[("reply", words(&mark))]).await;
                let changes = who.moderates() && state == "published";
                if changes {
                    let known = self.newest().await;
                    self.model.comments.push(new(
                        known,
                        String::new(),
                        Some(id),
                        mark,
                        "published",
                    ));
                }
                done(step, &answer, changes)
            }
        }
    }

    async fn send(&mut self, mark: String, reply_to: Option<i64>, taken: bool) -> bool {
        let parent = reply_to.map(|id| id.to_string()).unwrap_or_default();
        let fields =
            [("name", "Rita Reader".to_owned()), ("body", words(&mark)), ("reply_to", parent)];
        let answer = self.posts_as_reader(&format!("{}comments", self.post.path), &fields).await;
        if taken {
            let sent = crate::world::sent(&answer);
            self.model.comments.push(new(sent.id, sent.receipt, reply_to, mark, "waiting"));
        }
        taken
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

fn new(
    id: i64,
    receipt: String,
    reply_to: Option<i64>,
    mark: String,
    state: &'static str,
) -> Known {
    let decisions = Vec::new();
    Known { id, receipt, reply_to, mark, state, version: 1, changes: 0, decisions }
}

/// A text that is like no other but for its kind of words.
fn words(mark: &str) -> String {
    let number: usize = mark.bytes().fold(7, |sum, byte| sum * 31 % 99_991 + usize::from(byte));
    let some: Vec<&str> = (1..12).map(|place| WORDS[number * place % 97 % WORDS.len()]).collect();
    format!("{} {mark} and so on.", some.join(" "))
}

/// A change is answered by a way on.
#[track_caller]
fn done(step: Step, answer: &Answer, changes: bool) -> bool {
    assert!(!changes || answer.status == 303, "{step:?}: {answer:?}");
    changes
}
