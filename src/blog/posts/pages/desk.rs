//! The desk's table of posts, and the pages of one step each: publish, withdraw, comments.

use super::{Check, Done, UnseenPictures};
use crate::{
    base::{
        clock::{Moment, london},
        words::counted,
    },
    blog::posts::{
        changes::Piece,
        forms::{CommentsForm, FilterForm, PublicationForm, SendBackForm, WithdrawalForm},
        paths,
    },
    team::site::{DeskLayout, JustDone},
    web::{Choice, ChosenFilter, FormErrors},
};
use askama::Template;

#[derive(Template)]
#[template(path = "blog/posts/posts.html")]
pub struct PostsPage {
    pub layout: DeskLayout,
    pub filter: FilterForm,
    pub states: Vec<Choice>,
    pub authors: Vec<Choice>,
    pub topics: Vec<Choice>,
    pub chosen: Vec<ChosenFilter>,
    pub posts: Vec<PostRow>,
    /// The address of the posts after these.
    pub older: Option<String>,
    /// Whether this is not the first page.
    pub further: bool,
}

impl PostsPage {
    /// The same page, saying what was just done.
    pub fn telling(mut self, done: Option<Done>) -> Self {
        self.layout = self.layout.telling(done.map(Done::notice));
        self
    }
}

/// A post in the table.
pub struct PostRow {
    pub id: i64,
    pub title: String,
    pub authors: String,
    pub tag: &'static str,
    pub state: &'static str,
    pub date: String,
    pub comments: u64,
}

impl FilterForm {
    /// The address of the table with these filters.
    pub fn address(&self, more: &[(&str, &str)]) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        let own = [
            ("state", self.state.as_str()),
            ("author", &self.author),
            ("topic", &self.topic),
            ("q", &self.words),
        ];
        for (key, value) in own.iter().chain(more) {
            if !value.is_empty() {
                query.append_pair(key, value);
            }
        }
        match query.finish() {
            none if none.is_empty() => paths::ON_DESK.to_owned(),
            query => format!("{}?{query}", paths::ON_DESK),
        }
    }

    /// The address of the first page with these filters.
    pub fn newest(&self) -> String {
        self.address(&[])
    }

    /// The filters that are on.
    pub fn chosen(&self, authors: &[Choice], topics: &[Choice]) -> Vec<ChosenFilter> {
        let state = self.state().map_or_else(String::new, |state| state.in_words().to_owned());
        let without = |off: fn(&mut Self)| {
            let mut others = self.clone();
            off(&mut others);
            others.newest()
        };
        ChosenFilter::those_on([
            ("State: ", state, without(|filter| filter.state.clear())),
            ("Author: ", Choice::words_of_chosen(authors), without(|filter| filter.author.clear())),
            ("Topic: ", Choice::words_of_chosen(topics), without(|filter| filter.topic.clear())),
            ("Words: ", self.words.clone(), without(|filter| filter.words.clear())),
        ])
    }
}

#[derive(Template)]
#[template(path = "blog/posts/publication.html")]
pub struct PublicationPage {
    pub layout: DeskLayout,
    pub errors: FormErrors,
    pub id: i64,
    pub version: i64,
    pub title: String,
    pub heading: String,
    /// The path at which readers will find it.
    pub path: String,
    /// The last part of that.
    pub slug: String,
    /// What is to be known of the address; may be empty.
    pub about_address: String,
    pub checks: Vec<Check>,
    pub unseen: UnseenPictures,
    /// What changed since it was published, if it is.
    pub change: Option<ChangeView>,
    /// Whether it was withdrawn and comes back.
    pub again: bool,
    pub form: PublicationForm,
}

/// What changed since a post was published.
pub struct ChangeView {
    pub words: String,
    pub published: String,
    pub pieces: Vec<Piece>,
    pub correction: bool,
    pub nothing: bool,
    /// Whether it has comments that readers can read.
    pub commented: bool,
}

impl ChangeView {
    pub fn new(
        words: usize,
        published: String,
        pieces: Vec<Piece>,
        form: &PublicationForm,
    ) -> Self {
        Self {
            words: counted(words as u64, "word"),
            published,
            pieces,
            correction: match form.kind.as_str() {
                "correction" => true,
                "change" => false,
                _ => words < PublicationForm::FEW,
            },
            nothing: false,
            commented: false,
        }
    }
}

/// Of a post that does not get the address that its name would give it, since another has it.
pub fn numbered_address(wanted: &str) -> String {
    format!(
        "Another post from the same day has “{wanted}” in its web address, so we added a number to this \
         one. To choose another address, go back to editing."
    )
}

/// Of a published post whose address changes with what is published.
pub fn moving_address(from: &str) -> String {
    format!("The web address will change. The old one, {from}, will lead to the new one.")
}

/// What is wrong with the address of a post that was shown another one.
pub const ADDRESS_CHANGED: &str =
    "Another post now has the address you saw. Check the new one before you publish";

/// What is wrong with the address that a published post is to get.
pub const ADDRESS_TAKEN: &str =
    "Another post from the same day now has this address. Go back to editing and enter another one";

#[derive(Template)]
#[template(path = "blog/posts/deletion.html")]
pub struct DeletionPage {
    pub layout: DeskLayout,
    pub id: i64,
    pub version: i64,
    pub title: String,
    /// Why it cannot be deleted; empty if it can.
    pub refused: String,
}

/// Why a post that was published is not deleted.
pub const PUBLISHED_STAYS: &str = "It has been published, so readers may come back to it. Withdraw it \
     instead: readers will see that it was withdrawn, and why.";

#[derive(Template)]
#[template(path = "blog/posts/withdrawal.html")]
pub struct WithdrawalPage {
    pub layout: DeskLayout,
    pub errors: FormErrors,
    pub id: i64,
    pub version: i64,
    pub title: String,
    /// `Its 4 comments are hidden with it.`, if it has some.
    pub comments: String,
    pub form: WithdrawalForm,
}

impl WithdrawalPage {
    /// What becomes of so many comments.
    pub fn about_comments(count: u64) -> String {
        match count {
            0 => String::new(),
            1 => "Its 1 comment is hidden with it.".to_owned(),
            _ => format!("Its {} are hidden with it.", counted(count, "comment")),
        }
    }
}

#[derive(Template)]
#[template(path = "blog/posts/send_back.html")]
pub struct SendBackPage {
    pub layout: DeskLayout,
    pub errors: FormErrors,
    pub id: i64,
    pub version: i64,
    pub title: String,
    pub form: SendBackForm,
}

#[derive(Template)]
#[template(path = "blog/posts/comments.html")]
pub struct CommentsPage {
    pub layout: DeskLayout,
    pub errors: FormErrors,
    pub id: i64,
    pub version: i64,
    pub title: String,
    /// How it stands now, in a sentence.
    pub now: String,
    /// What it means to close as the blog does.
    pub by_age: String,
    pub form: CommentsForm,
}

/// When comments close that close as the blog does: `after` so many days, or not at all.
pub fn closing_by_age(after: Option<u32>) -> String {
    match after {
        Some(1) => "1 day after the post is published.".to_owned(),
        Some(days) => format!("{days} days after the post is published."),
        None => "The blog’s settings keep comments open.".to_owned(),
    }
}

/// What is wrong with publishing a post that says nothing.
pub const NO_TEXT: &str = "Enter the text before you publish";

/// What a person was about to do with a post that somebody else was faster to change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Intent {
    /// A plain step: sending it for review or back.
    Step,
    Publish,
    Withdraw,
    Delete,
    /// Opening or closing the comments.
    SetComments,
}

/// Why a step was not taken: `by` was faster.
pub fn changed_meanwhile(by: &str, at: Moment, intent: Intent) -> String {
    let at = london::day_and_time(at);
    let before = match intent {
        Intent::Step => ".",
        Intent::Publish => " before you publish",
        Intent::Withdraw => " before you withdraw it",
        Intent::Delete => " before you delete it.",
        Intent::SetComments => " before you save",
    };
    format!("{by} changed this post at {at}, after you opened this page. Look at it again{before}")
}
