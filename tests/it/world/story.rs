//! What most tests begin with: a published post, a comment on it, and what is decided.

use super::{Answer, BASE_URL, Browser, Person, World};
use fair_comment::{
    base::ids::PostId,
    blog::posts::{self, Change, Revision, SaveOutcome},
    team::accounts::{self, Author, Editor, Role},
};

/// A post that readers see.
#[derive(Debug, Clone)]
pub struct Published {
    /// The key.
    pub id: PostId,
    /// The address.
    pub path: String,
}

/// A comment that was sent.
#[derive(Debug, Clone)]
pub struct SentComment {
    /// The key.
    pub id: i64,
    /// The address of its receipt.
    pub receipt: String,
}

impl World {
    /// A post with this title, published now by an editor.
    pub async fn published(&self, title: &str) -> Published {
        let email = "an.editor@example.test".parse().expect("an address");
        let person = match accounts::person_by_email(&self.context, &email).await.expect("asked") {
            Some(person) => person,
            None => {
                let (id, _) = self.add("An Editor", &[Role::Editor]).await;
                let person = accounts::person(&self.context, id).await.expect("somebody");
                // Most tests are not about what authors are told.
                let member = accounts::as_operator(person.clone());
                accounts::set_notices(&self.context, &member, false).await.expect("switched off");
                person
            }
        };
        let member = accounts::as_operator(person);
        let author = Author::of(member.clone()).expect("an author");
        let editor = Editor::of(member).expect("an editor");
        let revision = Revision::new(title, "What we did, and why.").expect("a wording");
        let saved = posts::write(&self.context, &author, &revision).await.expect("written");
        let SaveOutcome::Done(id) = saved else { panic!("{saved:?}") };
        posts::publish(&self.context, &editor, id, None, &Change::Correction)
            .await
            .expect("published");
        let found = posts::reference(self.context.database.read(), id).await.expect("a post");
        Published { id, path: found.address.to_string() }
    }
}

impl World {
    /// The addresses of this blog in the mail sent since the last look.
    pub fn links_in_mail(&self) -> Vec<String> {
        self.mail().iter().flat_map(|mail| own_links(&mail.letter.plain())).collect()
    }
}

/// The addresses of this blog in a text, without their beginning.
pub fn own_links(text: &str) -> Vec<String> {
    text.lines().filter_map(|line| Some(line.trim().strip_prefix(BASE_URL)?.to_owned())).collect()
}

impl World {
    /// The email address of an administrator who is not signed in.
    pub async fn administrator(&self) -> String {
        let email = "an.administrator@example.test".parse().expect("an address");
        match accounts::person_by_email(&self.context, &email).await.expect("asked") {
            Some(person) => person.email,
            None => self.add("An Administrator", &[Role::Administrator]).await.1,
        }
    }
}

impl Browser<'_> {
    /// Sends a comment and wants it to be taken.
    pub async fn comments(&self, post: &Published, name: &str, body: &str) -> SentComment {
        self.sends(post, &[("name", name), ("body", body)]).await
    }

    /// Sends a comment with these fields and wants it to be taken.
    pub async fn sends(&self, post: &Published, fields: &[(&str, &str)]) -> SentComment {
        let answer = self.post(&format!("{}comments", post.path), fields).await;
        sent(&answer)
    }
}

impl Browser<'_> {
    /// Confirms the address of a comment through the mail that was sent to it. Other mail sent until
    /// now is thrown away.
    pub async fn confirms(&self, comment: &SentComment) {
        self.world().work().await;
        let start = format!("/comments/confirm/{}-", comment.id);
        let path = self.world().links_in_mail().into_iter().find(|path| path.starts_with(&start));
        let path = path.unwrap_or_else(|| panic!("no mail asks about comment {}", comment.id));
        self.get(&path).await.assert_ok();
        assert_eq!(self.post(&path, &[]).await.status, 303);
    }
}

/// The comment that an answer leads to the receipt of.
#[track_caller]
pub fn sent(answer: &Answer) -> SentComment {
    assert_eq!(answer.status, 303, "{}", answer.text());
    let receipt = answer.location().to_owned();
    let token = receipt.strip_prefix("/comments/").expect("the address of a receipt");
    let id = token.split('-').next().and_then(|id| id.parse().ok()).expect("a key");
    SentComment { id, receipt }
}

impl Person<'_> {
    /// Writes a draft through the form; answers its key.
    pub async fn writes(&self, title: &str, body: &str) -> PostId {
        let answer = self.post("/desk/posts", &[("title", title), ("body", body)]).await;
        answer.assert_status(303);
        let id = answer.location().trim_start_matches("/desk/posts/").split(['/', '?']).next();
        PostId(id.and_then(|id| id.parse().ok()).expect("a key"))
    }

    /// Presses a button about a comment as it is seen at `version`.
    pub async fn decides(
        &self,
        id: i64,
        verb: &str,
        version: i64,
        more: &[(&str, &str)],
    ) -> Answer {
        let version = version.to_string();
        let mut fields = vec![("version", version.as_str())];
        fields.extend_from_slice(more);
        self.post(&format!("/desk/moderation/comments/{id}/{verb}"), &fields).await
    }

    /// Publishes a comment that waits as it was sent.
    pub async fn publishes(&self, comment: &SentComment) {
        let answer = self.decides(comment.id, "publication", 1, &[]).await;
        assert_eq!(answer.status, 303, "{}", answer.text());
    }
}
