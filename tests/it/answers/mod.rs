//! What follows a decision: answers, other teams, signposts, drafts, people at risk.

mod choosing;
mod own_replies;
mod passing;
mod replying;
pub mod risk;
mod second_look;
mod shelves;
mod telling;

use crate::world::{Answer, Person, Published, SentComment, World};
use fair_comment::{
    base::ids::PostId,
    blog::posts::{self, Change, Revision, SaveOutcome},
    team::accounts::{self, Author, Editor, Role},
};

/// A moderator, a published post by somebody with an account, and a published comment on it.
pub struct Scene<'w> {
    pub mo: Person<'w>,
    pub ann: Person<'w>,
    pub post: Published,
    pub comment: SentComment,
}

impl<'w> Scene<'w> {
    pub async fn set(world: &'w World) -> Self {
        world.leave_mail();
        let ann = world.person("Ann Author", &[Role::Author]).await;
        let post = by(world, &ann, "Why we print it").await;
        let comment = world.reader().comments(&post, "Cat Reed", "Will you print it again?").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        mo.publishes(&comment).await;
        Self { mo, ann, post, comment }
    }

    /// The address of what is done about the answer.
    pub fn at(&self, what: &str) -> String {
        format!("/desk/answers/{}/{what}", self.comment.id)
    }
}

/// A published post over which this person stands.
pub async fn by(world: &World, author: &Person<'_>, title: &str) -> Published {
    let email = author.email.parse().expect("an address");
    let person = accounts::person_by_email(&world.context, &email).await.expect("asked");
    let member = accounts::as_operator(person.expect("somebody"));
    let revision = Revision::new(title, "What we did, and why.").expect("a wording");
    let author = Author::of(member).expect("an author");
    let saved = posts::write(&world.context, &author, &revision).await.expect("written");
    let SaveOutcome::Done(id) = saved else { panic!("{saved:?}") };
    publish(world, id).await
}

async fn publish(world: &World, id: PostId) -> Published {
    world.published("Another post").await;
    let email = "an.editor@example.test".parse().expect("an address");
    let person = accounts::person_by_email(&world.context, &email).await.expect("asked");
    let editor = Editor::of(accounts::as_operator(person.expect("somebody"))).expect("an editor");
    posts::publish(&world.context, &editor, id, None, &Change::Correction)
        .await
        .expect("published");
    // That it is published is told to its author.
    world.work().await;
    world.mail();
    let found = posts::reference(world.context.database.read(), id).await.expect("a post");
    Published { id, path: found.address.to_string() }
}

/// Saves something on a shelf; answers its key.
pub async fn saves(mo: &Person<'_>, shelf: &str, name: &str, address: &str, words: &str) -> String {
    let path = format!("/desk/moderation/{shelf}");
    let fields = [("name", name), ("address", address), ("words", words)];
    mo.post(&path, &fields).await.assert_redirect(&format!("{path}?done=added"));
    let page = mo.get(&path).await;
    let links = page.attributes(".fc-rows h2 a", "href");
    let names = page.select(".fc-rows h2 a");
    let place = names.iter().position(|one| one == name).expect("it is on the shelf");
    links[place].rsplit('/').next().expect("a key").to_owned()
}

/// How often something was written down about a comment.
pub async fn lines(world: &World, comment: &SentComment) -> Vec<String> {
    let select = format!(
        "SELECT action FROM audit WHERE subject = 'comment' AND subject_id = {} ORDER BY id",
        comment.id
    );
    let rows = crate::world::ask(world.context.database.read(), &select).await;
    rows.iter().map(|row| row["action"].as_str().expect("a code").to_owned()).collect()
}

/// Fails unless the answer is a page that refuses with 409 in these words.
pub fn conflicts(answer: &Answer, words: &str) {
    answer.assert_status(409).assert_has(words);
}
