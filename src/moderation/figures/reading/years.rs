//! The figures of a year, at the desk and for readers.

use crate::{
    base::{
        clock::london,
        context::Context,
        error::{AppError, Result},
    },
    moderation::figures::{
        actions::{figures, years},
        pages::{DeskPage, PublicPage, TableView, YearView},
        paths,
        values::Figures,
    },
    team::{
        accounts::Moderator,
        site::{DeskLayout, Layout},
    },
    web::Absolute,
};
use chrono::Datelike;

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
        .map(|year| YearView { year, href: paths::of_year(address, year), here: year == here })
        .collect()
}

async fn table(context: &Context, year: i32) -> Result<TableView> {
    let figures = figures(context, year).await?;
    Ok(TableView { median: figures.median_in_words(), figures })
}

/// The figures of the year that was asked for.
pub async fn figures_of(context: &Context, asked: Option<&str>) -> Result<Figures> {
    let (year, _) = chosen(context, asked).await?;
    figures(context, year).await
}

/// The page for moderators.
pub async fn desk_page(
    context: &Context,
    moderator: &Moderator,
    asked: Option<&str>,
) -> Result<DeskPage> {
    let (year, all) = chosen(context, asked).await?;
    let site = context.site.get();
    Ok(DeskPage {
        layout: DeskLayout::new(&site, moderator, "Figures", "settings").tool(),
        years: year_views(all, year, paths::DESK),
        table: table(context, year).await?,
        sheet: paths::sheet(year),
        public: site.public_figures,
    })
}

/// The page for readers.
pub async fn public_page(context: &Context, asked: Option<&str>) -> Result<PublicPage> {
    let (year, all) = chosen(context, asked).await?;
    Ok(PublicPage {
        layout: Layout::public(&context.site.get(), "Comments in figures")
            .at("moderation")
            .found_at(Absolute::of(context).to(paths::PUBLIC)),
        years: year_views(all, year, paths::PUBLIC),
        table: table(context, year).await?,
    })
}
