//! The links of the menu and the foot, on a page of the settings.

use crate::{
    base::{context::Context, error::Result},
    team::{
        accounts::{Administrator, SessionForm},
        site::{
            JustDone, actions,
            forms::LinksForm,
            pages::settings::{LINKS_SAVED_MEANWHILE, LinksDone},
            paths, reading,
        },
    },
    web::{FormErrors, Reply},
};
use rocket::{Route, State, get, http::Status, post, routes};

pub(super) fn routes() -> Vec<Route> {
    routes![links, change]
}

#[get("/desk/settings/links?<done>")]
fn links(
    context: &State<Context>,
    administrator: Administrator,
    done: Option<&str>,
) -> Result<Reply> {
    Reply::page(&reading::links(context, &administrator, LinksDone::read(done)))
}

#[post("/desk/settings/links", data = "<form>")]
async fn change(
    context: &State<Context>,
    administrator: Administrator,
    form: SessionForm<LinksForm>,
) -> Result<Reply> {
    let SessionForm(mut form) = form;
    let (menu, foot) = match form.check() {
        Ok(checked) => checked,
        Err(errors) => {
            return Reply::refused(&reading::links_as_typed(
                context,
                &administrator,
                errors,
                &form,
            ));
        }
    };
    if actions::change_links(context, &administrator, form.version, &menu, &foot).await? {
        return Ok(Reply::to(LinksDone::Saved.at(paths::LINKS)));
    }
    actions::reload(context).await?;
    form.version = context.site.get().version;
    let errors = FormErrors::one("menu", LINKS_SAVED_MEANWHILE);
    let page = reading::links_as_typed(context, &administrator, errors, &form);
    Reply::page_with(Status::Conflict, &page)
}
