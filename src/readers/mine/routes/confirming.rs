//! Confirming an address, or saying that a comment is not one's own.

use crate::{
    base::{context::Context, error::Result},
    blog::posts,
    conversation::{
        commenters::{self, Followed},
        comments::{Comment, Receipt},
    },
    readers::commenting,
    readers::mine::{
        forms::StopForm,
        pages::{Button, PlainPage},
    },
    team::site::Layout,
    web::{Nothing, Page, Sent},
};
use rocket::{Either, Route, State, get, http::Status, post, response::Redirect, routes};

pub(super) fn routes() -> Vec<Route> {
    routes![confirm_page, confirm, again, not_mine_page, not_mine]
}

fn plain(context: &Context, heading: &str, paragraphs: &[String]) -> PlainPage {
    PlainPage {
        layout: Layout::private(&context.site.get(), heading),
        heading: heading.to_owned(),
        paragraphs: paragraphs.to_vec(),
        quote: String::new(),
        buttons: Vec::new(),
        links: Vec::new(),
    }
}

fn button(action: String, label: &'static str) -> Button {
    Button { action, label, field: "", look: "" }
}

fn all_comments() -> (String, String) {
    ("/comments/mine".to_owned(), "See all comments from your email address".to_owned())
}

/// The link came by our mail and does not work any more.
fn ended(context: &Context, token: &str) -> Result<Page> {
    let mut page = plain(
        context,
        "This link has ended",
        &["Our links to confirm an email address work for 7 days, and this one is older."
            .to_owned()],
    );
    page.buttons.push(button(format!("/comments/confirm/{token}/again"), "Email me a new link"));
    page.links.push(all_comments());
    Ok(Page::of(&page)?.with(Status::Gone))
}

fn detached(context: &Context) -> Result<Page> {
    let mut page = plain(
        context,
        "This link does not work any more",
        &["The comment it is about no longer has your email address: you told us that it was not \
           yours, or it was erased."
            .to_owned()],
    );
    page.links.push(all_comments());
    Ok(Page::of(&page)?.with(Status::Gone))
}

async fn title(context: &Context, comment: &Comment) -> Result<String> {
    Ok(posts::reference(context.database.read(), comment.post).await?.title)
}

#[get("/comments/confirm/<token>")]
async fn confirm_page(context: &State<Context>, token: &str) -> Result<Page> {
    let comment = match commenters::follow(context, token).await? {
        Followed::Open(comment) => comment,
        Followed::Ended(_) => return ended(context, token),
        Followed::Detached => return detached(context),
    };
    let mut page = plain(
        context,
        "Confirm your email address",
        &[
            format!(
                "You gave this address with a comment on “{}”. Confirm it, and we email you what we \
                 decide and when somebody replies, where you asked for that.",
                title(context, &comment).await?
            ),
            "You only need to do this once. It serves all your comments.".to_owned(),
        ],
    );
    page.buttons.push(button(format!("/comments/confirm/{token}"), "Confirm my email address"));
    if let Some(address) = &comment.address
        && commenters::is_suppressed(context.database.read(), &comment).await?
    {
        page.paragraphs.push(
            "You have stopped all emails from this blog. If you want them again, \
            start them as well."
                .to_owned(),
        );
        let token = address.stop_token(&context.keys);
        page.links.push((format!("/comments/emails/{token}"), "Start emails again".to_owned()));
    }
    let letter = Receipt::of(&comment).letter_token(&context.keys);
    let words = "I did not send this comment".to_owned();
    page.links.push((format!("/comments/not-mine/{letter}"), words));
    Page::of(&page)
}

#[post("/comments/confirm/<token>", data = "<_form>")]
async fn confirm(
    context: &State<Context>,
    token: &str,
    _form: Sent<Nothing>,
) -> Result<Either<Redirect, Page>> {
    let comment = match commenters::follow(context, token).await? {
        Followed::Open(comment) => comment,
        Followed::Ended(_) => return ended(context, token).map(Either::Right),
        Followed::Detached => return detached(context).map(Either::Right),
    };
    commenters::confirm_comment(context, &comment).await?;
    let receipt = Receipt::of(&comment).token(&context.keys);
    Ok(Either::Left(Redirect::to(format!("/comments/{receipt}?done=confirmed"))))
}

#[post("/comments/confirm/<token>/again", data = "<_form>")]
async fn again(context: &State<Context>, token: &str, _form: Sent<Nothing>) -> Result<Page> {
    match commenters::follow(context, token).await? {
        Followed::Open(comment) | Followed::Ended(comment) => {
            commenting::mail_page(context, &comment).await?;
        }
        Followed::Detached => return detached(context),
    }
    Page::of(&plain(
        context,
        "Check your email",
        &["We will email you a new link, unless we have sent you an email in the last 24 hours: an address \
           that is not confirmed gets at most one a day."
            .to_owned()],
    ))
}

#[get("/comments/not-mine/<token>")]
async fn not_mine_page(context: &State<Context>, token: &str) -> Result<Page> {
    let comment = commenters::by_letter(context, token).await?;
    if comment.address.is_none() {
        return detached(context);
    }
    let mut page = plain(
        context,
        "Did you not send this comment?",
        &[
            format!(
                "Somebody gave your email address with a comment on “{}”. Tell us that it was not you, \
                 and we take your address off it and tell our moderators.",
                title(context, &comment).await?
            ),
            "You can also stop all emails from this blog, whoever types your address.".to_owned(),
        ],
    );
    let action = format!("/comments/not-mine/{token}");
    page.buttons.push(button(action.clone(), "This was not me"));
    page.buttons.push(Button {
        field: "all",
        look: "secondary",
        ..button(action, "This was not me, and send me no more emails")
    });
    Page::of(&page)
}

#[post("/comments/not-mine/<token>", data = "<form>")]
async fn not_mine(context: &State<Context>, token: &str, form: Sent<StopForm>) -> Result<Page> {
    let Sent(form) = form;
    let comment = commenters::by_letter(context, token).await?;
    let stop = !form.all.is_empty();
    if comment.address.is_none() && comment.disowned.is_none() && stop {
        return detached(context);
    }
    commenters::disown(context, &comment, stop).await?;
    let mut words = vec![
        "We have taken your email address off the comment, and our moderators see \
                          that it was not yours."
            .to_owned(),
    ];
    if stop {
        words.push("We will send no more emails to your address.".to_owned());
    }
    let mut page = plain(context, "Thank you for telling us", &words);
    if let (true, Some(address)) = (stop, &comment.address) {
        let token = address.stop_token(&context.keys);
        let words = "Change your mind and start emails again".to_owned();
        page.links.push((format!("/comments/emails/{token}"), words));
    }
    Page::of(&page)
}
