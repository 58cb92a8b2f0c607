//! The figures at the desk, as a sheet, and for readers if the settings say so.

use crate::{
    base::{
        clock::london,
        context::Context,
        error::{AppError, Result},
    },
    moderation::figures::{
        actions::{figures, years},
        pages::{DeskPage, PublicPage, TableView, YearView},
        sheet,
    },
    team::{
        accounts::Moderator,
        site::{DeskLayout, Layout},
    },
    web::{Absolute, Download, Reply},
};
use chrono::Datelike;
use rocket::{
    Route, State, get,
    http::{ContentType, uri::Origin},
    routes,
};

pub(super) fn routes() -> Vec<Route> {
    routes![desk, download, public]
}

const ADDRESS: &str = "/comment-figures/";

/// The year that was asked for: this one if none was, and only one that can be looked at.
async fn chosen(context: &Context, asked: Option<&str>) -> Result<(i32, Vec<i32>)> {
    let all = years(context).await?;
    let year = match asked {
        None => london::date_of(context.clock.now()).year(),
        Some(text) => text.parse().map_err(|_| AppError::NotFound)?,
    };
    if all.contains(&year) { Ok((year, all)) } else { Err(AppError::NotFound) }
}

fn year_views(all: Vec<i32>, here: i32, address: &str) -> Vec<YearView> {
    all.into_iter()
        .map(|year| YearView { year, href: format!("{address}?year={year}"), here: year == here })
        .collect()
}

async fn table(context: &Context, year: i32) -> Result<TableView> {
    let figures = figures(context, year).await?;
    Ok(TableView { median: figures.median_in_words(), figures })
}

#[get("/desk/moderation/figures?<year>")]
async fn desk(context: &State<Context>, moderator: Moderator, year: Option<&str>) -> Result<Reply> {
    let (year, all) = chosen(context, year).await?;
    let site = context.site.get();
    Reply::page(&DeskPage {
        layout: DeskLayout::new(&site, &moderator, "Figures", "moderation")
            .in_section("/desk/moderation/figures"),
        years: year_views(all, year, "/desk/moderation/figures"),
        table: table(context, year).await?,
        sheet: format!("/desk/moderation/figures.csv?year={year}"),
        public: site.public_figures,
    })
}

#[get("/desk/moderation/figures.csv?<year>")]
async fn download(
    context: &State<Context>,
    _moderator: Moderator,
    year: Option<&str>,
) -> Result<Download> {
    let (year, _) = chosen(context, year).await?;
    let figures = figures(context, year).await?;
    let kind = ContentType::CSV.with_params(("charset", "utf-8"));
    Ok(Download::new(kind, sheet::csv(&figures)?, &format!("comments-{year}.csv")))
}

#[get("/comment-figures?<year>")]
async fn public(context: &State<Context>, year: Option<&str>, asked: &Origin<'_>) -> Result<Reply> {
    let site = context.site.get();
    if !site.public_figures {
        return Err(AppError::NotFound);
    }
    if !asked.path().as_str().ends_with('/') {
        return Ok(Reply::moved(ADDRESS));
    }
    let (year, all) = chosen(context, year).await?;
    Reply::page(&PublicPage {
        layout: Layout::public(&site, "Comments in figures")
            .at("moderation")
            .found_at(Absolute::of(context).to(ADDRESS)),
        years: year_views(all, year, ADDRESS),
        table: table(context, year).await?,
    })
}
