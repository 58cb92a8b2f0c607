//! Many guess at one account from many networks: few guesses reach a hash, the owner comes in, and hears
//! of it once.

use crate::world::{Answer, PASSWORD, World, heard};
use chrono::TimeDelta;
use fair_comment::{
    base::audit::By,
    team::accounts::{self, Role},
};

/// One guess from each of so many networks, named by `network`; answers how many passwords were looked at.
async fn guesses(
    world: &World,
    email: &str,
    number: usize,
    network: impl Fn(usize) -> String,
) -> usize {
    let mut hashed = 0;
    for number in 0..number {
        let guesser = world.reader().from(&network(number));
        let (answer, log) = heard(guesser.signs_in(email, "a guess")).await;
        let now = log.iter().filter(|line| line.contains("a password is hashed")).count();
        assert_eq!(now, usize::from(answer.status == 422), "{answer:?}");
        hashed += now;
    }
    hashed
}

fn anywhere(number: usize) -> String {
    format!("203.0.{}.{}", number / 200, 1 + number % 200)
}

/// How long the answer says to wait.
fn wait(answer: &Answer) -> TimeDelta {
    answer.assert_status(429).assert_has("Try again in");
    let seconds = answer.header("Retry-After").expect("a time").parse().expect("a number");
    TimeDelta::seconds(seconds)
}

/// The part of the mailed address that lets its reader pass the queue.
fn mailed_pass(world: &World) -> String {
    let mail = world.mail();
    assert_eq!(mail.len(), 1, "{mail:#?}");
    let text = mail[0].letter.plain();
    text.split("/desk/sign-in?pass=").nth(1).expect("a link").lines().next().expect("a line").into()
}

both! {
    async fn of_two_hundred_guesses_from_two_hundred_networks_fifty_reach_a_hash(world: &World) {
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        assert_eq!(guesses(world, &ana.email, 200, anywhere).await, 50);
        // From where she has signed in before, the owner comes in at once; from elsewhere in her turn.
        ana.signs_in(&ana.email, PASSWORD).await.assert_redirect("/desk/");
        let hotel = world.reader();
        let wait = wait(&hotel.signs_in(&ana.email, PASSWORD).await);
        assert!(wait <= TimeDelta::minutes(13), "{wait}");
        // To ask again does not cost the place.
        assert_eq!(self::wait(&hotel.signs_in(&ana.email, PASSWORD).await), wait);
        world.pass(wait - TimeDelta::seconds(1));
        hotel.signs_in(&ana.email, PASSWORD).await.assert_status(429);
        world.pass(TimeDelta::seconds(1));
        hotel.signs_in(&ana.email, PASSWORD).await.assert_redirect("/desk/");
        // Others have not been held up.
        let (_, other) = world.add("Bo Hill", &[Role::Moderator]).await;
        world.reader().signs_in(&other, PASSWORD).await.assert_redirect("/desk/");
        world.leave_mail();
        world.work().await;
    }

    async fn guesses_are_let_in_one_in_five_seconds_and_no_faster(world: &World) {
        let (_, email) = world.add("Ana Field", &[Role::Moderator]).await;
        assert_eq!(guesses(world, &email, 60, anywhere).await, 50);
        let mut hashed = 0;
        for _ in 0..10 {
            world.pass(TimeDelta::seconds(10));
            hashed += guesses(world, &email, 60, anywhere).await;
        }
        // A hundred seconds, and ten networks that asked before.
        assert_eq!(hashed, 20);
        world.leave_mail();
        world.work().await;
    }

    async fn beyond_half_an_hour_no_turn_is_given(world: &World) {
        let (_, email) = world.add("Ana Field", &[Role::Moderator]).await;
        guesses(world, &email, 51, anywhere).await;
        // As if 360 networks had asked.
        let last = "UPDATE sign_in_turns SET at = '2026-03-09T10:30:00Z'";
        world.run(last).await;
        let late = world.reader();
        assert_eq!(wait(&late.signs_in(&email, PASSWORD).await), TimeDelta::minutes(30));
        assert_eq!(world.everything().await["sign_in_turns"].len(), 1);
        world.work().await;
        let pass = mailed_pass(world);
        let fields = [("email", email.as_str()), ("password", PASSWORD), ("pass", &pass)];
        late.post("/desk/sign-in", &fields).await.assert_redirect("/desk/");
    }

    async fn the_owner_is_told_once_a_day_and_nobody_else_is(world: &World) {
        let (_, email) = world.add("Ana Field", &[Role::Moderator]).await;
        guesses(world, "nobody@example.test", 52, anywhere).await;
        world.work().await;
        assert!(world.mail().is_empty());
        guesses(world, &email, 55, anywhere).await;
        world.work().await;
        let mail = world.mail();
        let told = &mail[0];
        assert_eq!((mail.len(), told.to.as_str()), (1, email.as_str()), "{mail:#?}");
        assert!(told.letter.subject.starts_with("Someone is trying to guess your password"));
        assert!(!told.letter.plain().contains("203.0."), "{told:?}");
        world.pass(TimeDelta::hours(2));
        assert_eq!(guesses(world, &email, 55, anywhere).await, 50);
        world.work().await;
        assert!(world.mail().is_empty());
        world.pass(TimeDelta::hours(23));
        guesses(world, &email, 55, anywhere).await;
        world.work().await;
        assert_eq!(world.mail().len(), 1);
    }

    async fn the_link_in_the_mail_passes_the_queue_for_its_account_and_ten_tries(world: &World) {
        let (_, email) = world.add("Ana Field", &[Role::Moderator]).await;
        let (_, other) = world.add("Bo Hill", &[Role::Moderator]).await;
        guesses(world, &email, 55, anywhere).await;
        world.work().await;
        let pass = mailed_pass(world);
        let try_with = async |email: &str, password: &str, pass: &str| {
            let stranger = world.reader();
            let page = stranger.get(&format!("/desk/sign-in?pass={pass}")).await;
            let pass = page.attributes("input[name=pass]", "value").concat();
            let fields = [("email", email), ("password", password), ("pass", &pass)];
            stranger.post("/desk/sign-in", &fields).await
        };
        try_with(&email, PASSWORD, &pass).await.assert_redirect("/desk/");
        // It is of no use to those who guess: not for long, not elsewhere, not changed.
        for _ in 0..10 {
            try_with(&email, "a guess", &pass).await.assert_status(422);
        }
        try_with(&email, PASSWORD, &pass).await.assert_status(429).assert_has("Wait 60 minutes");
        let (day, code) = pass.split_once('.').expect("two parts");
        let later = format!("{}.{code}", day.parse::<i64>().expect("a number") + 1);
        wait(&try_with(&email, PASSWORD, &later).await);
        guesses(world, &other, 50, anywhere).await;
        wait(&try_with(&other, PASSWORD, &pass).await);
        world.pass(TimeDelta::hours(25));
        guesses(world, &email, 50, anywhere).await;
        wait(&try_with(&email, PASSWORD, &pass).await);
        world.leave_mail();
        world.work().await;
    }

    async fn three_hundred_addresses_of_a_48_are_one_attacker(world: &World) {
        let (_, email) = world.add("Ana Field", &[Role::Moderator]).await;
        let (_, other) = world.add("Bo Hill", &[Role::Moderator]).await;
        let around = |number: usize| format!("2001:db8:7:{:x}::1", number * 0x80);
        assert_eq!(guesses(world, &email, 300, around).await, 40);
        // From elsewhere nobody waits, and from there nobody does who wants in elsewhere.
        world.reader().signs_in(&email, PASSWORD).await.assert_redirect("/desk/");
        let neighbour = world.reader().from("2001:db8:7:ffff::1");
        neighbour.signs_in(&other, PASSWORD).await.assert_redirect("/desk/");
        world.leave_mail();
        world.work().await;
    }

    async fn the_neighbours_of_a_guesser_at_many_accounts_wait_and_come_in(world: &World) {
        let (_, email) = world.add("Ana Field", &[Role::Moderator]).await;
        let (_, known) = world.add("Bo Hill", &[Role::Moderator]).await;
        let home = world.reader().from("2001:db8:7:ffff::1");
        home.signs_in(&known, PASSWORD).await.assert_redirect("/desk/");
        for number in 0..40 {
            // Ten at once from each `/64`, as if made by hashing.
            let now = "2026-03-09T10:00:00Z";
            let row = format!("('nobody', '2001:db8:7:{number:x}00::/64', '{now}', '2001:db8:7:{number:x}00::/56', '2001:db8:7::/48')");
            let rows = vec![row; 10].join(",");
            world.run(&format!("INSERT INTO sign_in_failures (account, network, at, wider, widest) VALUES {rows}")).await;
        }
        // Whoever has signed in from there before does not wait.
        home.signs_in(&known, PASSWORD).await.assert_redirect("/desk/");
        let neighbour = world.reader().from("2001:db8:7:fffe::1");
        let answer = neighbour.signs_in(&email, PASSWORD).await;
        answer.assert_status(429).assert_has("addresses near yours");
        world.pass(wait(&answer));
        neighbour.signs_in(&email, PASSWORD).await.assert_redirect("/desk/");
        world.reader().signs_in(&email, PASSWORD).await.assert_redirect("/desk/");
    }

    async fn a_network_is_known_for_thirty_days_and_until_the_password_is_changed(world: &World) {
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        guesses(world, &ana.email, 50, anywhere).await;
        ana.signs_in(&ana.email, PASSWORD).await.assert_redirect("/desk/");
        let new = accounts::Password::new("granite otter violin dusk", &[]).expect("good");
        accounts::reset_password(&world.context, By::Operator, ana.id, &new).await.expect("reset");
        let wait = wait(&ana.signs_in(&ana.email, "granite otter violin dusk").await);
        world.pass(wait);
        ana.signs_in(&ana.email, "granite otter violin dusk").await.assert_redirect("/desk/");
        world.pass(TimeDelta::days(31));
        guesses(world, &ana.email, 50, anywhere).await;
        self::wait(&ana.signs_in(&ana.email, "granite otter violin dusk").await);
        let kept = world.everything().await["known_networks"].concat();
        assert!(!kept.contains("198.51."), "{kept}");
        world.leave_mail();
        world.work().await;
    }

    async fn whoever_changes_the_password_goes_on_from_where_they_are(world: &World) {
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        guesses(world, &ana.email, 50, anywhere).await;
        let new = "granite otter violin dusk";
        let fields = [("current", PASSWORD), ("password", new)];
        ana.post("/desk/account/password", &fields).await.assert_status(303);
        ana.signs_in(&ana.email, new).await.assert_redirect("/desk/");
        // From anywhere else there is a queue.
        wait(&world.reader().signs_in(&ana.email, new).await);
        world.leave_mail();
        world.work().await;
    }
}
