//! No door calls it a fault of the program that the database is away.

use super::{doors, examples::Examples};
use crate::world::Answer;
use fair_comment::team::accounts::Role;
use rocket::http::Method;

const EVERY_ROLE: [Role; 4] = [Role::Administrator, Role::Editor, Role::Author, Role::Moderator];

fn is_no_fault(answer: &Answer) {
    assert_ne!(answer.status, 500, "{answer:?}");
    if answer.status == 503 && answer.header("Content-Type").is_some_and(|it| it.contains("html")) {
        assert!(answer.header("Retry-After").is_some(), "{answer:?}");
        answer.assert_has("not available");
    }
}

both! {
    async fn no_door_answers_500_while_the_database_is_away(world: &World) {
        world.leave_mail();
        let examples = Examples::make(world).await;
        let other = world.beside(&[]).await;
        let ada = other.person("Ada Able", &EVERY_ROLE).await;
        let mut asked = Vec::new();
        for door in doors() {
            let path = examples.path(&door, &ada).await;
            asked.push((door.method, path));
        }
        other.context.database.clone().close().await.expect("closed");
        let mut away = 0;
        for (method, path) in asked {
            for browser in [&other.reader(), &*ada] {
                let answer = match method {
                    Method::Get => browser.get(&path).await,
                    _ => browser.post(&path, &[("body", "Words"), ("name", "Cat")]).await,
                };
                is_no_fault(&answer);
                away += u64::from(answer.status == 503);
            }
        }
        assert!(away > 100, "only {away} doors asked the database");
        world.work().await;
    }
}
