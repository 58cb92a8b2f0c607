//! What people do that must be kept once they were told so, done over and over while storage fails.

use crate::world::{Answer, Browser, PASSWORD, Person, Published, World, ask};
use chrono::TimeDelta;
use fair_comment::team::accounts::Role;
use std::sync::{
    Mutex,
    atomic::{AtomicU64, Ordering::Relaxed},
};

/// Something that somebody sends.
#[derive(Debug, Clone, Copy)]
pub enum Act {
    /// A reader comments.
    Comment,
    /// A moderator publishes a comment.
    Decision,
    /// An author saves a post.
    Save,
    /// Somebody signs in.
    SignIn,
}

pub const ACTS: [Act; 4] = [Act::Comment, Act::Decision, Act::Save, Act::SignIn];

/// A blog with the people who act in it.
pub struct Stage<'w> {
    world: &'w World,
    post: Published,
    moderator: Person<'w>,
    author: Person<'w>,
    signer: String,
    kept: Mutex<Vec<String>>,
    number: AtomicU64,
}

/// An act that is about to be done.
pub struct Prepared<'w> {
    act: Act,
    words: String,
    comment: i64,
    browser: Browser<'w>,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Came {
    /// They were told that it is kept, and it is.
    Kept,
    /// They were told to come back.
    ToldToComeBack,
}

impl<'w> Stage<'w> {
    pub async fn set(world: &'w World) -> Self {
        world.leave_mail();
        let post = world.published("Why we print it").await;
        let moderator = world.person("Mo Moderator", &[Role::Moderator]).await;
        let author = world.person("Ana Field", &[Role::Author]).await;
        let (_, signer) = world.add("Si Signer", &[Role::Author]).await;
        Self {
            world,
            post,
            moderator,
            author,
            signer,
            kept: Mutex::default(),
            number: AtomicU64::new(0),
        }
    }

    /// Gets ready what the act needs. Storage is sound meanwhile.
    pub async fn prepares(&self, act: Act) -> Prepared<'w> {
        // Sessions do not end, and no limit is reached, while this goes on.
        self.world.pass(TimeDelta::milliseconds(1));
        let number = self.number.fetch_add(1, Relaxed);
        let words = format!("Words of act {number}");
        let browser = self.world.reader();
        let comment = match act {
            Act::Decision => browser.comments(&self.post, "Cat", &words).await.id,
            _ => 0,
        };
        if let Act::SignIn = act {
            self.world.run("DELETE FROM sign_in_failures").await;
        }
        Prepared { act, words, comment, browser }
    }

    /// Does the act.
    pub async fn does(&self, prepared: &Prepared<'w>) -> Answer {
        let words = prepared.words.as_str();
        match prepared.act {
            Act::Comment => {
                let path = format!("{}comments", self.post.path);
                prepared.browser.post(&path, &[("name", "Cat"), ("body", words)]).await
            }
            Act::Decision => self.moderator.decides(prepared.comment, "publication", 1, &[]).await,
            Act::Save => {
                self.author.post("/desk/posts", &[("title", words), ("body", "A draft")]).await
            }
            Act::SignIn => {
                let fields = [("email", self.signer.as_str()), ("password", PASSWORD)];
                prepared.browser.post("/desk/sign-in", &fields).await
            }
        }
    }

    /// What came of an act, looked at once storage is sound again.
    ///
    /// # Panics
    /// If somebody was told that something is kept, and it is not, or was told anything but that or to
    /// come back.
    pub async fn came_of(&self, prepared: &Prepared<'w>, answer: &Answer) -> Came {
        if answer.status == 503 {
            assert!(answer.header("Retry-After").is_some(), "{answer:?}");
            // Whatever failed, the words are on the page, in a form that can be sent again.
            let words = match prepared.act {
                Act::Comment | Act::Save => prepared.words.as_str(),
                Act::SignIn => self.signer.as_str(),
                Act::Decision => "",
            };
            let shown = answer.select("main form textarea").contains(&words.to_owned())
                || answer.attributes("main form input", "value").contains(&words.to_owned());
            assert!(words.is_empty() || shown, "{answer:?}");
            assert!(!answer.select("main form button").is_empty(), "{answer:?}");
            return Came::ToldToComeBack;
        }
        answer.assert_status(303);
        let words = &prepared.words;
        let rows = match prepared.act {
            Act::Comment => {
                prepared.browser.get(answer.location()).await.assert_ok();
                format!("comments WHERE body = '{words}'")
            }
            Act::Decision => {
                format!("comments WHERE id = {} AND status = 'published'", prepared.comment)
            }
            Act::Save => format!("revisions WHERE title = '{words}'"),
            Act::SignIn => {
                assert!(prepared.browser.is_signed_in().await, "they were told that they are");
                return Came::Kept;
            }
        };
        assert_eq!(self.count(&rows).await, 1, "they were told that it is kept: {rows}");
        self.kept.lock().unwrap().push(rows);
        Came::Kept
    }

    /// Does an act while nothing fails, and wants it to be kept.
    pub async fn goes_on(&self, act: Act) {
        // What a stranger tries is undone: what an earlier failure has left open would swallow the rest.
        self.world.reader().post("/desk/by-mail/999-x", &[]).await;
        let prepared = self.prepares(act).await;
        let answer = self.does(&prepared).await;
        assert_eq!(self.came_of(&prepared, &answer).await, Came::Kept, "{answer:?}");
    }

    /// Everything that was called kept still is.
    pub async fn ends(&self) {
        let kept = std::mem::take(&mut *self.kept.lock().unwrap());
        for rows in &kept {
            assert_eq!(self.count(rows).await, 1, "{rows}");
        }
        self.world.work().await;
    }

    async fn count(&self, what: &str) -> usize {
        ask(self.world.context.database.read(), &format!("SELECT id FROM {what}")).await.len()
    }
}
