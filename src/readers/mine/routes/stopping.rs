//! Stopping mail: by a page with buttons, or by one POST of a mail program (RFC 8058).

use crate::{
    base::{
        context::Context,
        error::{AppError, Result},
    },
    blog::posts,
    conversation::{commenters, comments::AddressHash},
    readers::mine::{
        guards::Stop,
        pages::{Button, PlainPage},
    },
    team::site::Layout,
    web::Page,
};
use rocket::{Route, State, get, post, routes};

pub(super) fn routes() -> Vec<Route> {
    routes![page, stop, emails_page, emails]
}

#[get("/comments/stop/<token>")]
async fn page(context: &State<Context>, token: &str) -> Result<Page> {
    let comment = commenters::by_letter(context, token).await?;
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
    let comment = commenters::by_letter(context, token).await?;
    let (heading, words) = if form.all.is_empty() {
        commenters::stop_one(context, &comment).await?;
        ("Emails are stopped", "We will send you no more emails about this comment.")
    } else if let (Some(address), true) =
        (&comment.address, commenters::stop_all(context, &comment).await?)
    {
        return Page::of(&stopped(context, address));
    } else {
        (
            "We could not stop all emails",
            "We will send none about this comment. Its email address is erased, so we cannot tell which other \
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

/// Whose mail the token stops.
fn whose(context: &Context, token: &str) -> Result<AddressHash> {
    AddressHash::stopped_by(&context.keys, token).ok_or(AppError::NotFound)
}

/// The page of the owner of an address, with a button that does what `field` says.
fn emails_of(
    context: &Context,
    address: &AddressHash,
    heading: &str,
    paragraphs: &[&str],
    label: &'static str,
    field: &'static str,
) -> PlainPage {
    PlainPage {
        layout: Layout::private(&context.site.get(), heading),
        heading: heading.to_owned(),
        paragraphs: paragraphs.iter().map(|&words| words.to_owned()).collect(),
        quote: String::new(),
        buttons: vec![Button {
            action: format!("/comments/emails/{}", address.stop_token(&context.keys)),
            label,
            field,
            look: if field.is_empty() { "" } else { "secondary" },
        }],
        links: Vec::new(),
    }
}

/// Mail is stopped, and can be started again from here.
fn stopped(context: &Context, address: &AddressHash) -> PlainPage {
    let paragraphs = [
        "We will send no emails to your address: none about comments sent with it, and none when someone \
         asks for a link to them. We keep this as a code that only this blog can make from your address, \
         even after everything else about you is deleted.",
        "If you change your mind, start them again here, or with the same link in any email from us. Only \
         you can do this: our team cannot.",
    ];
    let label = "Start emails again";
    emails_of(context, address, "Emails are stopped", &paragraphs, label, "start")
}

/// Mail goes to the address, and can be stopped from here.
fn not_stopped(context: &Context, address: &AddressHash, heading: &str) -> PlainPage {
    let paragraphs = [
        "Anyone can type an email address in our forms. An address that is not confirmed gets at most one \
         email a day from us.",
        "If you stop our emails, we will send none to your address, until you start them again yourself. \
         Our team cannot start them for you.",
    ];
    emails_of(context, address, heading, &paragraphs, "Stop all emails from this blog", "")
}

#[get("/comments/emails/<token>")]
async fn emails_page(context: &State<Context>, token: &str) -> Result<Page> {
    let address = whose(context, token)?;
    let known = commenters::commenter(context.database.read(), &address).await?;
    Page::of(&match known.and_then(|known| known.suppressed) {
        Some(_) => stopped(context, &address),
        None => not_stopped(context, &address, "Stop emails"),
    })
}

/// Answers a page and not a redirect: a mail program follows none.
#[post("/comments/emails/<token>", data = "<form>")]
async fn emails(context: &State<Context>, token: &str, form: Stop) -> Result<Page> {
    let Stop(form) = form;
    let address = whose(context, token)?;
    if form.start.is_empty() {
        commenters::stop_address(context, &address).await?;
        return Page::of(&stopped(context, &address));
    }
    commenters::start_address(context, &address).await?;
    let mut page = not_stopped(context, &address, "Emails are started again");
    page.buttons.iter_mut().for_each(|button| button.look = "secondary");
    Page::of(&page)
}
