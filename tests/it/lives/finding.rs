//! What a step needs that only the blog knows: links from mail, and where a pause is.

use super::{Verb, doing::Life, model::Link};
use crate::world::{BASE_URL, ask};
use fair_comment::base::mail::Part;

impl Life<'_> {
    /// The links that decide, from the mail that has come to moderators.
    pub async fn read_mail(&mut self) {
        for mail in self.world.mail() {
            let Some((who, ..)) = self.people.iter().find(|(_, person, _)| person.email == mail.to)
            else {
                continue;
            };
            let who = *who;
            for part in &mail.letter.parts {
                let Part::Link(address) = part else { continue };
                let Some(path) = address.strip_prefix(BASE_URL) else { continue };
                if !path.starts_with("/desk/by-mail/") {
                    continue;
                }
                let page = self.world.reader().get(path).await;
                page.assert_ok();
                let publishes = page.select("main button").concat().starts_with("Publish");
                let verb = if publishes { Verb::Publication } else { Verb::Spam };
                let hrefs = page.attributes("main a", "href");
                let id = hrefs.iter().find_map(|href| {
                    href.strip_prefix("/desk/moderation/comments/")?.parse::<i64>().ok()
                });
                let id = id.expect("the way to the comment");
                let known = self.model.comments.iter().position(|comment| comment.id == id);
                let place = known.expect("a comment that is known");
                let version = self.model.comments[place].version;
                let path = path.to_owned();
                self.model.links.push(Link { path, who, verb, place, version, used: false });
            }
        }
    }

    pub async fn pause(&mut self) -> String {
        let select = "SELECT id FROM pauses ORDER BY id DESC LIMIT 1";
        let rows = ask(self.world.context.database.read(), select).await;
        format!("/desk/calendar/{}/", rows[0]["id"])
    }
}
