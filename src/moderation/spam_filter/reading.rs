//! What the filter has learnt, how right it is, and which words speak most.

use super::{
    Class, Counts, formula,
    pages::{Done, FilterPage, MeasurementView, Row, Words, in_words, learnt},
    store, verdict,
};
use crate::{
    base::{clock::london, context::Context, error::Result},
    team::{
        accounts::Moderator,
        site::{DeskLayout, Notice},
    },
};

/// How many words of each side are shown.
const SHOWN: usize = 10;
/// Among how many of the most seen they are looked for.
const LOOKED_AT: u64 = 500;

/// The page about the filter, telling what was just done.
pub async fn page(
    context: &Context,
    moderator: &Moderator,
    done: Option<Done>,
) -> Result<FilterPage> {
    let state = store::state(context.database.read()).await?;
    Ok(FilterPage {
        layout: DeskLayout::new(&context.site.get(), moderator, "Spam filter", "settings")
            .within_tool()
            .telling(done.map(|done| Notice::saying(done.told()))),
        on: state.on,
        state: in_words(state.on, state.totals),
        learnt: learnt(state.totals),
        tables: tables(context, state.totals).await?,
        measured: measured(context).await?,
    })
}

/// The words that lean most to each side.
async fn tables(context: &Context, totals: Counts) -> Result<Vec<Words>> {
    let mut tables = Vec::new();
    // Before it has learnt enough, single comments would make any word look like spam.
    if formula::judge(totals, Vec::new()).is_none() {
        return Ok(tables);
    }
    for (class, caption) in [
        (Class::Spam, "Most common in spam"),
        (Class::Published, "Most common in published comments"),
    ] {
        let found = store::most_seen(context.database.read(), class, LOOKED_AT).await?;
        // Names and addresses of people are nobody's reading.
        let found = found
            .into_iter()
            .filter(|(token, _)| !token.starts_with("name:") && !token.starts_with("from:"));
        let rows = formula::strongest(totals, found.collect(), class, SHOWN);
        let rows: Vec<Row> = rows.into_iter().map(row).collect();
        if !rows.is_empty() {
            tables.push(Words { caption, rows });
        }
    }
    Ok(tables)
}

fn row((token, counts): (String, Counts)) -> Row {
    Row { words: verdict::token_in_words(&token), spam: counts.spam, published: counts.published }
}

async fn measured(context: &Context) -> Result<Option<MeasurementView>> {
    let now = context.clock.now();
    let last = store::last_report(context.database.read()).await?;
    Ok(last.map(|(at, report)| MeasurementView {
        enough: report.newest.is_some() || report.each.is_some(),
        when: london::near(at, now),
        sentences: report.in_words(),
    }))
}
