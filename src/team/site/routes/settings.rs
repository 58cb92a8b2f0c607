//! Addresses of the settings page and of the blog's own colours.

use crate::{
    base::{context::Context, error::Result},
    team::{
        accounts::{Administrator, SessionForm},
        site::{
            JustDone, SITE, actions,
            forms::SiteForm,
            pages::settings::{Done, SAVED_MEANWHILE},
            paths, reading,
        },
    },
    web::{FormErrors, NewPage, PublicPage, Reply, TextFile, public_page},
};
use rocket::{
    Route, State, get,
    http::{ContentType, Status, uri::Origin},
    post, routes,
};

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    routes![theme, settings, change]
}

#[get("/theme.css")]
async fn theme(context: &State<Context>, asked: &Origin<'_>) -> Result<PublicPage> {
    public_page(asked, async {
        let site = context.site.get();
        let (accent, on_dark) = (site.accent.as_str(), site.accent.on_dark());
        let text = format!(
            ":root {{ --accent: {accent}; --band: {accent}; }}\n\
             @media screen and (prefers-color-scheme: dark) {{ :root {{ --accent: {on_dark}; }} }}\n"
        );
        Ok(NewPage::from(TextFile { kind: ContentType::CSS, text }).tagged([SITE]))
    })
    .await
}

#[get("/desk/settings?<done>")]
fn settings(
    context: &State<Context>,
    administrator: Administrator,
    done: Option<&str>,
) -> Result<Reply> {
    Reply::page(&reading::settings(context, &administrator, done.map(|_| Done::Saved)))
}

#[post("/desk/settings", data = "<form>")]
async fn change(
    context: &State<Context>,
    administrator: Administrator,
    form: SessionForm<SiteForm>,
) -> Result<Reply> {
    let SessionForm(mut form) = form;
    let changed = match form.check() {
        Ok(changed) => changed,
        Err(errors) => {
            let page = reading::settings_as_typed(context, &administrator, errors, form);
            return Reply::refused(&page);
        }
    };
    if actions::change(context, &administrator, &changed).await? {
        return Ok(Reply::to(Done::Saved.at(paths::SETTINGS)));
    }
    actions::reload(context).await?;
    form.version = context.site.get().version;
    let errors = FormErrors::one("name", SAVED_MEANWHILE);
    let page = reading::settings_as_typed(context, &administrator, errors, form);
    Reply::page_with(Status::Conflict, &page)
}
