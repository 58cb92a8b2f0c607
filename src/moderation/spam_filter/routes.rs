//! The page about the filter, and its switch.

use super::{
    Class, Counts, ENOUGH,
    forms::SwitchForm,
    formula, learning,
    pages::{FilterPage, Measured, Row, Words},
    store, verdict,
};
use crate::{
    base::{clock::london, context::Context, error::Result, words::counted},
    team::{
        accounts::{Moderator, Posted},
        site::{DeskLayout, Notice},
    },
    web::Reply,
};
use rocket::{Route, State, get, post, routes};

/// The routes of the filter.
pub fn routes() -> Vec<Route> {
    routes![show, switch]
}

/// How many words of each side are shown.
const SHOWN: usize = 10;
/// Among how many of the most seen they are looked for.
const LOOKED_AT: u64 = 500;

#[get("/desk/moderation/screening/filter?<done>")]
async fn show(context: &State<Context>, moderator: Moderator, done: Option<&str>) -> Result<Reply> {
    let database = context.database.read();
    let state = store::state(database).await?;
    let notice = match done {
        Some("on") => Some("The spam filter is switched on."),
        Some("off") => Some("The spam filter is switched off."),
        _ => None,
    };
    let mut tables = Vec::new();
    for (class, caption) in [
        (Class::Spam, "Words that speak most for spam"),
        (Class::Published, "Words that speak most against it"),
    ] {
        let found = store::most_seen(database, class, LOOKED_AT).await?;
        // Names and addresses of people are nobody's reading.
        let found = found
            .into_iter()
            .filter(|(token, _)| !token.starts_with("name:") && !token.starts_with("from:"));
        let rows = formula::strongest(state.totals, found.collect(), class, SHOWN);
        let rows: Vec<Row> = rows.into_iter().map(row).collect();
        if !rows.is_empty() {
            tables.push(Words { caption, rows });
        }
    }
    let now = context.clock.now();
    let measured = store::last_report(database)
        .await?
        .map(|(at, report)| Measured { when: london::near(at, now), sentences: report.in_words() });
    Reply::page(&FilterPage {
        layout: DeskLayout::new(&context.site.get(), &moderator, "Spam filter", "moderation")
            .in_section("/desk/moderation/screening")
            .telling(notice.map(|text| Notice { text: text.to_owned(), undo: None })),
        on: state.on,
        state: in_words(state.on, state.totals),
        learnt: learnt(state.totals),
        measured,
        tables,
    })
}

fn row((token, counts): (String, Counts)) -> Row {
    Row { words: verdict::token_in_words(&token), spam: counts.spam, published: counts.published }
}

fn learnt(totals: Counts) -> String {
    let of = |count: i64, one: &str, more: &str| match count {
        1 => format!("1 comment {one}"),
        count => format!("{count} comments {more}"),
    };
    format!(
        "It has learnt from {} and {}.",
        of(totals.published, "you published", "you published"),
        of(totals.spam, "you marked as spam", "you marked as spam")
    )
}

fn in_words(on: bool, totals: Counts) -> String {
    let missing = |count: i64| (ENOUGH - count).max(0);
    match (on, missing(totals.published), missing(totals.spam)) {
        (false, _, _) => "It is switched off: it goes on learning and says nothing.".to_owned(),
        (true, 0, 0) => {
            "It marks new comments that look like spam, and says which words made it think so."
                .to_owned()
        }
        (true, published, spam) => {
            let mut needs = Vec::new();
            for (count, what) in [(published, "published"), (spam, "spam")] {
                if count > 0 {
                    needs.push(counted(count, &format!("more {what} comment")));
                }
            }
            format!("It says nothing yet: it needs {} to learn from.", needs.join(" and "))
        }
    }
}

#[post("/desk/moderation/screening/filter", data = "<form>")]
async fn switch(
    context: &State<Context>,
    moderator: Moderator,
    form: Posted<SwitchForm>,
) -> Result<Reply> {
    let on = form.0.is_on();
    learning::switch(context, &moderator, on).await?;
    let done = if on { "on" } else { "off" };
    Ok(Reply::to(format!("/desk/moderation/screening/filter?done={done}")))
}
