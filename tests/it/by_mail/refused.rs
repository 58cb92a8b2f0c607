//! A mail server that does not take mail: what it puts off is tried again, what it refuses for good is
//! told on the desk, and one person's trouble is nobody else's.

use super::smtp::Server;
use crate::world::ask;
use chrono::TimeDelta;
use fair_comment::team::accounts::Role;

both! {
    async fn one_refused_address_keeps_the_mail_from_nobody_else(world: &World) {
        let server = Server::default();
        let url = format!("smtp://{}?tls=none", server.start().await);
        let blog = world.beside(&[("MAIL_URL", url.as_str())]).await;
        let post = world.published("Why we print it").await;
        let mo = blog.person("Mo Moderator", &[Role::Moderator]).await;
        let ada = blog.person("Ada Admin", &[Role::Administrator]).await;
        blog.add("Ben Marsh", &[Role::Moderator]).await;
        server.answer("mo.moderator@example.test", "550 no such person");
        server.answer("ben.marsh@example.test", "451 later");
        world.reader().comments(&post, "Cat", "Who hears of this?").await;
        world.pass(TimeDelta::minutes(6));
        blog.work().await;
        assert_eq!(server.taken("ada.admin@example.test").len(), 1);
        assert_eq!((server.asked("mo.moderator@example.test"), server.asked("ben.marsh@example.test")), (1, 1));
        // Refused for good: not tried again, and both of them are told.
        mo.get("/desk/").await.assert_has("Emails to you are bouncing");
        mo.get("/desk/account/mail").await.assert_has("An email to mo.moderator@example.test bounced at 10:06am on 9 March 2026");
        ada.get("/desk/").await.assert_has("person whose emails are bouncing").assert_has("Mo Moderator");
        // Put off: tried again, as the same mail.
        server.answer("ben.marsh@example.test", "");
        world.pass(TimeDelta::minutes(2));
        blog.work().await;
        assert_eq!(server.asked("mo.moderator@example.test"), 1);
        assert_eq!(server.taken("ben.marsh@example.test").len(), 1);
        assert_eq!(server.taken("ada.admin@example.test").len(), 1, "told once");
        let failed = ask(world.context.database.read(), "SELECT id FROM jobs WHERE state = 'failed'").await;
        assert!(failed.is_empty());
        // Whoever has looked is tried again, and the notice goes once mail reaches them.
        mo.post("/desk/account/mail", &[("mail", "at_once")]).await.assert_status(303);
        assert!(!mo.get("/desk/").await.has("Emails to you are bouncing"));
        server.answer("mo.moderator@example.test", "");
        world.reader().comments(&post, "Dee", "And of this?").await;
        world.pass(TimeDelta::minutes(6));
        blog.work().await;
        let taken = server.taken("mo.moderator@example.test");
        assert_eq!(taken.len(), 1);
        assert!(taken[0].starts_with("<waiting-"), "{taken:?}");
        assert!(!ada.get("/desk/").await.has("are bouncing"));
    }
}
