//! What a reader asked and the team answered: what an editor chose for the front page, or the newest.

use crate::{
    base::{context::Context, database::Connection, error::Result, ids::CommentId},
    blog::posts::{reading::address, store},
    conversation::comments::{self, Comment, CommentStatus, paths},
};

/// So many answers are looked at for one that can be shown.
const LOOKED_AT: u64 = 5;
/// So much of what was asked is shown.
const QUESTION: usize = 180;
/// So much of what was answered is shown.
const ANSWER: usize = 220;

/// What a reader asked, and the answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The answer.
    pub id: CommentId,
    /// The beginning of what the reader said.
    pub question: String,
    /// Who that is.
    pub reader: String,
    /// The beginning of the answer.
    pub answer: String,
    /// Who of the team gave it.
    pub by: String,
    /// The title of the post.
    pub title: String,
    /// Where it stands.
    pub href: String,
}

/// The answer that an editor chose, or else the newest of the team to a reader, on a post that is published.
pub async fn asked(context: &Context) -> Result<Option<Asked>> {
    let database = context.database.read();
    if let Some(id) = context.site.get().front_answer {
        let chosen = shown(database, comments::by_ids(database, &[id]).await?).await?;
        if let Some(chosen) = chosen.into_iter().next() {
            return Ok(Some(chosen));
        }
    }
    let newest = comments::latest_answers(database, LOOKED_AT).await?;
    Ok(shown(database, newest).await?.into_iter().next())
}

/// Those of these answers that the front page can show: published, to a reader, on a post that is published.
pub(super) async fn shown(database: &Connection, answers: Vec<Comment>) -> Result<Vec<Asked>> {
    let parents: Vec<CommentId> = answers.iter().filter_map(|answer| answer.parent).collect();
    if parents.is_empty() {
        return Ok(Vec::new());
    }
    let mut asked = comments::by_ids(database, &parents).await?;
    asked.retain(|one| one.status == CommentStatus::Published && one.person.is_none());
    let on: Vec<_> = asked.iter().map(|one| one.post).collect();
    let posts = store::listed_among(database, &on).await?;
    let mut shown = Vec::new();
    for answer in answers {
        if answer.status != CommentStatus::Published || answer.person.is_none() {
            continue;
        }
        let question = asked.iter().find(|one| answer.parent == Some(one.id));
        let post = posts.iter().find(|post| post.id == answer.post);
        if let (Some(question), Some(post)) = (question, post) {
            let address = address(post.dated.as_deref(), &post.slug)?;
            shown.push(Asked {
                id: answer.id,
                question: question.html.excerpt(QUESTION),
                reader: question.name.clone(),
                answer: answer.html.excerpt(ANSWER),
                by: answer.name,
                title: post.title.clone(),
                href: paths::permalink(&address, question.id),
            });
        }
    }
    Ok(shown)
}
