//! What the pages about guidelines show: readers' page of comment rules, the list on the desk, and one
//! guideline with every wording it has had.

use super::{
    actions::{ChangeOutcome, MOST},
    door::{self, BESIDE_THE_FORM},
    forms::GuidelineForm,
    pages::{
        ConflictPage, DeletionPage, Differs, Done, Earlier, EditPage, ListPage, PastWordingView,
        Row, Rule, RulesPage, in_the_way,
    },
    paths,
    values::{Guideline, GuidelineWording, PastWording},
};
use crate::{
    base::{
        clock::london,
        context::Context,
        error::{AppError, Result},
        ids::{GuidelineId, PersonId},
    },
    team::{
        accounts::{self, Moderator},
        promise,
        site::{DeskLayout, JustDone, Layout},
    },
    web::{Absolute, FormErrors},
};
use std::collections::BTreeMap;

/// All of them: those in force, and those that are retired.
async fn all(context: &Context) -> Result<(Vec<Guideline>, Vec<Guideline>)> {
    let all = door::all(context.database.read()).await?;
    Ok(all.into_iter().partition(|guideline| guideline.retired.is_none()))
}

/// The page of comment rules. A retired rule stays for those who are sent here by an old receipt.
pub async fn rules_page(context: &Context) -> Result<RulesPage> {
    let database = context.database.read();
    let site = context.site.get();
    let (in_force, retired) = all(context).await?;
    let ids: Vec<_> = retired.iter().map(|guideline| guideline.id).collect();
    let named = door::quoted_ever(database, &ids).await?;
    let rule = |guideline: Guideline| Rule {
        slug: guideline.slug,
        title: guideline.title,
        html: guideline.html,
    };
    Ok(RulesPage {
        layout: Layout::public(&site, "Comment rules")
            .at("moderation")
            .found_at(Absolute::of(context).to(paths::RULES)),
        promise: site.promise.in_words(),
        median: promise::shown_median(database).await?,
        figures: site.public_figures,
        rules: in_force.into_iter().map(rule).collect(),
        earlier: retired
            .into_iter()
            .filter(|guideline| named.contains(&guideline.id))
            .map(rule)
            .collect(),
    })
}

/// The frame of the desk's pages.
fn layout(context: &Context, moderator: &Moderator, heading: &str) -> DeskLayout {
    DeskLayout::new(&context.site.get(), moderator, heading, "settings").within_tool()
}

/// The list on the desk, and what was just done.
pub async fn list_page(
    context: &Context,
    moderator: &Moderator,
    done: Option<Done>,
) -> Result<ListPage> {
    let (in_force, retired) = all(context).await?;
    let last = in_force.len().saturating_sub(1);
    Ok(ListPage {
        layout: layout(context, moderator, "Guidelines").tool().telling(done.map(Done::notice)),
        full: in_force.len() + retired.len() >= MOST,
        in_force: in_force
            .iter()
            .enumerate()
            .map(|(place, guideline)| row(guideline, place, last))
            .collect(),
        retired: retired.iter().map(|guideline| row(guideline, 0, 0)).collect(),
        beside: BESIDE_THE_FORM,
    })
}

fn row(guideline: &Guideline, place: usize, last: usize) -> Row {
    Row {
        id: guideline.id.0,
        title: guideline.title.clone(),
        short: guideline.short.clone(),
        fault: guideline.fault.clone(),
        beside: guideline.retired.is_none() && place < BESIDE_THE_FORM,
        place: place + 1,
        first: place == 0,
        last: place == last,
        retired: guideline.retired.map(london::day).unwrap_or_default(),
    }
}

/// The page to add a guideline.
pub fn new_page(
    context: &Context,
    moderator: &Moderator,
    errors: FormErrors,
    form: GuidelineForm,
) -> EditPage {
    let heading = "Add a guideline".to_owned();
    EditPage {
        layout: layout(context, moderator, &heading).with_errors(&errors),
        heading,
        errors,
        form,
        kept: None,
    }
}

/// The guideline with this key.
pub async fn found(context: &Context, id: GuidelineId) -> Result<Guideline> {
    door::by_ids(context.database.read(), &[id]).await?.pop().ok_or(AppError::NotFound)
}

/// The page to word a guideline anew, with every wording it has had.
pub async fn edit_page(
    context: &Context,
    moderator: &Moderator,
    guideline: &Guideline,
    errors: FormErrors,
    form: GuidelineForm,
) -> Result<EditPage> {
    let database = context.database.read();
    let history = door::history(database, guideline.id).await?;
    let names = names(context, &history).await?;
    let heading = format!("Guideline: {}", guideline.title);
    Ok(EditPage {
        layout: layout(context, moderator, &heading).with_errors(&errors),
        heading,
        errors,
        form,
        kept: Some(PastWordingView {
            id: guideline.id.0,
            slug: guideline.slug.clone(),
            in_force: guideline.retired.is_none(),
            retired: guideline.retired.map(london::day).unwrap_or_default(),
            last_in_force: is_last_in_force(context, guideline).await?,
            in_use: door::is_used(database, guideline.id).await?,
            history: history
                .into_iter()
                .map(|kept| earlier(kept, guideline.version, &names))
                .collect(),
        }),
    })
}

fn earlier(kept: PastWording, now: i64, names: &BTreeMap<PersonId, String>) -> Earlier {
    Earlier {
        version: kept.version,
        now: kept.version == now,
        who: kept
            .person
            .and_then(|id| names.get(&id).cloned())
            .unwrap_or_else(|| "Default".to_owned()),
        when: kept.at.map(london::day_and_time).unwrap_or_default(),
        title: kept.wording.title,
        short: kept.wording.short,
        fault: kept.wording.fault,
        body: kept.wording.body,
        refusal: kept.wording.refusal,
    }
}

async fn is_last_in_force(context: &Context, guideline: &Guideline) -> Result<bool> {
    Ok(guideline.retired.is_none() && door::in_force(context.database.read()).await?.len() <= 1)
}

async fn names(context: &Context, history: &[PastWording]) -> Result<BTreeMap<PersonId, String>> {
    let ids: Vec<PersonId> = history.iter().filter_map(|kept| kept.person).collect();
    Ok(accounts::by_ids(context.database.read(), &ids)
        .await?
        .into_iter()
        .map(|person| (person.id, person.name))
        .collect())
}

/// Both texts, and a form that holds one's own and saves over the other.
pub async fn conflict_page(
    context: &Context,
    moderator: &Moderator,
    theirs: &Guideline,
    yours: &GuidelineWording,
    mut form: GuidelineForm,
) -> Result<ConflictPage> {
    let history = door::history(context.database.read(), theirs.id).await?;
    let names = names(context, &history).await?;
    let last = history.first();
    let by = last
        .and_then(|kept| kept.person)
        .and_then(|id| names.get(&id).cloned())
        .unwrap_or_else(|| "Someone".to_owned());
    let fields = [
        ("Title", &yours.title, &theirs.title),
        ("One-line version", &yours.short, &theirs.short),
        ("What is wrong with the comment", &yours.fault, &theirs.fault),
        ("Text", &yours.body, &theirs.body),
        ("What the writer is told", &yours.refusal, &theirs.refusal),
    ]
    .into_iter()
    .filter(|(_, yours, theirs)| yours != theirs)
    .map(|(name, yours, theirs)| Differs { name, yours: yours.clone(), theirs: theirs.clone() })
    .collect();
    // To save once more is to have seen the other text.
    form.version = theirs.version;
    Ok(ConflictPage {
        layout: layout(context, moderator, "Two people changed this guideline"),
        id: theirs.id.0,
        by,
        at: last.and_then(|kept| kept.at).map(london::day_and_time).unwrap_or_default(),
        fields,
        errors: FormErrors::default(),
        form,
    })
}

/// What stands in the way of deleting the guideline, if it is known before somebody tries.
pub async fn refusal(context: &Context, id: GuidelineId) -> Result<&'static str> {
    let guideline = found(context, id).await?;
    Ok(if door::is_used(context.database.read(), id).await? {
        in_the_way(&ChangeOutcome::InUse)
    } else if is_last_in_force(context, &guideline).await? {
        in_the_way(&ChangeOutcome::LastInForce)
    } else {
        ""
    })
}

/// The page that asks whether a guideline is to be deleted, or says why it cannot be.
pub async fn deletion_page(
    context: &Context,
    moderator: &Moderator,
    id: GuidelineId,
    refused: &str,
) -> Result<DeletionPage> {
    let title = found(context, id).await?.title;
    Ok(DeletionPage {
        layout: layout(context, moderator, &format!("Delete “{title}”")),
        id: id.0,
        title,
        refused: refused.to_owned(),
    })
}
