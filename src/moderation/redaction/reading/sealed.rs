//! The sealed originals, listed from outside and one at a time.

use super::part::end_of;
use crate::{
    base::{
        clock::london,
        context::Context,
        error::{AppError, Result},
        ids::{PersonId, SealedId},
    },
    conversation::comments::OriginalWords,
    moderation::redaction::{
        forms::WhyForm,
        pages::{OpeningView, OriginalView, SealRow, SealedPage, SealsPage},
        paths,
        store::{self, Seal},
        values::Redaction,
    },
    team::{
        accounts::{self, Administrator, Person},
        site::DeskLayout,
    },
    web::FormErrors,
};
use std::collections::BTreeMap;

/// Originals on one page.
const PAGE: usize = 50;

fn row(seal: &Seal, redaction: &Redaction) -> SealRow {
    SealRow {
        id: seal.id.0,
        comment: redaction.comment.0,
        reason: redaction.reason.in_words(),
        sealed: london::day_and_time(redaction.at),
        end: end_of(seal).trim_end_matches('.').to_owned(),
    }
}

/// Those that were sealed before this one.
pub async fn list(
    context: &Context,
    administrator: &Administrator,
    before: Option<SealedId>,
) -> Result<SealsPage> {
    let mut found = store::latest(context.database.read(), before, PAGE as u64 + 1).await?;
    let more = found.len() > PAGE;
    found.truncate(PAGE);
    let next = found.last().filter(|_| more).map(|(seal, _)| paths::sealed_before(seal.id));
    Ok(SealsPage {
        layout: DeskLayout::new(&context.site.get(), administrator, "Sealed originals", "settings")
            .tool(),
        seals: found.iter().map(|(seal, redaction)| row(seal, redaction)).collect(),
        next,
    })
}

/// The page of one: asked for, with what was typed, or shown once.
pub async fn page(
    context: &Context,
    administrator: &Administrator,
    id: SealedId,
    form: WhyForm,
    errors: FormErrors,
    original: Option<OriginalWords>,
) -> Result<SealedPage> {
    let database = context.database.read();
    let (seal, redaction) = store::with_redaction(database, id).await?.ok_or(AppError::NotFound)?;
    let openings = store::openings_of(database, id).await?;
    let people: Vec<PersonId> = openings.iter().map(|(person, _, _)| *person).collect();
    let people: BTreeMap<PersonId, Person> = accounts::by_ids(database, &people)
        .await?
        .into_iter()
        .map(|person| (person.id, person))
        .collect();
    Ok(SealedPage {
        layout: DeskLayout::new(&context.site.get(), administrator, "Sealed original", "settings")
            .within_tool()
            .with_errors(&errors),
        errors,
        destroyed: seal.destroyed.is_some(),
        seal: row(&seal, &redaction),
        form,
        openings: openings
            .into_iter()
            .map(|(person, at, why)| OpeningView {
                who: people.get(&person).map_or_else(String::new, |person| person.name.clone()),
                when: london::day_and_time(at),
                why,
            })
            .collect(),
        original: original.map(original_view),
    })
}

fn original_view(words: OriginalWords) -> OriginalView {
    let earlier = words.earlier.into_iter();
    OriginalView {
        body: words.body,
        earlier: earlier.map(|(until, text)| (london::day_and_time(until), text)).collect(),
    }
}
