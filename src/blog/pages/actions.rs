//! What the team does to pages: adds one, saves another wording, publishes it, takes a page down.

use super::{
    fixed::{self, Fixed},
    gaps::gaps,
    store,
    values::{Intent, Page, PageName, Wording},
};
use crate::{
    base::{
        audit::{self, By, Event},
        clock::{Moment, is_just_now},
        context::Context,
        database::Transaction,
        error::{AppError, Result},
    },
    team::accounts::Editor,
};

/// Whoever changes pages waits for others who do.
const LOCK: &str = "pages";

/// What came of a save.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SaveOutcome {
    /// It is done, or was so already.
    Done,
    /// Someone else saved another wording first.
    Late,
    /// There is a page at this name already.
    Taken,
    /// So many parts are still to be completed, so readers are not shown it.
    Unfinished(usize),
}

/// Why this wording is not published, if it is to be.
fn unfinished(wording: &Wording, intent: Intent) -> Option<SaveOutcome> {
    let open = gaps(&wording.body).len();
    (intent == Intent::Publish && open > 0).then_some(SaveOutcome::Unfinished(open))
}

/// Adds a page. The same once more a moment later is the same page.
pub async fn add(
    context: &Context,
    editor: &Editor,
    name: &PageName,
    wording: &Wording,
    intent: Intent,
) -> Result<SaveOutcome> {
    if let Some(refused) = unfinished(wording, intent) {
        return Ok(refused);
    }
    if fixed::named(name.as_str()).is_some() {
        return Ok(SaveOutcome::Taken);
    }
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            transaction.one_at_a_time(LOCK).await?;
            if let Some(there) = store::find(&transaction, name.as_str()).await? {
                let first = store::wording(&transaction, there.id, 1).await?;
                let same = there.version == 1
                    && first.is_some_and(|first| {
                        first.wording == *wording
                            && first.person == Some(editor.id())
                            && first.at.is_some_and(|at| is_just_now(at, now))
                    });
                return match same {
                    true => publish(&transaction, editor, now, &there, 1, intent).await,
                    false => Ok(SaveOutcome::Taken),
                };
            }
            let origin = Some((editor.id(), now));
            let id = store::insert(&transaction, name, wording, false, origin).await?;
            record(&transaction, now, editor, Event::PageSaved(id, 1)).await?;
            let page = found(&transaction, name).await?;
            publish(&transaction, editor, now, &page, 1, intent).await
        })
        .await
}

/// Saves a wording of a page that was at the version `seen`: 0 for one of the program's pages that nobody
/// has worded yet. Its own words are then kept as the first wording.
pub async fn save(
    context: &Context,
    editor: &Editor,
    name: &PageName,
    seen: i64,
    wording: &Wording,
    intent: Intent,
) -> Result<SaveOutcome> {
    if let Some(refused) = unfinished(wording, intent) {
        return Ok(refused);
    }
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            transaction.one_at_a_time(LOCK).await?;
            let (page, seen) = match store::find(&transaction, name.as_str()).await? {
                Some(page) => (page, seen),
                None => {
                    let shipped = fixed::named(name.as_str()).ok_or(AppError::NotFound)?;
                    if *wording == Wording::shipped(shipped) {
                        return Ok(SaveOutcome::Done);
                    }
                    (begin(&transaction, name, shipped).await?, 1)
                }
            };
            // Also the one who presses the button twice.
            if page.wording == *wording {
                return publish(&transaction, editor, now, &page, page.version, intent).await;
            }
            let origin = Some((editor.id(), now));
            let Some(number) = store::reword(&transaction, page.id, seen, wording, origin).await?
            else {
                return Ok(SaveOutcome::Late);
            };
            record(&transaction, now, editor, Event::PageSaved(page.id, number)).await?;
            publish(&transaction, editor, now, &page, number, intent).await
        })
        .await
}

/// Keeps the words that came with the program, so that they are the first wording of the page.
async fn begin(transaction: &Transaction, name: &PageName, shipped: &Fixed) -> Result<Page> {
    let wording = Wording::shipped(shipped);
    store::insert(transaction, name, &wording, shipped.is_complete(), None).await?;
    found(transaction, name).await
}

/// Lets readers see the wording `number` if that is the intent.
async fn publish(
    transaction: &Transaction,
    editor: &Editor,
    now: Moment,
    page: &Page,
    number: i64,
    intent: Intent,
) -> Result<SaveOutcome> {
    if intent == Intent::Publish && page.shown != Some(number) {
        store::show(transaction, page.id, Some(number)).await?;
        record(transaction, now, editor, Event::PagePublished(page.id, number)).await?;
    }
    Ok(SaveOutcome::Done)
}

/// Takes a page down that the team has added: readers find nothing there, and its wordings are kept.
pub async fn take_down(context: &Context, editor: &Editor, name: &PageName) -> Result<()> {
    if fixed::named(name.as_str()).is_some() {
        return Err(AppError::NotFound);
    }
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            transaction.one_at_a_time(LOCK).await?;
            let page = found(&transaction, name).await?;
            if page.shown.is_none() {
                return Ok(());
            }
            store::show(&transaction, page.id, None).await?;
            record(&transaction, now, editor, Event::PageTakenDown(page.id)).await
        })
        .await
}

async fn found(transaction: &Transaction, name: &PageName) -> Result<Page> {
    store::find(transaction, name.as_str()).await?.ok_or(AppError::NotFound)
}

async fn record(
    transaction: &Transaction,
    now: Moment,
    editor: &Editor,
    event: Event,
) -> Result<()> {
    audit::record(transaction, now, By::Person(editor.id()), event).await
}
