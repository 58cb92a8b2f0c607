//! What was erased, and what is about to be.

use super::{
    actions::{self, ErasureOutcome},
    forms::EraseForm,
    pages::{ConfirmErasure, Done, ErasurePage, NOT_THERE, what_was_erased},
    store::Erasure,
};
use crate::{
    base::{
        clock::{is_just_now, london},
        context::Context,
        error::Result,
        ids::{CommentId, PersonId},
    },
    conversation::comments::{self, AddressHash},
    team::{
        accounts::{self, EmailAddress, Moderator},
        site::{DeskLayout, Notice},
    },
    web::FormErrors,
};

/// Lines of the list on the page.
const SHOWN: u64 = 100;

/// What stands above the list: the field with what was typed, what is about to be erased, or that it is.
#[derive(Default)]
pub struct ListHead {
    pub email: String,
    pub errors: FormErrors,
    pub sure: Option<ConfirmErasure>,
    pub told: Option<String>,
}

/// The page with the list of what was erased.
pub async fn page(
    context: &Context,
    moderator: &Moderator,
    above: ListHead,
) -> Result<ErasurePage> {
    let notice = above.told.map(Notice::saying);
    Ok(ErasurePage {
        layout: DeskLayout::new(
            &context.site.get(),
            moderator,
            "Delete someone’s comments",
            "settings",
        )
        .tool()
        .with_errors(&above.errors)
        .telling(notice),
        errors: above.errors,
        email: above.email,
        sure: above.sure,
        done: done(context).await?,
    })
}

async fn done(context: &Context) -> Result<Vec<Done>> {
    let lines = actions::erased(context, SHOWN).await?;
    let people: Vec<PersonId> = lines.iter().filter_map(|line| line.person).collect();
    let people = accounts::by_ids(context.database.read(), &people).await?;
    Ok(lines
        .into_iter()
        .map(|line| Done {
            when: london::day_and_time(line.at),
            what: what_was_erased(line.comment, line.comments),
            who: line
                .person
                .and_then(|id| people.iter().find(|person| person.id == id))
                .map_or_else(|| "its writer".to_owned(), |person| person.name.clone()),
            hash: line.address.as_str().chars().take(8).collect(),
        })
        .collect())
}

/// Whose comments a form names.
pub enum EraseTarget {
    Address(AddressHash),
    /// A comment that was sent without an address.
    Comment(CommentId),
}

/// Whose comments this form names, or what is wrong with it.
pub async fn whose(
    context: &Context,
    form: &EraseForm,
) -> Result<std::result::Result<EraseTarget, &'static str>> {
    if let Ok(id) = form.comment.parse().map(CommentId) {
        let found = comments::find(context.database.read(), id).await?;
        let found = found.filter(|comment| comment.erased.is_none() && comment.person.is_none());
        return Ok(found.ok_or(NOT_THERE).map(|comment| {
            comment.address.map_or(EraseTarget::Comment(id), EraseTarget::Address)
        }));
    }
    Ok(match form.email.trim() {
        "" => Err("Enter the email address"),
        typed => typed.parse().map(|email: EmailAddress| {
            EraseTarget::Address(AddressHash::of(&context.keys, &email))
        }),
    })
}

/// What is about to be erased.
pub async fn sure(
    context: &Context,
    whose: &EraseTarget,
    form: EraseForm,
) -> Result<ConfirmErasure> {
    let (alone, count) = match whose {
        EraseTarget::Comment(_) => (true, 1),
        EraseTarget::Address(address) => {
            (false, comments::count_of_address(context.database.read(), address).await?)
        }
    };
    Ok(ConfirmErasure { alone, count, email: form.email, comment: form.comment })
}

/// What this person has erased from the address a moment ago.
pub async fn done_before(
    context: &Context,
    moderator: &Moderator,
    whose: &EraseTarget,
) -> Result<Option<ErasureOutcome>> {
    let EraseTarget::Address(address) = whose else { return Ok(None) };
    let now = context.clock.now();
    let lines = actions::erased(context, SHOWN).await?;
    Ok(lines
        .iter()
        .find(|line| {
            line.address == *address
                && line.comment.is_none()
                && line.person == Some(moderator.id())
                && is_just_now(line.at, now)
        })
        .map(|line| ErasureOutcome { done: line.comments, later: 0 }))
}

/// The whole list as lines of text, to be kept apart from the database.
pub async fn as_lines(context: &Context) -> Result<String> {
    let lines = actions::erased(context, u64::from(u32::MAX)).await?;
    Ok(lines.iter().map(Erasure::as_line).collect())
}
