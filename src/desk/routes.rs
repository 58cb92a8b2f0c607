//! The address of the front of the desk.

use super::pages::{HomePage, Need};
use crate::{
    accounts::{Capability, Member},
    clock::london,
    comments,
    context::Context,
    error::Result,
    jobs,
    site::DeskLayout,
    web::Page,
};
use rocket::{Route, State, get, routes};

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    routes![home]
}

#[get("/desk")]
async fn home(context: &State<Context>, member: Member) -> Result<Page> {
    let database = context.database.read();
    let now = context.clock.now();
    let mut needs = Vec::new();
    let mut layout = DeskLayout::new(&context.site.get(), &member, "What needs you", "desk");
    if member.can(Capability::ModerateComments) {
        let tally = comments::tally(database).await?;
        layout = layout.counting("/desk/moderation/", tally.waiting);
        if let Some(due) = tally.first_due {
            needs.push(Need {
                number: tally.waiting,
                title: plural(tally.waiting, "comment is waiting", "comments are waiting"),
                href: "/desk/moderation/".to_owned(),
                detail: format!(
                    "The first {} due {}",
                    if due < now { "was" } else { "is" },
                    london::near(due, now)
                ),
            });
        }
    }
    if member.can(Capability::ManageSite) {
        let failed = jobs::failed(database).await?;
        if failed > 0 {
            needs.push(Need {
                number: failed,
                title: plural(failed, "mail could not be sent", "mails could not be sent"),
                href: "/desk/settings".to_owned(),
                detail: "Ask the operator of this blog to look at the mail settings and the log"
                    .to_owned(),
            });
        }
    }
    Page::of(&HomePage { can_write: member.can(Capability::WritePosts), layout, needs })
}

fn plural(count: u64, one: &str, more: &str) -> String {
    if count == 1 { one.to_owned() } else { more.to_owned() }
}
