//! The figures at the desk, as a sheet, and for readers if the settings say so; how the promise is kept.

use super::{
    paths,
    reading::{self, desk_page, figures_of, promise_page},
    sheet,
};
use crate::{
    base::{
        clock::london,
        context::Context,
        error::{AppError, Result},
    },
    conversation::comments::COMMENTS,
    team::{accounts::Moderator, site::SITE},
    web::{Download, NewPage, PublicPage, Reply, public_page},
};
use rocket::{
    Route, State, get,
    http::{ContentType, uri::Origin},
    routes,
};

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    routes![desk, download, public, kept]
}

#[get("/desk/moderation/figures?<year>")]
async fn desk(context: &State<Context>, moderator: Moderator, year: Option<&str>) -> Result<Reply> {
    Reply::page(&desk_page(context, &moderator, year).await?)
}

#[get("/desk/moderation/figures.csv?<year>")]
async fn download(
    context: &State<Context>,
    _moderator: Moderator,
    year: Option<&str>,
) -> Result<Download> {
    let figures = figures_of(context, year).await?;
    let kind = ContentType::CSV.with_params(("charset", "utf-8"));
    Ok(Download::new(kind, sheet::csv(&figures)?, &format!("comments-{}.csv", figures.year)))
}

#[get("/comment-figures?<year>")]
async fn public(
    context: &State<Context>,
    year: Option<&str>,
    asked: &Origin<'_>,
) -> Result<PublicPage> {
    public_page(asked, async {
        if !context.site.get().public_figures {
            return Err(AppError::NotFound);
        }
        if !asked.path().as_str().ends_with('/') {
            return Ok(Reply::moved(paths::PUBLIC).into());
        }
        let page = Reply::page(&reading::public_page(context, year).await?)?;
        // The year that is shown without being asked for ends on some day.
        let tomorrow = london::next_day(context.clock.now());
        Ok(NewPage::from(page).tagged([SITE, COMMENTS]).until(Some(tomorrow)))
    })
    .await
}

/// How the promise is kept.
#[get("/desk/moderation/promise")]
async fn kept(context: &State<Context>, moderator: Moderator) -> Result<Reply> {
    Reply::page(&promise_page(context, &moderator).await?)
}
