//! The one-time address of the first administrator.

use crate::world::PASSWORD;
use fair_comment::team::accounts::{Role, SetUp};

const GOOD: [(&str, &str); 3] =
    [("name", "Ada Admin"), ("email", "ada@example.test"), ("password", PASSWORD)];

both! {
    async fn the_first_administrator_comes_in_once(world: &World) {
        let token = SetUp::begin(&world.context).await.expect("asked").expect("an address");
        let address = format!("/desk/set-up/{token}");
        let ada = world.reader();
        let page = ada.get(&address).await;
        page.assert_ok().assert_has("Create the first account");
        // There is no blog to look round in yet.
        assert!(page.select(".fc-nav, .fc-foot").is_empty(), "{page:?}");
        ada.post(&address, &GOOD).await.assert_redirect("/desk/");
        ada.get("/desk/people/").await.assert_ok().assert_has("ada@example.test");
        // Pressed twice: the browser shows what the second press is answered.
        let twice = world.reader();
        twice.post(&address, &GOOD).await.assert_redirect("/desk/");
        twice.get("/desk/people/").await.assert_ok();
        let before = world.everything().await["people"].clone();
        let late = world.reader();
        late.get(&address).await.assert_status(404);
        let again = [("name", "Eve"), ("email", "eve@example.test"), ("password", PASSWORD)];
        late.post(&address, &again).await.assert_status(404);
        assert_eq!(before, world.everything().await["people"]);
        assert!(SetUp::begin(&world.context).await.expect("asked").is_none());
    }

    async fn a_wrong_token_opens_nothing(world: &World) {
        let token = SetUp::begin(&world.context).await.expect("asked").expect("an address");
        let reader = world.reader();
        for wrong in ["x", &token[1..], &token.to_uppercase(), &format!("{token}x")] {
            reader.get(&format!("/desk/set-up/{wrong}")).await.assert_status(404);
            reader.post(&format!("/desk/set-up/{wrong}"), &GOOD).await.assert_status(404);
        }
        assert!(world.everything().await["people"].is_empty());
    }

    async fn mistakes_keep_the_address_open(world: &World) {
        let token = SetUp::begin(&world.context).await.expect("asked").expect("an address");
        let address = format!("/desk/set-up/{token}");
        let ada = world.reader();
        let page = ada.post(&address, &[("name", "Ada"), ("email", "x"), ("password", "x")]).await;
        page.assert_refused(&[
            "Enter an email address in the correct format, like name@example.com",
            "Password must be 12 characters or more",
        ]);
        assert_eq!(page.attributes("#name", "value"), ["Ada"]);
        ada.post(&address, &GOOD).await.assert_redirect("/desk/");
    }

    async fn an_address_that_is_taken_keeps_the_door_open(world: &World) {
        let token = SetUp::begin(&world.context).await.expect("asked").expect("an address");
        let (_, email) = world.add("Mo Moderator", &[Role::Moderator]).await;
        let address = format!("/desk/set-up/{token}");
        let ada = world.reader();
        let taken = [GOOD[0], ("email", email.as_str()), GOOD[2]];
        ada.post(&address, &taken).await.assert_status(409).assert_has("already has an account");
        ada.post(&address, &GOOD).await.assert_redirect("/desk/");
    }

    async fn it_shuts_when_an_administrator_comes_in_another_way(world: &World) {
        let token = SetUp::begin(&world.context).await.expect("asked").expect("an address");
        world.add("Mo Moderator", &[Role::Moderator]).await;
        let address = format!("/desk/set-up/{token}");
        world.reader().get(&address).await.assert_ok();
        world.add("Ada Admin", &[Role::Administrator]).await;
        world.reader().get(&address).await.assert_status(404);
        world.reader().post(&address, &GOOD).await.assert_status(404);
    }

    async fn two_who_send_it_at_once_do_not_both_come_in(world: &World) {
        let token = SetUp::begin(&world.context).await.expect("asked").expect("an address");
        let address = format!("/desk/set-up/{token}");
        let (ada, eve) = (world.reader(), world.reader());
        let other = [("name", "Eve"), ("email", "eve@example.test"), ("password", PASSWORD)];
        let answers = rocket::futures::future::join(
            ada.post(&address, &GOOD),
            eve.post(&address, &other),
        )
        .await;
        let mut statuses = [answers.0.status, answers.1.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 404]);
        assert_eq!(world.everything().await["people"].len(), 1);
    }
}
