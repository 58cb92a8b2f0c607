//! What the page behind a link shows, and which mail a moderator gets.

use super::{
    actions,
    forms::MailForm,
    jobs::MOST,
    pages::{
        ByMailPage, CHANGED, Done, ENDED, READY, WishPage, can_undo_until, decided_by, ended_at,
        heading_of_used, hours, is_now,
    },
    paths::{self, WISH},
    values::{OpenedLink, Standing},
};
use crate::{
    base::{clock::london, context::Context, error::Result},
    blog::posts,
    conversation::comments::{self, CommentStatus},
    moderation::{decisions, place, queue::cards},
    team::{
        accounts::{self, Moderator},
        site::{DeskLayout, Layout, Notice},
    },
    web::FormErrors,
};

/// The page behind a link.
pub async fn link_page(context: &Context, token: &str, opened: OpenedLink) -> Result<ByMailPage> {
    let act = opened.link.act;
    let ready = opened.standing == Standing::Ready;
    let (heading, paragraphs) = match opened.standing {
        Standing::Ready => (format!("{}?", act.button()), vec![READY.to_owned()]),
        Standing::Used => {
            (heading_of_used(act, &opened.comment.name), happened(context, &opened).await?)
        }
        Standing::Overtaken => (CHANGED.to_owned(), happened(context, &opened).await?),
        Standing::Ended => (ENDED.to_owned(), vec![ended_at(opened.link.ends)]),
    };
    // Whoever has the link has it for one decision: after it, words are read signed in.
    let comment = std::slice::from_ref(&opened.comment);
    let card = match ready {
        true => cards(context, &opened.moderator, comment).await?.pop(),
        false => None,
    };
    let post = posts::reference(context.database.read(), opened.comment.post).await?;
    let shown = opened.comment.status == CommentStatus::Published && post.published;
    Ok(ByMailPage {
        layout: Layout::private(&context.site.get(), &heading),
        heading,
        paragraphs,
        person: opened.moderator.name().to_owned(),
        card,
        button: ready.then(|| (paths::link(token), act.button())),
        public: shown.then(|| comments::paths::permalink(&post.address, opened.comment.id)),
        desk: place::paths::comment(opened.comment.id),
    })
}

/// What became of the comment, in sentences: who decided what and when, or that its writer changed it.
async fn happened(context: &Context, opened: &OpenedLink) -> Result<Vec<String>> {
    let OpenedLink { link, comment, moderator, .. } = opened;
    let decision = decisions::last_decision(context.database.read(), comment.id).await?;
    let Some(decision) = decision.filter(|decision| decision.after == comment.status) else {
        return Ok(vec![is_now(comment.status)]);
    };
    let who = match decision.person {
        Some(id) if id == moderator.id() => "You".to_owned(),
        Some(id) => accounts::person(context, id).await?.name,
        None => "Someone".to_owned(),
    };
    let mut told = vec![decided_by(&who, &decision)];
    let until = decision.at + context.settings.undo;
    let own = decision.person == Some(moderator.id()) && link.used.is_some();
    if own && until > context.clock.now() {
        told.push(can_undo_until(until));
    }
    Ok(told)
}

/// Which mail a moderator gets, with what was typed in its place.
pub async fn wish_page(
    context: &Context,
    moderator: &Moderator,
    form: Option<MailForm>,
    errors: FormErrors,
    done: Option<Done>,
) -> Result<WishPage> {
    let wish = actions::wish(context, moderator.id()).await?;
    let form = form.unwrap_or_else(|| MailForm::of(&wish));
    Ok(WishPage {
        layout: DeskLayout::new(&context.site.get(), moderator, "Emails about comments", "account")
            .in_section(WISH)
            .with_errors(&errors)
            .telling(done.map(|done| Notice::saying(done.told()))),
        errors,
        email: moderator.person().email.clone(),
        most: MOST,
        refused: wish.refused.map_or_else(String::new, london::day_and_time),
        hours: hours(&form),
        form,
    })
}
