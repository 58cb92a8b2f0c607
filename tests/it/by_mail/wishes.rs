//! What each person is told, and when.

use super::{gathered, links};
use crate::world::{PASSWORD, World, ask};
use chrono::TimeDelta;
use fair_comment::{
    base::{clock::Moment, mail::SentMail},
    team::accounts::Role,
};
use sea_orm::{ConnectionTrait, DbBackend};

fn at(world: &World, moment: &str) {
    let moment: Moment = moment.parse().expect("a moment");
    world.pass(moment - world.context.clock.now());
}

/// What has left to this person by now.
async fn to(world: &World, email: &str) -> Vec<SentMail> {
    world.work().await;
    world.mail().into_iter().filter(|mail| mail.to == email).collect()
}

const MO: &str = "mo.moderator@example.test";

/// From now on, whenever mail to one person is queued, all others choose never at that very moment.
async fn others_choose_never_meanwhile(world: &World) {
    let choose = "UPDATE waiting_mail SET choice = 'none', hour = 17 \
                  WHERE NEW.subject NOT LIKE '%-' || CAST(person_id AS TEXT);";
    let when = "CREATE TRIGGER meanwhile AFTER INSERT ON jobs FOR EACH ROW \
                WHEN (NEW.kind = 'tell_moderator')";
    if world.context.database.read().get_database_backend() == DbBackend::Sqlite {
        world.run(&format!("{when} BEGIN {choose} END")).await;
    } else {
        let work = format!("AS $$ BEGIN {choose} RETURN NULL; END $$ LANGUAGE plpgsql");
        world.run(&format!("CREATE FUNCTION meanwhile() RETURNS trigger {work}")).await;
        world.run(&format!("{when} EXECUTE FUNCTION meanwhile()")).await;
    }
}

both! {
    async fn a_mail_holds_what_a_decision_needs(world: &World) {
        let post = world.published("Why we print it").await;
        world.add("Mo Moderator", &[Role::Moderator]).await;
        world.add("An Author", &[Role::Author]).await;
        world.reader().comments(&post, "Cat Reed", "Is it free?\n\nRing me on 020 7946 0958.").await;
        let mail = gathered(world).await;
        let [one] = mail.as_slice() else { panic!("one mail, to the one who decides: {mail:#?}") };
        assert_eq!((one.to.as_str(), one.letter.subject.as_str()), (MO, "1 comment is waiting – oldest 6 minutes"));
        let plain = one.letter.plain();
        for words in [
            "Cat Reed on “Why we print it”",
            "> Ring me on 020 7946 0958.",
            "Likely telephone number: 020 7946 0958",
            "due at 10am on 11 March 2026",
            "Opening it changes nothing",
            "/desk/moderation/comments/1",
            "/desk/account/mail",
        ] {
            assert!(plain.contains(words), "{words}: {plain}");
        }
        assert_eq!(links(one).len(), 2);
        // Each comment is told once: the next mail holds the next comment.
        world.reader().comments(&post, "Dee", "And the next one").await;
        let next = gathered(world).await;
        let plain = next[0].letter.plain();
        assert!(plain.contains("And the next one") && !plain.contains("Is it free?"), "{plain}");
        assert!(plain.contains("1 more is waiting."), "{plain}");
        assert_eq!(next[0].letter.subject, "2 comments are waiting – oldest 12 minutes");
    }

    async fn ten_stand_in_a_mail_and_the_rest_are_counted(world: &World) {
        let post = world.published("Why we print it").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        mo.get("/desk/account/mail").await.assert_has("includes the first 10 comments in full and says how many more are waiting");
        for number in 1..=13 {
            world.reader().comments(&post, "Cat", &format!("Comment number {number}.")).await;
        }
        let mail = gathered(world).await;
        let plain = mail[0].letter.plain();
        assert_eq!(links(&mail[0]).len(), 20);
        assert!(plain.contains("Comment number 1.") && plain.contains("3 more are waiting, 3 of them new."), "{plain}");
        assert!(plain.contains("/desk/moderation/\n"), "{plain}");
        // What did not fit is not mailed later, and stays counted.
        world.reader().comments(&post, "Cat", "Comment number 14.").await;
        let plain = gathered(world).await[0].letter.plain();
        assert!(plain.contains("Comment number 14.") && !plain.contains("Comment number 11."), "{plain}");
        assert!(plain.contains("13 more are waiting."), "{plain}");
        at(world, "2026-03-10T15:30:00Z");
        let due = to(world, MO).await.remove(0).letter;
        assert_eq!(due.subject, "14 comments are due soon – first at 10am tomorrow");
        assert!(due.plain().contains("4 more are waiting, 4 of them late or due soon."), "{}", due.plain());
    }

    async fn what_is_decided_before_the_mail_leaves_is_not_in_it(world: &World) {
        let post = world.published("Why we print it").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let comment = world.reader().comments(&post, "Cat", "Quickly read").await;
        mo.publishes(&comment).await;
        assert!(gathered(world).await.is_empty());
    }

    async fn one_mail_a_working_day_at_the_hour_that_was_chosen(world: &World) {
        let post = world.published("Why we print it").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let page = mo.get("/desk/account/mail").await;
        assert_eq!(page.attributes("input[name=mail][checked]", "value"), ["at_once"]);
        let chosen = mo.post("/desk/account/mail", &[("mail", "daily"), ("hour", "14")]).await;
        chosen.assert_redirect("/desk/account/mail?done=1");
        let page = mo.get("/desk/account/mail").await;
        assert_eq!(page.attributes("option[selected]", "value"), ["14"]);
        world.reader().comments(&post, "Cat", "For the digest").await;
        world.pass(TimeDelta::minutes(10));
        assert!(to(world, MO).await.is_empty(), "not at once");
        at(world, "2026-03-09T13:59:00Z");
        assert!(to(world, MO).await.is_empty(), "not before the hour");
        at(world, "2026-03-09T14:16:00Z");
        let told = to(world, MO).await;
        assert_eq!(told.len(), 1, "{told:#?}");
        assert!(told[0].letter.plain().contains("For the digest"));
        at(world, "2026-03-09T18:00:00Z");
        assert!(to(world, MO).await.is_empty(), "once a day");
        at(world, "2026-03-10T15:00:00Z");
        assert_eq!(to(world, MO).await.len(), 1, "and again the next day while it waits");
        mo.signs_in(&mo.email, PASSWORD).await.assert_redirect("/desk/");
        mo.decides(1, "publication", 1, &[]).await.assert_status(303);
        at(world, "2026-03-11T15:00:00Z");
        assert!(to(world, MO).await.is_empty(), "none when nothing waits");
        // A Saturday.
        world.reader().comments(&post, "Dee", "At the weekend").await;
        at(world, "2026-03-14T15:00:00Z");
        let told = to(world, MO).await;
        assert!(told.iter().all(|mail| mail.letter.subject.contains("due")), "{told:#?}");
    }

    async fn a_broken_promise_is_warned_of_once_a_day(world: &World) {
        let post = world.published("Why we print it").await;
        world.add("Mo Moderator", &[Role::Moderator]).await;
        world.reader().comments(&post, "Cat", "Read me in time").await;
        assert_eq!(gathered(world).await.len(), 1);
        at(world, "2026-03-10T14:30:00Z");
        assert!(to(world, MO).await.is_empty(), "the promise is not near");
        // When the desk says so, too: three working hours before, the afternoon before.
        at(world, "2026-03-10T15:30:00Z");
        let told = to(world, MO).await;
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].letter.subject, "1 comment is due soon – first at 10am tomorrow");
        assert!(told[0].letter.plain().contains("Read me in time"));
        at(world, "2026-03-10T16:30:00Z");
        assert!(to(world, MO).await.is_empty(), "once a day");
        at(world, "2026-03-11T09:30:00Z");
        let told = to(world, MO).await;
        assert_eq!(told[0].letter.subject, "1 comment is due soon – first at 10am today");
        at(world, "2026-03-11T16:00:00Z");
        assert!(to(world, MO).await.is_empty(), "once a day");
        at(world, "2026-03-12T09:30:00Z");
        let told = to(world, MO).await;
        assert_eq!(told[0].letter.subject, "1 comment is late or due soon – first was due at 10am yesterday");
    }

    async fn who_wants_none_gets_none(world: &World) {
        let post = world.published("Why we print it").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        mo.post("/desk/account/mail", &[("mail", "none")]).await.assert_status(303);
        world.reader().comments(&post, "Cat", "Nobody is told").await;
        assert!(gathered(world).await.is_empty());
        at(world, "2026-03-12T09:30:00Z");
        assert!(to(world, MO).await.is_empty());
        let lines = ask(world.context.database.read(), "SELECT detail FROM audit WHERE action = 'mail_chosen'").await;
        assert_eq!(lines.len(), 1);
        assert_eq!(lines[0]["detail"], "none");
    }

    async fn who_chooses_never_while_the_mail_is_queued_is_left_at_that(world: &World) {
        let post = world.published("Why we print it").await;
        for name in ["Ben Marsh", "Mo Moderator"] {
            let person = world.person(name, &[Role::Moderator]).await;
            let daily = [("mail", "daily"), ("hour", "9")];
            person.post("/desk/account/mail", &daily).await.assert_status(303);
        }
        world.reader().comments(&post, "Cat", "For the digest").await;
        others_choose_never_meanwhile(world).await;
        at(world, "2026-03-09T10:16:00Z");
        world.work().await;
        assert!(world.mail().is_empty());
        let kept = "SELECT choice, hour, digest_on FROM waiting_mail";
        let kept = ask(world.context.database.read(), kept).await;
        assert_eq!(kept.len(), 2);
        for row in &kept {
            assert_eq!((row["choice"].as_str(), row["hour"].as_i64()), (Some("none"), Some(17)), "{kept:?}");
            assert_eq!(row["digest_on"], "2026-03-09", "what the program notes is kept all the same");
        }
    }

    async fn a_choice_that_is_none_is_told(world: &World) {
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        for (fields, mistake) in [
            ([("mail", ""), ("hour", "9")], "Select when we should email you"),
            ([("mail", "hourly"), ("hour", "9")], "Select when we should email you"),
            ([("mail", "daily"), ("hour", "")], "Select an hour"),
            ([("mail", "daily"), ("hour", "25")], "Select an hour"),
        ] {
            mo.post("/desk/account/mail", &fields).await.assert_refused(&[mistake]);
        }
        let ed = world.person("Ed Itor", &[Role::Editor]).await;
        ed.get("/desk/account/mail").await.assert_status(403);
        assert!(world.reader().get("/desk/account/mail").await.asks_to_sign_in());
    }
}
