//! What a moderator is told who decides what has been decided, or has changed.

use super::{
    cards::own_card,
    onward,
    refusing::{Against, panel},
};
use crate::{
    base::{context::Context, error::Result},
    moderation::{
        decisions::{Decision, EarlierDecision, Ruling},
        queue::{
            forms::DecideForm,
            pages::{LatePage, changed_to, chose, decided_already},
        },
    },
    team::{
        accounts::{self, Moderator},
        site::DeskLayout,
    },
    web::FormErrors,
};

/// What happened since, and the form with every word of it.
pub async fn page(
    context: &Context,
    moderator: &Moderator,
    late: &EarlierDecision,
    form: &DecideForm,
    ruling: &Ruling,
) -> Result<LatePage> {
    let mut card = own_card(context, moderator, &late.comment).await?;
    card.lead_back(&form.return_to, &form.spot);
    let panel = match (ruling.reason(), Against::possible(late.comment.status)) {
        (Some(_), Some(against)) => {
            let sent = (form, FormErrors::default());
            Some(panel(context, moderator, &late.comment, against, sent).await?)
        }
        _ => None,
    };
    let (heading, happened) = happened(context, moderator, late).await?;
    let agrees = |one: &Decision| one.after == late.comment.status && one.action == ruling.action();
    Ok(LatePage {
        layout: DeskLayout::new(&context.site.get(), moderator, &heading, "moderation"),
        heading,
        happened,
        chose: chose(ruling.action()).to_owned(),
        agrees: late.decision.as_ref().is_some_and(agrees),
        onward: onward::past(context, &form.return_to, late.comment.id).await?,
        card,
        note: form.note.clone(),
        panel,
    })
}

/// In a heading and a sentence.
async fn happened(
    context: &Context,
    moderator: &Moderator,
    late: &EarlierDecision,
) -> Result<(String, String)> {
    let standing = late.decision.as_ref().filter(|one| one.after == late.comment.status);
    let Some(decision) = standing else { return Ok(changed_to(late.comment.status)) };
    let who = match decision.person {
        Some(id) if id == moderator.id() => "You".to_owned(),
        Some(id) => accounts::person(context, id).await?.name,
        None => "Someone".to_owned(),
    };
    Ok(decided_already(&who, decision))
}
