//! What the pages of the commenting calendar show.

use super::{
    Pause, actions,
    forms::PauseForm,
    pages::{CalendarPage, Done, PAUSE_IS_OVER, PausePage, PauseView, begun, closing_by_age},
    paths,
};
use crate::{
    base::{
        context::Context,
        error::{AppError, Result},
        ids::PauseId,
    },
    team::{
        accounts::{Administrator, Capability, Member, Moderator},
        site::{DeskLayout, JustDone},
    },
    web::FormErrors,
};

fn layout(context: &Context, member: &Member, heading: &str) -> DeskLayout {
    DeskLayout::new(&context.site.get(), member, heading, "settings").within_tool()
}

/// Every pause, and what was just done.
pub async fn calendar_page(
    context: &Context,
    moderator: &Moderator,
    done: Option<Done>,
) -> Result<CalendarPage> {
    let now = context.clock.now();
    let views = |pauses: Vec<Pause>| {
        pauses.into_iter().map(|pause| PauseView::new(pause, now)).collect::<Vec<_>>()
    };
    Ok(CalendarPage {
        layout: layout(context, moderator, "Pauses").tool().telling(done.map(Done::notice)),
        may_change: moderator.can(Capability::ManageSite),
        by_age: closing_by_age(context.site.get().comments_close_after),
        standing: views(actions::standing(context).await?),
        over: views(actions::over(context).await?),
    })
}

/// The form for a pause: a new one, or one that stands.
pub fn pause_page(
    context: &Context,
    administrator: &Administrator,
    pause: Option<&Pause>,
    errors: FormErrors,
    form: PauseForm,
) -> PausePage {
    let heading = if pause.is_some() { "Change the pause" } else { "Pause comments" };
    PausePage {
        layout: layout(context, administrator, heading).with_errors(&errors),
        errors,
        heading,
        action: pause.map_or_else(|| paths::CALENDAR.to_owned(), |pause| paths::pause(pause.id)),
        begun: pause.map_or_else(String::new, |pause| begun(pause, context.clock.now())),
        form,
    }
}

/// The pause, if it is still to come or to end.
pub async fn standing(context: &Context, id: PauseId) -> Result<Pause> {
    let pause = actions::find(context, id).await?.ok_or(AppError::NotFound)?;
    if pause.is_to_come(context.clock.now()) {
        Ok(pause)
    } else {
        Err(AppError::Conflict(PAUSE_IS_OVER.to_owned()))
    }
}
