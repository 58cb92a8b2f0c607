//! The team erases everything from an address, for somebody who asked for it.

use crate::{
    base::{
        clock::london,
        context::Context,
        error::Result,
        ids::{CommentId, PersonId},
    },
    conversation::comments::{self, AddressHash},
    moderation::records::store::Erasure,
    moderation::records::{
        actions::{self, Asker, Erased},
        forms::EraseForm,
        pages::{Done, ErasurePage, Sure},
    },
    team::{
        accounts::{self, EmailAddress, Moderator, Posted},
        site::{DeskLayout, Notice},
    },
    web::{Download, FormErrors, Reply},
};
use rocket::{Route, State, get, http::ContentType, post, routes};

/// The routes of this room.
pub fn routes() -> Vec<Route> {
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
) -> Result<Reply> {
    let form = EraseForm { comment: comment.unwrap_or("").to_owned(), ..EraseForm::default() };
    let sure = match whose(context, &form).await? {
        Ok(whose) => Some(Sure { email: String::new(), ..sure(context, &whose, form).await? }),
        Err(_) => None,
    };
    let none = FormErrors::default();
    Reply::page(&view(context, &moderator, String::new(), none, sure, None).await?)
}

/// What the form names.
enum Whose {
    Address(AddressHash),
    /// A comment that was sent without an address.
    Comment(CommentId),
}

async fn whose(context: &Context, form: &EraseForm) -> Result<Result<Whose, &'static str>> {
    if let Ok(id) = form.comment.parse().map(CommentId) {
        let found = comments::find(context.database.read(), id).await?;
        let found = found.filter(|comment| comment.erased.is_none() && comment.person.is_none());
        return Ok(found
            .ok_or("There is nothing to erase in this comment")
            .map(|comment| comment.address.map_or(Whose::Comment(id), Whose::Address)));
    }
    Ok(match form.email.trim() {
        "" => Err("Enter the email address"),
        typed => typed
            .parse()
            .map(|email: EmailAddress| Whose::Address(AddressHash::of(&context.keys, &email))),
    })
}

/// What is about to be erased.
async fn sure(context: &Context, whose: &Whose, form: EraseForm) -> Result<Sure> {
    let (alone, count) = match whose {
        Whose::Comment(_) => (true, 1),
        Whose::Address(address) => {
            (false, comments::count_of_address(context.database.read(), address).await?)
        }
    };
    Ok(Sure { alone, count, email: form.email, comment: form.comment })
}

#[post("/desk/moderation/erasure", data = "<form>")]
async fn erase(
    context: &State<Context>,
    moderator: Moderator,
    form: Posted<EraseForm>,
) -> Result<Reply> {
    let Posted(form) = form;
    let none = FormErrors::default();
    let whose = match whose(context, &form).await? {
        Ok(whose) => whose,
        Err(message) => {
            let errors = FormErrors::one("email", message);
            return Reply::refused(
                &view(context, &moderator, form.email, errors, None, None).await?,
            );
        }
    };
    let confirmed = !form.sure.is_empty();
    let sure = sure(context, &whose, form).await?;
    if sure.count == 0 {
        let errors = FormErrors::one("email", "There is no comment from this address");
        return Reply::refused(&view(context, &moderator, sure.email, errors, None, None).await?);
    }
    if !confirmed {
        return Reply::page(
            &view(context, &moderator, String::new(), none, Some(sure), None).await?,
        );
    }
    let asker = Asker::Team(&moderator);
    let erased = match whose {
        Whose::Address(address) => actions::erase_all(context, asker, &address).await?,
        Whose::Comment(id) => actions::erase_one(context, asker, id).await?,
    };
    let words = in_words(erased);
    Reply::page(&view(context, &moderator, String::new(), none, None, Some(words)).await?)
}

fn in_words(erased: Erased) -> String {
    let mut words = match erased.done {
        1 => "1 comment is erased.".to_owned(),
        done => format!("{done} comments are erased."),
    };
    if erased.later > 0 {
        words.push_str(&format!(
            " {} kept while someone may be at risk, and erased once the mark is taken off.",
            if erased.later == 1 { "1 is".to_owned() } else { format!("{} are", erased.later) }
        ));
    }
    words
}

/// The whole list, to be kept apart from the database: one line each, hash first.
#[get("/desk/moderation/erasures.txt")]
async fn list(context: &State<Context>, _moderator: Moderator) -> Result<Download> {
    let lines = actions::erased(context, u64::from(u32::MAX)).await?;
    let text = lines.iter().map(Erasure::as_line).collect();
    Ok(Download::new(ContentType::Plain, text, "erasures.txt"))
}
