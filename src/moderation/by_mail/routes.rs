//! Addresses of moderation by mail. The pages behind a link need no session and give none.

use super::{
    actions,
    forms::MailForm,
    jobs::MOST,
    pages::{ByMailPage, Hour, WishPage},
    values::{Act, Opened, Standing},
};
use crate::{
    base::{clock::london, context::Context, error::Result},
    blog::posts,
    conversation::comments::Status,
    moderation::{
        decisions::{self, past},
        queue::cards,
    },
    team::{
        accounts::{self, Moderator, Posted},
        site::{DeskLayout, Layout, Notice},
    },
    web::{FormErrors, Nothing, Reply, Sent},
};
use rocket::{Route, State, get, http::Status as HttpStatus, post, routes};

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    routes![show, press, wish, choose]
}

fn address(token: &str) -> String {
    format!("/desk/by-mail/{token}")
}

/// What became of the comment, in sentences: who decided what and when, or that its writer changed it.
async fn happened(context: &Context, opened: &Opened) -> Result<Vec<String>> {
    let Opened { link, comment, moderator, .. } = opened;
    let decision = decisions::last_decision(context.database.read(), comment.id).await?;
    let Some(decision) = decision.filter(|decision| decision.after == comment.status) else {
        return Ok(vec![match comment.status {
            Status::Waiting => "It waits, and not as it was when we wrote to you: its writer has changed \
                                it, or somebody took a decision back. Sign in to read it as it is now."
                .to_owned(),
            other => format!("It is now {}.", other.in_words().to_lowercase()),
        }]);
    };
    let who = match decision.person {
        Some(id) if id == moderator.id() => "You".to_owned(),
        Some(id) => accounts::person(context, id).await?.name,
        None => "Somebody".to_owned(),
    };
    let mut told =
        vec![format!("{who} {} on {}.", past(decision.action), london::day_and_time(decision.at))];
    let until = decision.at + context.settings.undo;
    if decision.person == Some(moderator.id()) && link.used.is_some() && until > context.clock.now()
    {
        told.push(format!(
            "You can undo this until {}: sign in and open the comment.",
            london::time_of_day(until)
        ));
    }
    Ok(told)
}

async fn page(context: &Context, token: &str, opened: Opened) -> Result<ByMailPage> {
    let database = context.database.read();
    let act = opened.link.act;
    let done = match act {
        Act::Publish => "Published",
        Act::Spam => "Marked as spam",
    };
    let name = &opened.comment.name;
    let (heading, paragraphs) = match opened.standing {
        Standing::Ready => (
            format!("{}?", act.button()),
            vec!["Read it, then press the button. Nothing has happened yet.".to_owned()],
        ),
        Standing::Used => (format!("{done}: comment by {name}"), happened(context, &opened).await?),
        Standing::Overtaken => {
            ("This comment has changed meanwhile".to_owned(), happened(context, &opened).await?)
        }
        Standing::Ended => (
            "This link has ended".to_owned(),
            vec![format!(
                "It worked until {}. The comment still waits: sign in to decide about it.",
                london::day_and_time(opened.link.ends)
            )],
        ),
    };
    let comment = std::slice::from_ref(&opened.comment);
    // Whoever has the link has it for one decision: after it, words are read signed in.
    let card = match opened.standing {
        Standing::Ready => cards(context, &opened.moderator, comment).await?.pop(),
        Standing::Used | Standing::Overtaken | Standing::Ended => None,
    };
    let post = posts::reference(database, opened.comment.post).await?;
    let shown = opened.comment.status == Status::Published && post.published;
    Ok(ByMailPage {
        layout: Layout::private(&context.site.get(), &heading),
        heading,
        paragraphs,
        person: opened.moderator.name().to_owned(),
        card,
        button: (opened.standing == Standing::Ready).then(|| (address(token), act.button())),
        public: shown.then(|| format!("{}comments/{}", post.address, opened.comment.id)),
        desk: format!("/desk/moderation/comments/{}", opened.comment.id),
    })
}

#[get("/desk/by-mail/<token>")]
async fn show(context: &State<Context>, token: &str) -> Result<Reply> {
    let opened = actions::open(context, token).await?;
    let status = match opened.standing {
        Standing::Ended => HttpStatus::Gone,
        Standing::Ready | Standing::Used | Standing::Overtaken => HttpStatus::Ok,
    };
    Reply::page_with(status, &page(context, token, opened).await?)
}

#[post("/desk/by-mail/<token>", data = "<_form>")]
async fn press(context: &State<Context>, token: &str, _form: Sent<Nothing>) -> Result<Reply> {
    let opened = actions::act(context, token).await?;
    let status = match opened.standing {
        Standing::Ready => return Ok(Reply::to(address(token))),
        Standing::Used | Standing::Overtaken => HttpStatus::Conflict,
        Standing::Ended => HttpStatus::Gone,
    };
    let mut shown = page(context, token, opened).await?;
    if shown.button.is_none() && status == HttpStatus::Conflict {
        shown.paragraphs.insert(0, "Nothing was done now.".to_owned());
    }
    Reply::page_with(status, &shown)
}

async fn wish_page(
    context: &Context,
    moderator: &Moderator,
    errors: FormErrors,
    form: Option<MailForm>,
    notice: Option<Notice>,
) -> Result<WishPage> {
    let wish = actions::wish(context, moderator.id()).await?;
    let form = form.unwrap_or_else(|| MailForm::of(&wish));
    Ok(WishPage {
        layout: DeskLayout::new(
            &context.site.get(),
            moderator,
            "Mail about waiting comments",
            "account",
        )
        .in_section("/desk/account/mail")
        .with_errors(&errors)
        .telling(notice),
        errors,
        email: moderator.person().email.clone(),
        most: MOST,
        refused: wish.refused.map_or_else(String::new, london::day_and_time),
        hours: Hour::all(&form),
        form,
    })
}

#[get("/desk/account/mail?<done>")]
async fn wish(context: &State<Context>, moderator: Moderator, done: Option<&str>) -> Result<Reply> {
    let notice = done.map(|_| Notice { text: "Your choice is saved.".to_owned(), undo: None });
    let errors = FormErrors::default();
    Reply::page(&wish_page(context, &moderator, errors, None, notice).await?)
}

#[post("/desk/account/mail", data = "<form>")]
async fn choose(
    context: &State<Context>,
    moderator: Moderator,
    form: Posted<MailForm>,
) -> Result<Reply> {
    let Posted(form) = form;
    match form.check() {
        Ok((choice, hour)) => {
            actions::choose(context, &moderator, choice, hour).await?;
            Ok(Reply::to("/desk/account/mail?done=1"))
        }
        Err(errors) => {
            let page = wish_page(context, &moderator, errors, Some(form), None).await?;
            Reply::refused(&page)
        }
    }
}
