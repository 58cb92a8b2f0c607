//! What a reader asked last and the team answered, for the front page.

use crate::{
    base::{context::Context, error::Result, ids::CommentId},
    blog::posts::{reading::address, store},
    conversation::comments::{self, CommentStatus, paths},
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

/// The newest answer of the team to a reader, on a post that is published.
pub async fn asked(context: &Context) -> Result<Option<Asked>> {
    let database = context.database.read();
    let answers = comments::latest_answers(database, LOOKED_AT).await?;
    let parents: Vec<CommentId> = answers.iter().filter_map(|answer| answer.parent).collect();
    if parents.is_empty() {
        return Ok(None);
    }
    let mut asked = comments::by_ids(database, &parents).await?;
    asked.retain(|one| one.status == CommentStatus::Published && one.person.is_none());
    let on: Vec<_> = asked.iter().map(|one| one.post).collect();
    let posts = store::listed_among(database, &on).await?;
    for answer in answers {
        let question = asked.iter().find(|one| answer.parent == Some(one.id));
        let post = posts.iter().find(|post| post.id == answer.post);
        if let (Some(question), Some(post)) = (question, post) {
            let address = address(post.dated.as_deref(), &post.slug)?;
            return Ok(Some(Asked {
                question: question.html.excerpt(QUESTION),
                reader: question.name.clone(),
                answer: answer.html.excerpt(ANSWER),
                by: answer.name,
                title: post.title.clone(),
                href: paths::permalink(&address, question.id),
            }));
        }
    }
    Ok(None)
}
