//! The page on which an editor chooses what the front page shows under "You asked, we answered".

use super::asked::shown;
use crate::{
    base::{context::Context, error::Result, ids::CommentId},
    blog::posts::{
        pages::{FrontAnswer, FrontAnswerPage, FrontDone},
        paths,
    },
    conversation::comments,
    team::{
        accounts::Editor,
        site::{DeskLayout, JustDone},
    },
    web::FormErrors,
};

/// So many answers can be chosen from.
const OFFERED: u64 = 20;

/// The newest answers that can be shown, and the one that was chosen.
///
/// # Errors
/// The database's.
pub async fn front_answer_page(
    context: &Context,
    editor: &Editor,
    done: Option<FrontDone>,
    errors: FormErrors,
) -> Result<FrontAnswerPage> {
    let answers = offered(context).await?;
    let site = context.site.get();
    let chosen = site.front_answer;
    let answers: Vec<FrontAnswer> = answers
        .into_iter()
        .map(|asked| FrontAnswer { chosen: chosen == Some(asked.id), asked })
        .collect();
    Ok(FrontAnswerPage {
        layout: DeskLayout::new(&site, editor, "Answer on the front page", "posts")
            .in_section(paths::FRONT_ANSWER)
            .with_errors(&errors)
            .telling(done.map(FrontDone::notice)),
        errors,
        newest: !answers.iter().any(|answer| answer.chosen),
        answers,
    })
}

/// Whether an editor may choose this answer.
///
/// # Errors
/// The database's.
pub async fn is_offered(context: &Context, id: CommentId) -> Result<bool> {
    let found = comments::by_ids(context.database.read(), &[id]).await?;
    Ok(!shown(context.database.read(), found).await?.is_empty())
}

async fn offered(context: &Context) -> Result<Vec<super::Asked>> {
    let database = context.database.read();
    let mut answers = comments::latest_answers(database, OFFERED).await?;
    // One that was chosen long ago is no longer among the newest.
    if let Some(id) = context.site.get().front_answer
        && answers.iter().all(|answer| answer.id != id)
    {
        answers.extend(comments::by_ids(database, &[id]).await?);
    }
    shown(database, answers).await
}
