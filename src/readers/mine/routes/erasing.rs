//! Erasing one's comments, after a page that says what it means.

use super::mine::{back, shut};
use crate::{
    base::{context::Context, error::Result, ids::CommentId},
    moderation::records::{self, Asker},
    readers::mine::{
        pages::{self, Done},
        reading::{self, Behind},
    },
    web::{EmptyForm, PublicForm, Reply},
};
use rocket::{Route, State, get, post, routes};

pub(super) fn routes() -> Vec<Route> {
    routes![erase_one_page, erase_one, erase_all_page, erase_all]
}

#[get("/comments/mine/<token>/<id>/erasure")]
async fn erase_one_page(context: &State<Context>, token: &str, id: CommentId) -> Result<Reply> {
    match reading::own(context, token, id).await? {
        Behind::Open(comment) => {
            Reply::page(&pages::erase_one(&context.site.get(), token, comment))
        }
        Behind::Shut(why) => shut(context, token, &why),
    }
}

#[post("/comments/mine/<token>/<id>/erasure", data = "<_form>")]
async fn erase_one(
    context: &State<Context>,
    token: &str,
    id: CommentId,
    _form: PublicForm<EmptyForm>,
) -> Result<Reply> {
    let comment = match reading::own(context, token, id).await? {
        Behind::Open(comment) => comment,
        Behind::Shut(why) => return shut(context, token, &why),
    };
    let erased = records::erase_one(context, Asker::Writer, comment.id).await?;
    Ok(back(token, if erased.later == 0 { Done::Erased } else { Done::Kept }))
}

#[get("/comments/mine/<token>/erasure")]
async fn erase_all_page(context: &State<Context>, token: &str) -> Result<Reply> {
    match reading::opened(context, token).await? {
        Behind::Open(link) => Reply::page(&reading::erase_all_page(context, &link, token).await?),
        Behind::Shut(why) => shut(context, token, &why),
    }
}

#[post("/comments/mine/<token>/erasure", data = "<_form>")]
async fn erase_all(
    context: &State<Context>,
    token: &str,
    _form: PublicForm<EmptyForm>,
) -> Result<Reply> {
    let link = match reading::opened(context, token).await? {
        Behind::Open(link) => link,
        Behind::Shut(why) => return shut(context, token, &why),
    };
    let erased = records::erase_all(context, Asker::Writer, &link.address).await?;
    Reply::page(&pages::erased(&context.site.get(), erased.later))
}
