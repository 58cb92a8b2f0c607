//! Only so many tries: the guesser waits, the owner on another network does not.

use crate::world::{PASSWORD, heard};
use chrono::TimeDelta;
use fair_comment::team::accounts::Role;
use rocket::http::Method;

both! {
    async fn ten_failures_at_an_account_make_that_network_wait(world: &World) {
        let (_, email) = world.add("Ana Field", &[Role::Moderator]).await;
        let guesser = world.reader().from("203.0.113.9");
        for _ in 0..10 {
            guesser.signs_in(&email, "a guess").await.assert_status(422);
        }
        // Not even the right password, and no hash is spent on it.
        let (answer, log) = heard(guesser.signs_in(&email, PASSWORD)).await;
        answer.assert_status(429).assert_has("Wait 60 minutes");
        assert_eq!(answer.header("Retry-After"), Some("3600"));
        assert!(!log.iter().any(|line| line.contains("a password is hashed")), "{log:?}");
        // In other letters it is the same account; elsewhere it is another network.
        guesser.signs_in(&email.to_uppercase(), "a guess").await.assert_status(429);
        guesser.signs_in("somebody@example.test", "a guess").await.assert_status(422);
        let owner = world.reader().from("203.0.113.10");
        owner.signs_in(&email, PASSWORD).await.assert_redirect("/desk/");
        world.pass(TimeDelta::minutes(61));
        guesser.signs_in(&email, PASSWORD).await.assert_redirect("/desk/");
    }

    async fn an_unknown_account_is_throttled_like_a_known_one(world: &World) {
        let guesser = world.reader();
        for _ in 0..10 {
            guesser.signs_in("nobody@example.test", "a guess").await.assert_status(422);
        }
        guesser.signs_in("nobody@example.test", "a guess").await.assert_status(429);
    }

    async fn the_right_password_forgets_the_failures_before_it(world: &World) {
        let (_, email) = world.add("Ana Field", &[Role::Moderator]).await;
        let ana = world.reader();
        for _ in 0..2 {
            for _ in 0..9 {
                ana.signs_in(&email, "a slip").await.assert_status(422);
            }
            ana.signs_in(&email, PASSWORD).await.assert_redirect("/desk/");
        }
    }

    async fn a_forged_address_changes_nothing(world: &World) {
        let (_, email) = world.add("Ana Field", &[Role::Moderator]).await;
        for number in 0..10 {
            let forged = format!("192.0.2.{number}");
            let guesser = world
                .reader()
                .from("203.0.113.9")
                .always("X-Forwarded-For", &forged)
                .always("X-Real-IP", &forged)
                .always("Forwarded", &format!("for={forged}"))
                .always("True-Client-IP", &forged);
            guesser.signs_in(&email, "a guess").await.assert_status(422);
        }
        let again = world.reader().from("203.0.113.9").always("X-Forwarded-For", "192.0.2.99");
        again.signs_in(&email, PASSWORD).await.assert_status(429);
        // Nor can a forger make somebody else wait.
        let owner = world.reader().from("192.0.2.1");
        owner.signs_in(&email, PASSWORD).await.assert_redirect("/desk/");
    }

    async fn a_listed_proxy_is_believed_about_its_last_hop(world: &World) {
        let (_, email) = world.add("Ana Field", &[Role::Moderator]).await;
        let blog = world.beside(&[("TRUSTED_PROXIES", "10.0.0.0/8")]).await;
        let through = |hops: &str| blog.reader().from("10.0.0.1").always("X-Forwarded-For", hops);
        for number in 0..10 {
            // What comes before the last hop is the guesser's own word.
            let guesser = through(&format!("192.0.2.{number}, 203.0.113.9"));
            guesser.signs_in(&email, "a guess").await.assert_status(422);
        }
        through("203.0.113.9").signs_in(&email, PASSWORD).await.assert_status(429);
        through("203.0.113.10").signs_in(&email, PASSWORD).await.assert_redirect("/desk/");
    }

    async fn an_ipv6_network_is_counted_as_one(world: &World) {
        let (_, email) = world.add("Ana Field", &[Role::Moderator]).await;
        for number in 0..10 {
            let guesser = world.reader().from(&format!("2001:db8:1:2::{number}"));
            guesser.signs_in(&email, "a guess").await.assert_status(422);
        }
        let next_door = world.reader().from("2001:db8:1:2:ffff::1");
        next_door.signs_in(&email, PASSWORD).await.assert_status(429);
        let elsewhere = world.reader().from("2001:db8:1:3::1");
        elsewhere.signs_in(&email, PASSWORD).await.assert_redirect("/desk/");
    }
}

/// One network, a hundred accounts: a hundred hashes in each database.
#[test]
fn a_hundred_failures_at_any_accounts_make_that_network_wait() {
    use crate::world::{Backend, World, run};
    run(Backend::Sqlite, async |world: &World| {
        let (_, email) = world.add("Ana Field", &[Role::Moderator]).await;
        let guesser = world.reader();
        for number in 0..100 {
            let account = format!("nobody{number}@example.test");
            guesser.signs_in(&account, "a guess").await.assert_status(422);
        }
        guesser.signs_in(&email, PASSWORD).await.assert_status(429);
        // Had the form been read, it would be too large.
        let kind = "application/x-www-form-urlencoded";
        let asking = guesser.ask(Method::Post, "/desk/sign-in").body(kind, vec![b'a'; 4_000_000]);
        asking.send().await.assert_status(429).assert_has("Wait 60 minutes");
        world.reader().signs_in(&email, PASSWORD).await.assert_redirect("/desk/");
    });
}
