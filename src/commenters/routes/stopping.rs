//! Stopping mail: by a page with buttons, or by one POST of a mail program (RFC 8058).

use crate::{
    commenters::{
        actions,
        guards::Stop,
        pages::{Button, PlainPage},
    },
    context::Context,
    error::Result,
    posts,
    site::Layout,
    web::Page,
};
use rocket::{Route, State, get, post, routes};

pub(super) fn routes() -> Vec<Route> {
    routes![page, stop]
}

#[get("/comments/stop/<token>")]
async fn page(context: &State<Context>, token: &str) -> Result<Page> {
    let comment = actions::by_letter(context, token).await?;
    let post = posts::reference(context.database.read(), comment.post).await?;
    let action = format!("/comments/stop/{token}");
    Page::of(&PlainPage {
        layout: Layout::private(&context.site.get(), "Stop emails"),
        heading: "Stop emails".to_owned(),
        paragraphs: vec![format!(
            "We email you about your comment on “{}”: what we decide, and when somebody replies.",
            post.title
        )],
        quote: String::new(),
        buttons: vec![
            Button {
                action: action.clone(),
                label: "Stop emails about this comment",
                field: "",
                look: "",
            },
            Button {
                action,
                label: "Stop all emails from this blog",
                field: "all",
                look: "secondary",
            },
        ],
        links: Vec::new(),
    })
}

/// Answers a page and not a redirect: a mail program follows none.
#[post("/comments/stop/<token>", data = "<form>")]
async fn stop(context: &State<Context>, token: &str, form: Stop) -> Result<Page> {
    let Stop(form) = form;
    let comment = actions::by_letter(context, token).await?;
    let (heading, words) = if form.all.is_empty() {
        actions::stop_one(context, &comment).await?;
        ("Emails are stopped", "We send you no more emails about this comment.")
    } else if actions::stop_all(context, &comment).await? {
        ("Emails are stopped", "We send you no more emails about any of your comments.")
    } else {
        (
            "We could not stop all emails",
            "We send none about this comment. Its email address is erased, so we cannot tell which other \
             comments are yours. Stop them from the page of your comments, or by the link in any later \
             email.",
        )
    };
    Page::of(&PlainPage {
        layout: Layout::private(&context.site.get(), heading),
        heading: heading.to_owned(),
        paragraphs: vec![words.to_owned()],
        quote: String::new(),
        buttons: Vec::new(),
        links: vec![(
            "/comments/mine".to_owned(),
            "See all your comments, and start emails again".to_owned(),
        )],
    })
}
