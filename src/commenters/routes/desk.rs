//! The team erases everything from an address, for somebody who asked for it.

use crate::{
    accounts::{self, EmailAddress, Moderator, Posted},
    clock::london,
    commenters::{
        AddressHash,
        actions::{self, Asker},
        forms::EraseForm,
        pages::{Done, ErasurePage, Sure},
    },
    comments,
    context::Context,
    error::Result,
    ids::{CommentId, PersonId},
    site::{DeskLayout, Notice},
    web::{FormErrors, Page, TextFile},
};
use rocket::{Route, State, get, http::ContentType, post, routes};

pub(super) fn routes() -> Vec<Route> {
    routes![page, erase, list]
}

const HERE: &str = "/desk/moderation/erasure";
/// Lines of the list on the page.
const SHOWN: u64 = 100;

async fn view(
    context: &Context,
    moderator: &Moderator,
    email: String,
    errors: FormErrors,
    sure: Option<Sure>,
    notice: Option<String>,
) -> Result<ErasurePage> {
    let lines = actions::erased(context, SHOWN).await?;
    let people: Vec<PersonId> = lines.iter().filter_map(|line| line.person).collect();
    let people = accounts::persons(context, &people).await?;
    let done = lines
        .into_iter()
        .map(|line| Done {
            when: london::day_and_time(line.at),
            what: match (line.comment, line.comments) {
                (Some(id), _) => format!("Comment {id}"),
                (None, 1) => "Everything from an address: 1 comment".to_owned(),
                (None, more) => format!("Everything from an address: {more} comments"),
            },
            who: line
                .person
                .and_then(|id| people.iter().find(|person| person.id == id))
                .map_or_else(|| "its writer".to_owned(), |person| person.name.clone()),
            hash: line.address.as_str().chars().take(8).collect(),
        })
        .collect();
    let notice = notice.map(|text| Notice { text, undo: None });
    Ok(ErasurePage {
        layout: DeskLayout::new(&context.site.get(), moderator, "Erase by address", "moderation")
            .in_section(HERE)
            .with_errors(&errors)
            .telling(notice),
        errors,
        email,
        sure,
        done,
    })
}

/// With a comment, as a link from its page: what is about to be erased.
#[get("/desk/moderation/erasure?<comment>")]
async fn page(
    context: &State<Context>,
    moderator: Moderator,
    comment: Option<&str>,
) -> Result<Page> {
    let form = EraseForm { comment: comment.unwrap_or("").to_owned(), ..EraseForm::default() };
    let sure = match whose(context, &form).await? {
        Ok(address) => {
            let count = comments::count_of_address(context.database.read(), &address).await?;
            Some(Sure { count, email: String::new(), comment: form.comment })
        }
        Err(_) => None,
    };
    let none = FormErrors::default();
    Page::of(&view(context, &moderator, String::new(), none, sure, None).await?)
}

/// Whose comments the form names.
async fn whose(context: &Context, form: &EraseForm) -> Result<Result<AddressHash, &'static str>> {
    if let Ok(id) = form.comment.parse() {
        let found = comments::find(context.database.read(), CommentId(id)).await?;
        let address = found.and_then(|comment| comment.address);
        return Ok(address.ok_or("This comment has no address: erase it from its own page"));
    }
    Ok(match form.email.trim() {
        "" => Err("Enter the email address"),
        typed => typed.parse().map(|email: EmailAddress| AddressHash::of(&context.keys, &email)),
    })
}

#[post("/desk/moderation/erasure", data = "<form>")]
async fn erase(
    context: &State<Context>,
    moderator: Moderator,
    form: Posted<EraseForm>,
) -> Result<Page> {
    let Posted(form) = form;
    let address = match whose(context, &form).await? {
        Ok(address) => address,
        Err(message) => {
            let errors = FormErrors::one("email", message);
            return Page::refused(
                &view(context, &moderator, form.email, errors, None, None).await?,
            );
        }
    };
    let count = comments::count_of_address(context.database.read(), &address).await?;
    let none = FormErrors::default();
    if count == 0 {
        let errors = FormErrors::one("email", "There is no comment from this address");
        return Page::refused(&view(context, &moderator, form.email, errors, None, None).await?);
    }
    if form.sure.is_empty() {
        let sure = Sure { count, email: form.email, comment: form.comment };
        return Page::of(&view(context, &moderator, String::new(), none, Some(sure), None).await?);
    }
    let count = actions::erase_all(context, Asker::Team(&moderator), &address).await?;
    let words = match count {
        1 => "1 comment is erased.".to_owned(),
        more => format!("{more} comments are erased."),
    };
    Page::of(&view(context, &moderator, String::new(), none, None, Some(words)).await?)
}

/// The whole list, to be kept apart from the database: one line each, hash first.
#[get("/desk/moderation/erasures.txt")]
async fn list(context: &State<Context>, _moderator: Moderator) -> Result<TextFile> {
    let mut text = String::new();
    for line in actions::erased(context, u64::from(u32::MAX)).await? {
        let comment = line.comment.map_or_else(|| "all".to_owned(), |id| id.to_string());
        text.push_str(&format!("{} {comment} {}\n", line.address, line.at.to_rfc3339()));
    }
    Ok(TextFile { kind: ContentType::Plain, text })
}
