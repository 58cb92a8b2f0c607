//! All comments of an address, for its owner, by a link in a mail. There is no cookie: the address of the
//! page is the key, and every form carries it.

use crate::{
    base::{
        clock::london,
        context::Context,
        error::{AppError, Result},
        ids::CommentId,
        words::counted,
    },
    conversation::{
        commenters::{self, Link, Mine},
        comments::{self, Comment},
    },
    moderation::records::{self, Asker},
    readers::{
        commenting,
        mine::{
            forms::{AskForm, StopForm},
            pages::{AskPage, Button, MinePage, PlainPage},
            reading,
        },
    },
    team::{accounts::EmailAddress, site::Layout},
    web::{ClientNetwork, Download, FormErrors, Nothing, Page, Sent},
};
use rocket::{
    Responder, Route, State, get,
    http::{ContentType, Status},
    post,
    response::Redirect,
    routes,
};

pub(super) fn routes() -> Vec<Route> {
    routes![
        ask_page,
        ask,
        show,
        open,
        copy,
        withdraw,
        mail_one,
        mail_all,
        not_mine,
        erase_one_page,
        erase_one,
        erase_all_page,
        erase_all
    ]
}

/// Comments on one page.
const PAGE: u64 = 50;
/// The most comments in a copy.
const MOST: u64 = 5000;

#[get("/comments/mine")]
fn ask_page(context: &State<Context>) -> Result<Page> {
    Page::of(&AskPage {
        layout: Layout::private(&context.site.get(), "All your comments"),
        errors: FormErrors::default(),
        email: String::new(),
    })
}

#[post("/comments/mine", data = "<form>")]
async fn ask(
    context: &State<Context>,
    network: ClientNetwork,
    form: Sent<AskForm>,
) -> Result<Page> {
    let Sent(form) = form;
    let email = match form.email.trim() {
        "" => Err("Enter your email address"),
        typed => typed.parse::<EmailAddress>(),
    };
    let email = match email {
        Ok(email) => email,
        Err(message) => {
            let errors = FormErrors::one("email", message);
            return Page::refused(&AskPage {
                layout: Layout::private(&context.site.get(), "All your comments")
                    .with_errors(&errors),
                errors,
                email: form.email,
            });
        }
    };
    commenters::ask(context, &email, &network.0).await?;
    let mut page = plain(
        context,
        "Check your email",
        "If we have comments from this address, we will email a link to it.",
    );
    page.paragraphs.extend([
        "We send at most one email a day to an address that its owner has not confirmed. Look for an \
         earlier one from us, and follow its link to confirm the address."
            .to_owned(),
        "If the owner has asked us to stop, we will send nothing. The link in any of our emails lets \
         them start emails again."
            .to_owned(),
    ]);
    Page::of(&page)
}

fn plain(context: &Context, heading: &str, words: &str) -> PlainPage {
    PlainPage {
        layout: Layout::private(&context.site.get(), heading),
        heading: heading.to_owned(),
        paragraphs: vec![words.to_owned()],
        quote: String::new(),
        buttons: Vec::new(),
        links: Vec::new(),
    }
}

/// Why nothing is shown or done: the page that says what is wrong with the link, or an error.
#[derive(Responder)]
enum Stop {
    Page(Page),
    Error(AppError),
}

impl From<AppError> for Stop {
    fn from(error: AppError) -> Self {
        Self::Error(error)
    }
}

/// What comes behind a link that works.
type Behind<T> = std::result::Result<T, Stop>;

/// The link.
async fn link(context: &Context, token: &str) -> Behind<Link> {
    let (heading, words, status) = match commenters::mine(context, token).await? {
        Mine::Works(link) => return Ok(link),
        Mine::Ended => (
            "This link has expired",
            "Links to your comments work for a limited time, and this one is older.",
            Status::Gone,
        ),
        Mine::Unknown => (
            "This link does not work",
            "Perhaps it was cut short on its way, or everything behind it was erased.",
            Status::NotFound,
        ),
    };
    let mut page = plain(context, heading, words);
    page.links.push(("/comments/mine".to_owned(), "Ask for a new link".to_owned()));
    Err(Stop::Page(Page::of(&page)?.with(status)))
}

/// As [`link`], and its owner has pressed the button behind it.
async fn opened(context: &Context, token: &str) -> Behind<Link> {
    let link = link(context, token).await?;
    if link.opened.is_none() {
        return Err(Stop::Page(button_page(context, token)?.with(Status::Forbidden)));
    }
    Ok(link)
}

fn button_page(context: &Context, token: &str) -> Result<Page> {
    let mut page = plain(
        context,
        "All your comments",
        "Press the button to see them. It also confirms that this email address is yours.",
    );
    page.buttons.push(Button {
        action: format!("/comments/mine/{token}"),
        label: "Show my comments",
        field: "",
        look: "",
    });
    Page::of(&page)
}

/// One comment of the owner of the link; anybody else's is not there.
async fn own(context: &Context, token: &str, id: CommentId) -> Behind<Comment> {
    let link = opened(context, token).await?;
    let found = comments::find(context.database.read(), id).await?;
    let own = found.filter(|comment| comment.address.as_ref() == Some(&link.address));
    Ok(own.ok_or(AppError::NotFound)?)
}

#[get("/comments/mine/<token>?<before>&<done>")]
async fn show(
    context: &State<Context>,
    token: &str,
    before: Option<i64>,
    done: Option<&str>,
) -> Behind<Page> {
    let link = link(context, token).await?;
    if link.opened.is_none() {
        return Ok(button_page(context, token)?);
    }
    let database = context.database.read();
    let mut found =
        comments::of_address(database, &link.address, before.map(CommentId), PAGE + 1).await?;
    let more = u64::try_from(found.len()).is_ok_and(|count| count > PAGE);
    found.truncate(usize::try_from(PAGE).unwrap_or(usize::MAX));
    let known = commenters::commenter(database, &link.address).await?;
    Ok(Page::of(&MinePage {
        layout: Layout::private(&context.site.get(), "All your comments"),
        token: token.to_owned(),
        note: match done {
            Some("withdrawn") => "The comment is withdrawn.",
            Some("erased") => "The comment is erased.",
            Some("kept") => {
                "We cannot erase this comment yet: we must keep it for a while. We erase it as soon as we \
                 may, and you need not ask again."
            }
            Some("mail") => "Your choice about emails is saved.",
            Some("not-mine") => {
                "We have taken your address off the comment and told our moderators."
            }
            _ => "",
        },
        next: found.last().filter(|_| more).map(|last| last.id.0),
        comments: reading::mine(context, &found).await?,
        stopped: known.is_some_and(|known| known.suppressed.is_some()),
        ends: link.ends.map(london::day_and_time).unwrap_or_default(),
    })?)
}

/// Back to the list, which says what was done.
fn back(token: &str, done: &str) -> Behind<Redirect> {
    Ok(Redirect::to(format!("/comments/mine/{token}?done={done}")))
}

#[post("/comments/mine/<token>", data = "<_form>")]
async fn open(context: &State<Context>, token: &str, _form: Sent<Nothing>) -> Behind<Redirect> {
    let link = link(context, token).await?;
    commenters::open(context, &link).await?;
    Ok(Redirect::to(format!("/comments/mine/{token}")))
}

#[get("/comments/mine/<token>/<file>", rank = 2)]
async fn copy(context: &State<Context>, token: &str, file: &str) -> Behind<Download> {
    let link = opened(context, token).await?;
    let found = comments::of_address(context.database.read(), &link.address, None, MOST).await?;
    let views = reading::mine(context, &found).await?;
    let (kind, text) = match file {
        "copy.txt" => (ContentType::Plain, reading::as_text(&views)),
        "copy.json" => (ContentType::JSON, reading::as_json(&views)?),
        _ => return Err(AppError::NotFound.into()),
    };
    Ok(Download::new(kind, text, &format!("my-comments{}", &file[4..])))
}

#[post("/comments/mine/<token>/<id>/withdrawal", data = "<_form>")]
async fn withdraw(
    context: &State<Context>,
    token: &str,
    id: CommentId,
    _form: Sent<Nothing>,
) -> Behind<Redirect> {
    let comment = own(context, token, id).await?;
    if commenting::withdraw(context, &comment).await? {
        return back(token, "withdrawn");
    }
    let words = "It is being read just now, so it cannot be withdrawn. Look again in a few minutes. You can still \
                 erase it.";
    Err(AppError::Conflict(words.to_owned()).into())
}

#[post("/comments/mine/<token>/<id>/mail", data = "<form>")]
async fn mail_one(
    context: &State<Context>,
    token: &str,
    id: CommentId,
    form: Sent<StopForm>,
) -> Behind<Redirect> {
    let Sent(form) = form;
    let comment = own(context, token, id).await?;
    if form.all.is_empty() {
        commenters::stop_one(context, &comment).await?;
    } else {
        commenters::start_one(context, &comment).await?;
    }
    back(token, "mail")
}

#[post("/comments/mine/<token>/mail", data = "<_form>")]
async fn mail_all(context: &State<Context>, token: &str, _form: Sent<Nothing>) -> Behind<Redirect> {
    let link = opened(context, token).await?;
    commenters::start_address(context, &link.address).await?;
    back(token, "mail")
}

#[post("/comments/mine/<token>/<id>/not-mine", data = "<_form>")]
async fn not_mine(
    context: &State<Context>,
    token: &str,
    id: CommentId,
    _form: Sent<Nothing>,
) -> Behind<Redirect> {
    let comment = own(context, token, id).await?;
    commenters::disown(context, &comment, false).await?;
    back(token, "not-mine")
}

/// What erasing does, in words.
const ERASING: &str = "Its words, your name and your address go for good, from the post and from our \
    records. If others have answered it, the words “withdrawn by its writer” stay in its place. What we \
    decided is kept as a number, without saying about whom. You cannot undo this.";

#[get("/comments/mine/<token>/<id>/erasure")]
async fn erase_one_page(context: &State<Context>, token: &str, id: CommentId) -> Behind<Page> {
    let comment = own(context, token, id).await?;
    let mut page = plain(context, "Erase this comment?", ERASING);
    page.quote = comment.body;
    page.buttons.push(Button {
        action: format!("/comments/mine/{token}/{id}/erasure"),
        label: "Erase this comment",
        field: "",
        look: "warning",
    });
    page.links.push((format!("/comments/mine/{token}"), "Keep it and go back".to_owned()));
    Ok(Page::of(&page)?)
}

#[post("/comments/mine/<token>/<id>/erasure", data = "<_form>")]
async fn erase_one(
    context: &State<Context>,
    token: &str,
    id: CommentId,
    _form: Sent<Nothing>,
) -> Behind<Redirect> {
    let comment = own(context, token, id).await?;
    let erased = records::erase_one(context, Asker::Writer, comment.id).await?;
    back(token, if erased.later == 0 { "erased" } else { "kept" })
}

#[get("/comments/mine/<token>/erasure")]
async fn erase_all_page(context: &State<Context>, token: &str) -> Behind<Page> {
    let link = opened(context, token).await?;
    let count = comments::count_of_address(context.database.read(), &link.address).await?;
    let mut page = plain(context, "Erase all your comments?", ERASING);
    page.paragraphs.insert(
        0,
        match count {
            1 => "This erases 1 comment.".to_owned(),
            more => format!("This erases {more} comments."),
        },
    );
    page.buttons.push(Button {
        action: format!("/comments/mine/{token}/erasure"),
        label: "Erase all my comments",
        field: "",
        look: "warning",
    });
    page.links.push((format!("/comments/mine/{token}"), "Keep them and go back".to_owned()));
    Ok(Page::of(&page)?)
}

#[post("/comments/mine/<token>/erasure", data = "<_form>")]
async fn erase_all(context: &State<Context>, token: &str, _form: Sent<Nothing>) -> Behind<Page> {
    let link = opened(context, token).await?;
    let erased = records::erase_all(context, Asker::Writer, &link.address).await?;
    let (heading, words) = match erased.later {
        0 => (
            "Everything is erased",
            "Your comments, your name and your email address are gone from this blog.".to_owned(),
        ),
        later => (
            "Your comments are erased, as far as we may",
            format!(
                "We must keep {} for a while. We erase it as soon as we may, and you need not ask again. \
                 Everything else is gone from this blog.",
                counted(later, "comment")
            ),
        ),
    };
    Ok(Page::of(&plain(context, heading, &words))?)
}
