//! Programs that follow every address in every mail, as scanners and mail programs do.

use super::{addresses, gathered};
use chrono::TimeDelta;
use fair_comment::team::accounts::Role;
use rocket::http::Method;
use std::collections::BTreeSet;

both! {
    async fn whoever_follows_every_address_in_every_mail_changes_nothing(world: &World) {
        let post = world.published("Why we print it").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        world.add("Mo Moderator", &[Role::Moderator]).await;
        let fields = |body| {
            [("name", "Cat"), ("body", body), ("email", "cat@example.com"), ("notify", "true")]
        };
        let first = world.reader().sends(&post, &fields("The first of three")).await;
        world.reader().sends(&post, &fields("The second of three")).await;
        world.reader().comments(&post, "Dee", "The third of three").await;
        let mut mail = gathered(world).await;
        ana.publishes(&first).await;
        world.pass(TimeDelta::minutes(11));
        world.work().await;
        mail.extend(world.mail());
        assert!(mail.iter().any(|one| one.to == "ana.field@example.test"));
        assert!(mail.iter().any(|one| one.to == "cat@example.com"));
        let all: BTreeSet<String> = mail.iter().flat_map(addresses).collect();
        assert!(all.iter().filter(|path| path.starts_with("/desk/by-mail/")).count() >= 12, "{all:#?}");
        let before = world.everything().await;
        for _ in 0..2 {
            for path in &all {
                for (method, header) in [
                    (Method::Get, ("User-Agent", "scanner")),
                    (Method::Head, ("User-Agent", "scanner")),
                    (Method::Get, ("Purpose", "prefetch")),
                    (Method::Get, ("Sec-Purpose", "prefetch;prerender")),
                    (Method::Get, ("X-Moz", "prefetch")),
                    (Method::Options, ("User-Agent", "scanner")),
                ] {
                    let scanner = world.reader();
                    let asking = scanner.ask(method, path).header(header.0, header.1);
                    let answer = asking.send().await;
                    assert!(answer.headers("Set-Cookie").next().is_none(), "{path}");
                }
            }
        }
        assert_eq!(world.everything().await, before);
        world.work().await;
        assert!(world.mail().is_empty(), "nothing was set off");
    }
}
