//! What an administrator does for somebody else's account: a temporary password, another name, job or
//! address; which sessions end, who is told, and what is refused.

use crate::world::{PASSWORD, Person, World, ask};
use fair_comment::team::accounts::Role;

const GIVEN: &str = "granite otter violin dusk";

fn path(person: &Person<'_>, what: &str) -> String {
    format!("/desk/people/{}/{what}", person.id)
}

fn details<'a>(name: &'a str, email: &'a str, job: &'a str) -> [(&'static str, &'a str); 3] {
    [("name", name), ("email", email), ("job", job)]
}

async fn lines(world: &World, person: &Person<'_>) -> Vec<String> {
    let select = format!(
        "SELECT action FROM audit WHERE subject = 'person' AND subject_id = {} ORDER BY id",
        person.id
    );
    let found = ask(world.context.database.read(), &select).await;
    found.iter().skip(2).map(|row| row["action"].as_str().expect("a code").to_owned()).collect()
}

both! {
    async fn a_temporary_password_lets_a_person_in_who_then_chooses_their_own(world: &World) {
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        ada.get(&format!("/desk/people/{}", mo.id)).await.assert_has("Set temporary password");
        let answer = ada.post(&path(&mo, "password"), &[("password", GIVEN)]).await;
        answer.assert_redirect(&format!("/desk/people/{}?done=password", mo.id));
        ada.get(answer.location()).await
            .assert_has("Mo Moderator has been signed out. Give them the password yourself.")
            .assert_has("has a temporary password");
        assert!(!mo.is_signed_in().await && ada.is_signed_in().await);
        world.work().await;
        let mail = world.mail();
        assert_eq!(mail.len(), 1);
        assert!(mail[0].letter.plain().contains("Ada Admin set a temporary password") && !mail[0].letter.plain().contains(GIVEN));
        mo.signs_in(&mo.email, PASSWORD).await.assert_status(422);
        mo.signs_in(&mo.email, GIVEN).await.assert_redirect("/desk/account");
        mo.get("/desk/account").await.assert_has("You have a temporary password");
        let own = [("current", GIVEN), ("password", PASSWORD)];
        mo.post("/desk/account/password", &own).await.assert_status(303);
        mo.signs_in(&mo.email, PASSWORD).await.assert_redirect("/desk/");
        assert_eq!(lines(world, &mo).await, ["password_reset", "signed_in", "password_changed", "signed_in", "signed_out"]);
    }

    async fn weak_passwords_and_ones_own_are_refused(world: &World) {
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let before = world.everything().await;
        ada.post(&path(&mo, "password"), &[("password", "short")]).await
            .assert_refused(&["Password must be 12 characters or more"]);
        ada.post(&path(&mo, "password"), &[("password", "mo moderator")]).await
            .assert_refused(&["Choose a password that is harder to guess, like 3 or 4 random words"]);
        ada.post(&path(&ada, "password"), &[("password", GIVEN)]).await
            .assert_refused(&["Change your own password in your account, where you enter the current one"]);
        ada.get(&format!("/desk/people/{}", ada.id)).await.assert_has("Change your own password in your account");
        assert_eq!(before, world.everything().await);
        assert!(mo.is_signed_in().await);
        mo.post(&path(&ada, "password"), &[("password", GIVEN)]).await.assert_status(403);
    }

    async fn another_address_is_told_at_both_and_ends_the_sessions(world: &World) {
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let answer = ada.post(&path(&mo, "details"), &details("Mo Moor", "Mo.Moor@Example.test", "Front desk")).await;
        answer.assert_redirect(&format!("/desk/people/{}?done=address", mo.id));
        let page = ada.get(answer.location()).await;
        page.assert_has("Mo Moor has been signed out");
        assert_eq!(page.attributes("#email", "value"), ["mo.moor@example.test"]);
        assert!(!mo.is_signed_in().await);
        // Changed again before anybody was told: whoever had the first address is told, too.
        ada.post(&path(&mo, "details"), &details("Mo Moor", "m.moor@example.test", "Front desk")).await.assert_status(303);
        world.work().await;
        let mail = world.mail();
        let mut to: Vec<&str> = mail.iter().map(|mail| mail.to.as_str()).collect();
        to.sort_unstable();
        to.dedup();
        assert_eq!(to, ["m.moor@example.test", "mo.moderator@example.test"]);
        let former = mail.iter().find(|mail| mail.to == "mo.moderator@example.test").expect("told");
        assert!(!former.letter.plain().contains("m.moor"), "{}", former.letter.plain());
        let kept = ask(world.context.database.read(), "SELECT former_email FROM people WHERE former_email IS NOT NULL").await;
        assert!(kept.is_empty(), "{kept:?}");
        mo.signs_in("mo.moderator@example.test", PASSWORD).await.assert_status(422);
        mo.signs_in("m.moor@example.test", PASSWORD).await.assert_redirect("/desk/");
        assert_eq!(lines(world, &mo).await, ["profile_changed", "email_changed", "email_changed", "signed_in"]);
    }

    async fn a_name_or_a_job_ends_no_session_and_needs_no_mail(world: &World) {
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        ada.post(&path(&mo, "details"), &details("Mo Moor", &mo.email, "Front desk")).await
            .assert_redirect(&format!("/desk/people/{}?done=details", mo.id));
        assert!(mo.is_signed_in().await);
        mo.get("/desk/account").await.assert_has("Mo Moor");
        // Once more is no change.
        ada.post(&path(&mo, "details"), &details("Mo Moor", &mo.email, "Front desk")).await.assert_status(303);
        assert_eq!(lines(world, &mo).await, ["profile_changed"]);
        // One's own address, too: the session that asks goes on.
        ada.post(&path(&ada, "details"), &details("Ada Admin", "ada@example.test", "")).await.assert_status(303);
        assert!(ada.is_signed_in().await);
        world.work().await;
        assert_eq!(world.mail().len(), 2);
    }

    async fn mistakes_in_details_are_named_and_every_word_is_kept(world: &World) {
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let before = world.everything().await;
        let job = "j".repeat(101);
        for (fields, mistake) in [
            (details("", &mo.email, "Clerk"), "Enter a name"),
            (details("Mo", "mo", "Clerk"), "Enter an email address in the correct format, like name@example.com"),
            (details("Mo", &ada.email, "Clerk"), "Someone with this email address already has an account"),
            (details("Mo", &mo.email, &job), "Job must be 100 characters or less. You entered 101"),
        ] {
            let page = ada.post(&path(&mo, "details"), &fields).await;
            page.assert_refused(&[mistake]);
            assert_eq!(page.attributes("#job", "value"), [fields[2].1]);
            assert_eq!(page.select("h1"), ["Mo Moderator"]);
        }
        assert_eq!(before, world.everything().await);
    }
}
