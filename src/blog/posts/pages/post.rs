//! A post's own page, for readers and as a preview.

use super::{UnseenPictures, between};
use crate::{
    base::{clock::london, markdown::SafeHtml, words::counted},
    blog::posts::{
        ChangeNote, CreditedComment, paths,
        reading::{AuthorName, Neighbour, PostView},
    },
    team::site::{Layout, Site},
    web::{Absolute, Part},
};
use askama::Template;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// What stands in the place of a post's comments.
#[derive(Debug)]
pub struct CommentsPart {
    /// As it is shown.
    pub html: Part,
    /// Which numbered page of them this is.
    pub page: u64,
    /// The path at which that page is found.
    pub path: String,
    /// How much is said, for the line under the title.
    pub talk: Talk,
    /// A comment that the team answered, to be heard beside the text.
    pub heard: Option<Heard>,
    /// The comments that led to changes of the post.
    pub credited: Vec<CreditedComment>,
}

/// How much is said about a post.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Talk {
    /// How many comments are published.
    pub comments: u64,
    /// How many of them are answers by the team.
    pub answers: u64,
    /// Whether readers can comment now.
    pub open: bool,
}

impl Talk {
    /// `7 comments, 2 answers from us`.
    pub fn in_words(self) -> String {
        match (self.comments, self.answers) {
            (0, _) => "No comments yet".to_owned(),
            (all, 0) => counted(all, "comment"),
            (all, answers) => {
                format!("{}, {} from us", counted(all, "comment"), counted(answers, "answer"))
            }
        }
    }
}

/// The beginning of a comment, with who said it and where it stands on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    /// The beginning.
    pub words: String,
    /// Who said it.
    pub name: String,
    /// Its place on the page.
    pub href: String,
}

/// A text has a list of its parts from so many headings on.
const PARTS: usize = 4;

#[derive(Template)]
#[template(path = "blog/posts/post.html")]
pub struct PostPage {
    pub layout: Layout,
    pub preview: bool,
    pub title: String,
    pub summary: String,
    /// How much is said; nothing in a preview.
    pub talk: Option<Talk>,
    /// The parts of the text: the id of each heading, and its words. None of a short one.
    pub parts: Vec<(String, String)>,
    pub html: SafeHtml,
    /// Told to the author alone.
    pub unseen: UnseenPictures,
    pub authors: Vec<Byline>,
    pub day: String,
    pub date: String,
    pub topics: Vec<(String, String)>,
    pub note: Option<NoteView>,
    /// The changes before that one, the newest first.
    pub earlier: Vec<NoteView>,
    pub address: String,
    pub published: String,
    pub modified: Option<String>,
    pub share: Vec<Share>,
    pub previous: Option<Neighbour>,
    pub next: Option<Neighbour>,
    /// The comments with their form, as the room of readers fills them.
    pub comments: Option<Part>,
    /// What the posts to go on with have in common.
    pub related_heading: String,
    pub related: Vec<Neighbour>,
    pub heard: Option<Heard>,
}

/// A name, with what stands before it.
pub struct Byline {
    pub before: &'static str,
    pub name: String,
    pub href: Option<String>,
}

/// What readers are told of a change.
pub struct NoteView {
    pub id: i64,
    /// The comments that led to it.
    pub because: Vec<CreditedComment>,
    pub day: String,
    pub date: String,
    pub note: String,
}

/// Another place to tell of the post.
pub struct Share {
    pub name: &'static str,
    pub href: String,
    pub hidden: &'static str,
}

impl NoteView {
    fn new(note: ChangeNote, credited: &[CreditedComment]) -> Self {
        Self {
            id: note.id.0,
            because: credited.iter().filter(|one| one.note == note.id).cloned().collect(),
            day: london::day(note.at),
            date: london::date_of(note.at).to_string(),
            note: note.words,
        }
    }
}

impl PostPage {
    /// The page of a published post with its comments. Each further page of comments has a title and an
    /// address of its own.
    pub fn new(site: &Site, absolute: &Absolute, post: PostView, comments: CommentsPart) -> Self {
        let heading = match comments.page {
            1 => post.title.clone(),
            page => format!("{}: comments, page {page}", post.title),
        };
        let address = absolute.to(&comments.path);
        let layout = Layout::public(site, &heading)
            .at("posts")
            .described(post.summary.clone())
            .found_at(address.clone());
        Self {
            share: share(&post.title, &absolute.to(&post.path)),
            comments: Some(comments.html),
            talk: Some(comments.talk),
            heard: comments.heard,
            address,
            ..Self::bare(layout, post, &comments.credited)
        }
    }

    /// The page as it would look, for the person who writes it, with what readers would not see.
    pub fn preview(site: &Site, post: PostView, unseen: UnseenPictures) -> Self {
        let heading = format!("Preview: {}", post.title);
        let layout = Layout::private(site, &heading).at("posts");
        Self { preview: true, unseen, ..Self::bare(layout, post, &[]) }
    }

    fn bare(layout: Layout, post: PostView, credited: &[CreditedComment]) -> Self {
        let parts = post.html.headings();
        let modified = post.notes.first().map(|note| london::machine(note.at));
        let mut notes = post.notes.into_iter().map(|note| NoteView::new(note, credited));
        Self {
            layout,
            preview: false,
            summary: post.summary,
            talk: None,
            parts: if parts.len() < PARTS { Vec::new() } else { parts },
            authors: byline(post.authors),
            day: london::day(post.published_at),
            date: london::date_of(post.published_at).to_string(),
            published: london::machine(post.published_at),
            modified,
            note: notes.next(),
            earlier: notes.collect(),
            title: post.title,
            html: post.html,
            unseen: UnseenPictures::default(),
            topics: post.topics,
            address: String::new(),
            share: Vec::new(),
            previous: post.previous,
            next: post.next,
            comments: None,
            related_heading: match post.related.topic {
                Some(topic) => format!("More about {topic}"),
                None => "Latest posts".to_owned(),
            },
            related: post.related.posts,
            heard: None,
        }
    }
}

fn byline(authors: Vec<AuthorName>) -> Vec<Byline> {
    let last = authors.len().saturating_sub(1);
    authors
        .into_iter()
        .enumerate()
        .map(|(place, author)| Byline {
            before: between(place, last),
            name: author.name,
            href: author.slug.map(|slug| paths::author(&slug)),
        })
        .collect()
}

/// Plain links: nothing of these places is loaded before somebody follows one.
fn share(title: &str, address: &str) -> Vec<Share> {
    let encode = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let (url, subject) = (encode(address), encode(title));
    let both = encode(&format!("{title} {address}"));
    let place = |name, href| Share { name, href, hidden: ": share this post" };
    vec![
        Share {
            name: "Email",
            href: format!("mailto:?subject={subject}&body={url}"),
            hidden: " this post",
        },
        place("LinkedIn", format!("https://www.linkedin.com/sharing/share-offsite/?url={url}")),
        place("Facebook", format!("https://www.facebook.com/sharer/sharer.php?u={url}")),
        place("Bluesky", format!("https://bsky.app/intent/compose?text={both}")),
    ]
}
