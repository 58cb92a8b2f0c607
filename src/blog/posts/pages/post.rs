//! A post's own page, for readers and as a preview.

use super::{Side, UnseenPictures, between};
use crate::{
    base::{clock::london, markdown::SafeHtml},
    blog::posts::{
        paths,
        reading::{AuthorName, Neighbour, PostView, Sidebar},
    },
    team::site::{Layout, Site},
    web::{Absolute, FormErrors, Part},
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
}

#[derive(Template)]
#[template(path = "blog/posts/post.html")]
pub struct PostPage {
    pub layout: Layout,
    pub errors: FormErrors,
    pub preview: bool,
    pub title: String,
    pub html: SafeHtml,
    /// Told to the author alone.
    pub unseen: UnseenPictures,
    pub authors: Vec<Byline>,
    pub day: String,
    pub date: String,
    pub topics: Vec<(String, String)>,
    pub note: Option<NoteView>,
    pub address: String,
    pub published: String,
    pub modified: Option<String>,
    pub share: Vec<Share>,
    pub previous: Option<Neighbour>,
    pub next: Option<Neighbour>,
    /// The comments with their form, as the room of readers fills them.
    pub comments: Option<Part>,
    pub side: Side,
}

/// A name, with what stands before it.
pub struct Byline {
    pub before: &'static str,
    pub name: String,
    pub href: Option<String>,
}

/// What readers are told of a change.
pub struct NoteView {
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

impl PostPage {
    /// The page of a published post with its comments, and what is wrong with the form below them. Each
    /// further page of comments has a title and an address of its own.
    pub fn new(
        site: &Site,
        absolute: &Absolute,
        post: PostView,
        beside: Sidebar,
        comments: CommentsPart,
        errors: FormErrors,
    ) -> Self {
        let heading = match comments.page {
            1 => post.title.clone(),
            page => format!("{}: comments, page {page}", post.title),
        };
        let address = absolute.to(&comments.path);
        let layout = Layout::public(site, &heading)
            .at("posts")
            .described(post.summary.clone())
            .found_at(address.clone())
            .with_errors(&errors);
        Self {
            errors,
            share: share(&post.title, &absolute.to(&post.path)),
            comments: Some(comments.html),
            address,
            ..Self::bare(site, layout, post, beside)
        }
    }

    /// The page as it would look, for the person who writes it, with what readers would not see.
    pub fn preview(site: &Site, post: PostView, beside: Sidebar, unseen: UnseenPictures) -> Self {
        let heading = format!("Preview: {}", post.title);
        let layout = Layout::private(site, &heading).at("posts");
        Self { preview: true, unseen, ..Self::bare(site, layout, post, beside) }
    }

    fn bare(site: &Site, layout: Layout, post: PostView, beside: Sidebar) -> Self {
        Self {
            layout,
            errors: FormErrors::default(),
            preview: false,
            authors: byline(post.authors),
            day: london::day(post.published_at),
            date: london::date_of(post.published_at).to_string(),
            published: london::machine(post.published_at),
            modified: post.note.as_ref().map(|(at, _)| london::machine(*at)),
            note: post.note.map(|(at, note)| NoteView {
                day: london::day(at),
                date: london::date_of(at).to_string(),
                note,
            }),
            title: post.title,
            html: post.html,
            unseen: UnseenPictures::default(),
            topics: post.topics,
            address: String::new(),
            share: Vec::new(),
            previous: post.previous,
            next: post.next,
            comments: None,
            side: Side::new(site, beside),
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
