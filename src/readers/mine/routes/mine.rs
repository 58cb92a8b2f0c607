//! All comments of an address, for its owner, by a link in a mail. There is no cookie: the address of the
//! page is the key, and every form carries it.

use crate::{
    base::{
        context::Context,
        error::{AppError, Result},
        ids::CommentId,
    },
    conversation::commenters::{self, paths},
    readers::{
        commenting,
        mine::{
            forms::{AskForm, StopForm},
            pages::{self, AskPage, Done, READ_JUST_NOW},
            reading::{self, Behind, LinkRefusal},
        },
    },
    team::site::JustDone,
    web::{ClientNetwork, Download, EmptyForm, FormErrors, PublicForm, Reply},
};
use rocket::{
    Either, Route, State, get,
    http::{ContentType, Status},
    post, routes,
};

pub(super) fn routes() -> Vec<Route> {
    routes![ask_page, ask, show, open, copy, withdraw, mail_one, mail_all, not_mine]
}

/// The page that says why nothing is shown or done.
pub(super) fn shut(context: &Context, token: &str, why: &LinkRefusal) -> Result<Reply> {
    let site = context.site.get();
    match why {
        LinkRefusal::Expired => Reply::page_with(Status::Gone, &pages::link_expired(&site)),
        LinkRefusal::Unknown => Reply::page_with(Status::NotFound, &pages::link_unknown(&site)),
        LinkRefusal::NotOpened => Reply::page_with(Status::Forbidden, &pages::open(&site, token)),
    }
}

/// Back to the list, which says what was done.
pub(super) fn back(token: &str, done: Done) -> Reply {
    Reply::to(done.at(&paths::mine(token)))
}

#[get("/comments/mine")]
fn ask_page(context: &State<Context>) -> Result<Reply> {
    Reply::page(&AskPage::new(
        &context.site.get(),
        FormErrors::default(),
        String::new(),
        sends_mail(context),
    ))
}

#[post("/comments/mine", data = "<form>")]
async fn ask(
    context: &State<Context>,
    network: ClientNetwork,
    form: PublicForm<AskForm>,
) -> Result<Reply> {
    let PublicForm(form) = form;
    let site = context.site.get();
    let email = match form.check() {
        Ok(email) => email,
        Err(errors) => {
            return Reply::refused(&AskPage::new(&site, errors, form.email, sends_mail(context)));
        }
    };
    commenters::ask(context, &email, &network.0).await?;
    Reply::page(&pages::asked(&site, sends_mail(context)))
}

#[get("/comments/mine/<token>?<before>&<done>")]
async fn show(
    context: &State<Context>,
    token: &str,
    before: Option<i64>,
    done: Option<&str>,
) -> Result<Reply> {
    let link = match reading::link(context, token).await? {
        Behind::Open(link) => link,
        Behind::Shut(why) => return shut(context, token, &why),
    };
    if link.opened.is_none() {
        return Reply::page(&pages::open(&context.site.get(), token));
    }
    let (before, done) = (before.map(CommentId), Done::read(done));
    Reply::page(&reading::mine_page(context, &link, token, before, done).await?)
}

#[post("/comments/mine/<token>", data = "<_form>")]
async fn open(
    context: &State<Context>,
    token: &str,
    _form: PublicForm<EmptyForm>,
) -> Result<Reply> {
    let link = match reading::link(context, token).await? {
        Behind::Open(link) => link,
        Behind::Shut(why) => return shut(context, token, &why),
    };
    commenters::open(context, &link).await?;
    Ok(Reply::to(paths::mine(token)))
}

#[get("/comments/mine/<token>/<file>", rank = 2)]
async fn copy(
    context: &State<Context>,
    token: &str,
    file: &str,
) -> Result<Either<Download, Reply>> {
    let link = match reading::opened(context, token).await? {
        Behind::Open(link) => link,
        Behind::Shut(why) => return shut(context, token, &why).map(Either::Right),
    };
    let (kind, as_data, name) = match file {
        "copy.txt" => (ContentType::Plain, false, "my-comments.txt"),
        "copy.json" => (ContentType::JSON, true, "my-comments.json"),
        _ => return Err(AppError::NotFound),
    };
    let text = reading::copy(context, &link, as_data).await?;
    Ok(Either::Left(Download::new(kind, text, name)))
}

#[post("/comments/mine/<token>/<id>/withdrawal", data = "<_form>")]
async fn withdraw(
    context: &State<Context>,
    token: &str,
    id: CommentId,
    _form: PublicForm<EmptyForm>,
) -> Result<Reply> {
    let comment = match reading::own(context, token, id).await? {
        Behind::Open(comment) => comment,
        Behind::Shut(why) => return shut(context, token, &why),
    };
    if commenting::withdraw(context, &comment).await? {
        Ok(back(token, Done::Withdrawn))
    } else {
        Err(AppError::Conflict(READ_JUST_NOW.to_owned()))
    }
}

#[post("/comments/mine/<token>/<id>/mail", data = "<form>")]
async fn mail_one(
    context: &State<Context>,
    token: &str,
    id: CommentId,
    form: PublicForm<StopForm>,
) -> Result<Reply> {
    let PublicForm(form) = form;
    let comment = match reading::own(context, token, id).await? {
        Behind::Open(comment) => comment,
        Behind::Shut(why) => return shut(context, token, &why),
    };
    if form.all.is_empty() {
        commenters::stop_one(context, &comment).await?;
    } else {
        commenters::start_one(context, &comment).await?;
    }
    Ok(back(token, Done::Mail))
}

#[post("/comments/mine/<token>/mail", data = "<_form>")]
async fn mail_all(
    context: &State<Context>,
    token: &str,
    _form: PublicForm<EmptyForm>,
) -> Result<Reply> {
    let link = match reading::opened(context, token).await? {
        Behind::Open(link) => link,
        Behind::Shut(why) => return shut(context, token, &why),
    };
    commenters::start_address(context, &link.address).await?;
    Ok(back(token, Done::Mail))
}

#[post("/comments/mine/<token>/<id>/not-mine", data = "<_form>")]
async fn not_mine(
    context: &State<Context>,
    token: &str,
    id: CommentId,
    _form: PublicForm<EmptyForm>,
) -> Result<Reply> {
    let comment = match reading::own(context, token, id).await? {
        Behind::Open(comment) => comment,
        Behind::Shut(why) => return shut(context, token, &why),
    };
    commenters::disown(context, &comment, false).await?;
    Ok(back(token, Done::NotMine))
}

/// Whether the blog sends mail.
fn sends_mail(context: &Context) -> bool {
    context.mailer.is_set_up()
}
