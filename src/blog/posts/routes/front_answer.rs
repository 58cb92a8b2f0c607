//! The answer on the front page, chosen by an editor.

use crate::{
    base::{context::Context, error::Result, ids::CommentId},
    blog::posts::{
        pages::FrontDone,
        paths,
        reading::{front_answer_page, is_offered},
    },
    team::{
        accounts::{Editor, SessionForm},
        site::{self, JustDone},
    },
    web::{FormErrors, Reply},
};
use rocket::{Route, State, get, post, routes};
use serde::Deserialize;

pub fn routes() -> Vec<Route> {
    routes![ask, choose]
}

/// The choice as sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct AnswerForm {
    /// `newest`, or the key of an answer.
    answer: String,
}

#[get("/desk/posts/front?<done>")]
async fn ask(context: &State<Context>, editor: Editor, done: Option<&str>) -> Result<Reply> {
    let done = FrontDone::read(done);
    Reply::page(&front_answer_page(context, &editor, done, FormErrors::default()).await?)
}

#[post("/desk/posts/front", data = "<form>")]
async fn choose(
    context: &State<Context>,
    editor: Editor,
    form: SessionForm<AnswerForm>,
) -> Result<Reply> {
    let SessionForm(AnswerForm { answer }) = form;
    let chosen = answer.parse().ok().map(CommentId);
    let known = match chosen {
        Some(id) => is_offered(context, id).await?,
        None => answer == "newest",
    };
    if !known {
        let words = if answer.is_empty() {
            "Select an answer"
        } else {
            "That answer is no longer published. Select another one"
        };
        let errors = FormErrors::one("answer", words);
        return Reply::refused(&front_answer_page(context, &editor, None, errors).await?);
    }
    site::choose_front_answer(context, &editor, chosen).await?;
    Ok(Reply::to(FrontDone::Saved.at(paths::FRONT_ANSWER)))
}
