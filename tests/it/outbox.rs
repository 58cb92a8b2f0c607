//! Mail that does not leave: it is tried for days, each recipient for themselves; no page calls sent what
//! was not; and administrators see what came of each and send it again.

use crate::{
    answers::risk::sets,
    by_mail::smtp::Server,
    world::{PASSWORD, Person, Program, Serving, World, ask, heard},
};
use chrono::TimeDelta;
use fair_comment::team::accounts::Role;
use std::fs;

const DUTY: &str = "duty@example.test";
const CONTACT: [(&str, &str); 2] = [("risk_contact", "Duty officer"), ("risk_email", DUTY)];

/// A blog whose mail goes to `server`.
async fn mailing(world: &World, server: &Server) -> World {
    world.leave_mail();
    let url = format!("smtp://{}?tls=none", server.start().await);
    world.beside(&[("MAIL_URL", url.as_str())]).await
}

/// Marks a new comment; answers the page of the mark.
async fn raises(world: &World, mo: &Person<'_>) -> String {
    let post = world.published("Why we print it").await;
    let sent = world.reader().comments(&post, "Eve", "I cannot go on").await;
    let path = format!("/desk/moderation/comments/{}/risk", sent.id);
    mo.post(&path, &[]).await.assert_redirect(&format!("{path}?done=raised"));
    path
}

async fn is_back(person: &Person<'_>) {
    person.signs_in(&person.email, PASSWORD).await.assert_redirect("/desk/");
}

both! {
    async fn an_alert_that_is_not_taken_is_not_called_sent_and_is_tried_until_someone_acts(world: &World) {
        let server = Server::default();
        let blog = mailing(world, &server).await;
        let mo = blog.person("Mo Moderator", &[Role::Moderator]).await;
        let ada = blog.person("Ada Admin", &[Role::Administrator]).await;
        sets(&ada, &CONTACT).await;
        for address in [DUTY, "ada.admin@example.test"] {
            server.answer(address, "451 4.3.0 come back later");
        }
        server.answer("mo.moderator@example.test", "close");
        let path = raises(world, &mo).await;
        let page = mo.get(&path).await;
        page.assert_has("The alert is waiting to be sent").assert_has("Duty officer (duty@example.test)");
        assert!(!page.has("The alert has been sent"), "{page:?}");
        let (_, log) = heard(blog.work()).await;
        let error = |line: &String| line.starts_with("ERROR") && line.contains("has not reached everyone");
        assert!(log.iter().any(error), "{log:?}");
        assert!(!log.concat().contains(DUTY), "{log:?}");
        let page = mo.get(&path).await;
        page.assert_has("The alert has not reached anyone").assert_has("451 4.3.0 come back later");
        page.assert_has("could not be reached or spoken to");
        assert!(!page.has("The alert has been sent"), "{page:?}");
        mo.get("/desk/moderation/").await.assert_has("The alert has not reached anyone: phone");
        let home = ada.get("/desk/").await;
        assert!(home.select(".fc-needs .fc-late").concat().contains("has not reached anyone"), "{home:?}");
        // Longer than any other mail is tried.
        for _ in 0..30 {
            world.pass(TimeDelta::hours(4));
            blog.work().await;
        }
        let tries = server.asked(DUTY);
        assert!(tries >= 30, "{tries}");
        server.answer(DUTY, "");
        server.answer("mo.moderator@example.test", "450 later");
        world.pass(TimeDelta::minutes(11));
        blog.work().await;
        assert_eq!(server.taken(DUTY).len(), 1);
        is_back(&mo).await;
        mo.get(&path).await.assert_has("The alert has been sent.").assert_has("Sent at ").assert_has(" on 14 March 2026");
        // Red until somebody has written down what was done.
        let home = mo.get("/desk/").await;
        assert!(home.select(".fc-needs .fc-late").concat().contains("No action recorded yet"), "{home:?}");
        assert!(!home.has("not reached anyone"));
        mo.post(&format!("{path}/handling"), &[("done", "Rang.")]).await.assert_status(303);
        assert!(!mo.get("/desk/").await.has("No action recorded yet"));
        world.run("DELETE FROM jobs").await;
    }

    async fn an_alert_is_not_tried_any_more_once_someone_has_acted(world: &World) {
        let server = Server::default();
        let blog = mailing(world, &server).await;
        let mo = blog.person("Mo Moderator", &[Role::Moderator]).await;
        server.answer("mo.moderator@example.test", "451 later");
        let path = raises(world, &mo).await;
        blog.work().await;
        let tries = server.asked("mo.moderator@example.test");
        mo.post(&format!("{path}/handling"), &[("done", "Rang.")]).await.assert_status(303);
        for _ in 0..3 {
            world.pass(TimeDelta::minutes(1));
            blog.work().await;
        }
        assert_eq!((tries, server.asked("mo.moderator@example.test")), (1, 1));
        world.run("DELETE FROM jobs").await;
    }

    async fn a_refused_contact_is_shown_and_everyone_else_told_once(world: &World) {
        let server = Server::default();
        let blog = mailing(world, &server).await;
        let mo = blog.person("Mo Moderator", &[Role::Moderator]).await;
        let ada = blog.person("Ada Admin", &[Role::Administrator]).await;
        sets(&ada, &CONTACT).await;
        server.answer(DUTY, "550 5.1.1 no such mailbox");
        server.answer("mo.moderator@example.test", "451 later");
        let path = raises(world, &mo).await;
        blog.work().await;
        let page = mo.get(&path).await;
        page.assert_has("550 5.1.1 no such mailbox").assert_has("but not the safeguarding contact. Phone");
        mo.get("/desk/").await.assert_has("has not reached the safeguarding contact: phone");
        server.answer("mo.moderator@example.test", "");
        for _ in 0..3 {
            world.pass(TimeDelta::minutes(1));
            blog.work().await;
        }
        let taken = |who: &str| server.taken(who).iter().filter(|id| id.starts_with("<risk-")).count();
        assert_eq!(taken("ada.admin@example.test"), 1, "nobody twice because another failed");
        assert_eq!(taken("mo.moderator@example.test"), 1);
        world.run("DELETE FROM jobs").await;
    }

    async fn an_alert_that_is_only_a_file_is_not_called_sent_and_is_sent_later(world: &World) {
        let folder = tempfile::tempdir().expect("a folder");
        let url = format!("file://{}", folder.path().display());
        let blog = world.beside(&[("MAIL_URL", url.as_str())]).await;
        let mo = blog.person("Mo Moderator", &[Role::Moderator]).await;
        let ada = blog.person("Ada Admin", &[Role::Administrator]).await;
        sets(&ada, &CONTACT).await;
        let path = raises(world, &mo).await;
        for _ in 0..2 {
            let page = mo.get(&path).await;
            page.assert_has("this blog cannot send email. Phone");
            assert!(!page.has("The alert has been sent") && !page.has("We will email"), "{page:?}");
            blog.work().await;
        }
        let saved = ada.get("/desk/mail/").await;
        saved.assert_has("Saved to a file").assert_has(DUTY).assert_has("MAIL_URL");
        assert!(!saved.has("Send all again") && !saved.has("Send again"), "{saved:?}");
        world.pass(TimeDelta::minutes(2));
        blog.work().await;
        let alerts = "SELECT tries FROM outbox WHERE kind = 'alert_contact'";
        assert_eq!(ask(world.context.database.read(), alerts).await[0]["tries"], 1);
        // The operator sets up mail and starts the program again.
        let server = Server::default();
        let better = mailing(world, &server).await;
        world.pass(TimeDelta::minutes(11));
        better.work().await;
        assert_eq!(server.taken(DUTY).len(), 1);
        world.run("DELETE FROM jobs").await;
    }

    async fn mail_is_tried_for_three_days_and_can_be_sent_again(world: &World) {
        let server = Server::default();
        let blog = mailing(world, &server).await;
        let post = world.published("Why we print it").await;
        let ada = blog.person("Ada Admin", &[Role::Administrator]).await;
        for address in ["cat@example.com", "dee@example.com"] {
            let fields = [("name", "Cat"), ("body", address), ("email", address), ("notify", "true")];
            world.reader().sends(&post, &fields).await;
        }
        server.answer("cat@example.com", "451 4.7.1 greylisted");
        server.answer("dee@example.com", "553 5.1.3 not a mailbox");
        server.answer("ada.admin@example.test", "451 later");
        blog.work().await;
        ada.get("/desk/").await.assert_has("email not sent").assert_has("email waiting to be sent");
        ada.get("/desk/mail/").await.assert_has("553 5.1.3 not a mailbox").assert_has("dee@example.com");
        let waiting = ada.get("/desk/mail/?state=waiting").await;
        waiting.assert_has("451 4.7.1 greylisted").assert_has("Tried once");
        assert!(!waiting.has("dee@example.com"), "{waiting:?}");
        for _ in 0..71 {
            world.pass(TimeDelta::hours(1));
            blog.work().await;
        }
        is_back(&ada).await;
        ada.get("/desk/mail/?state=waiting").await.assert_has("cat@example.com");
        for _ in 0..20 {
            world.pass(TimeDelta::hours(1));
            blog.work().await;
        }
        is_back(&ada).await;
        let given_up = ada.get("/desk/mail/").await;
        given_up.assert_has("cat@example.com").assert_has("451 4.7.1 greylisted");
        assert_eq!(server.asked("dee@example.com"), 1, "refused for good");
        // One, and then all of them.
        server.answer("dee@example.com", "");
        server.answer("cat@example.com", "");
        let buttons = given_up.attributes("main .fc-rows form", "action");
        let dee = "SELECT id FROM outbox WHERE address = 'dee@example.com'";
        let id = ask(world.context.database.read(), dee).await[0]["id"].to_string();
        let one = format!("/desk/mail/{id}/sending");
        assert!(buttons.contains(&one), "{buttons:?}");
        ada.post(&one, &[]).await.assert_redirect("/desk/mail/?done=one");
        blog.work().await;
        assert_eq!((server.taken("dee@example.com").len(), server.taken("cat@example.com").len()), (1, 0));
        ada.post("/desk/mail/sending", &[("state", "failed")]).await.assert_redirect("/desk/mail/?done=all");
        blog.work().await;
        assert_eq!((server.taken("dee@example.com").len(), server.taken("cat@example.com").len()), (1, 1));
        let sent = ada.get("/desk/mail/?state=sent").await;
        sent.assert_has("cat@example.com").assert_has("dee@example.com");
        ada.post(&one, &[]).await.assert_redirect("/desk/mail/?done=nothing");
        world.run("DELETE FROM jobs").await;
    }

    async fn an_erased_address_goes_from_the_outbox_too_and_the_others_with_time(world: &World) {
        world.leave_mail();
        let post = world.published("Why we print it").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        for address in ["cat@example.com", "dee@example.com"] {
            let fields = [("name", "Cat"), ("body", address), ("email", address), ("notify", "true")];
            world.reader().sends(&post, &fields).await;
        }
        world.work().await;
        let outbox = async || {
            let rows = ask(world.context.database.read(), "SELECT address FROM outbox ORDER BY id").await;
            rows.iter().map(|row| row["address"].as_str().unwrap_or("").to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(outbox().await, ["cat@example.com", "dee@example.com"]);
        let fields = [("email", "cat@example.com"), ("sure", "true")];
        mo.post("/desk/moderation/erasure", &fields).await;
        let left = outbox().await;
        assert!(!left.contains(&"cat@example.com".to_owned()), "{left:?}");
        world.pass(TimeDelta::days(31));
        world.work().await;
        assert!(!outbox().await.contains(&"dee@example.com".to_owned()));
        world.run("DELETE FROM jobs").await;
    }
}

#[test]
fn a_test_mail_says_what_the_mail_server_answered() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let server = Server::default();
    let address = runtime.block_on(server.start());
    let url = format!("smtp://{address}?tls=none");
    let program = Program::with(&[("MAIL_URL", url.as_str()), ("MAIL_FROM", "blog@example.test")]);
    let sent = program.run(&["mail", "test", "ana@example.test"], "");
    assert_eq!((sent.code, server.taken("ana@example.test").len()), (0, 1), "{sent:?}");
    assert!(sent.told.contains("took a test email for ana@example.test"), "{sent:?}");
    server.answer("ana@example.test", "550 5.7.1 we do not relay");
    let refused = program.run(&["mail", "test", "ana@example.test"], "");
    assert_eq!(refused.code, 1);
    assert!(
        refused.said.contains("not sent, and refused: 550 5.7.1 we do not relay"),
        "{refused:?}"
    );
    server.answer("ana@example.test", "close");
    assert_eq!(program.run(&["mail", "test", "ana@example.test"], "").code, 1);
    assert_eq!(program.run(&["mail", "test", "ana"], "").code, 2);
    assert!(!program.folder().join("data").exists(), "no database was made");
}

/// Sends a form to a program that runs.
fn posts(serving: &Serving, path: &str, form: &str) -> String {
    serving.speak(&format!(
        "POST {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: {}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\n\r\n{form}",
        form.len()
    ))
}

#[test]
fn a_program_without_a_mail_server_says_so_when_it_starts() {
    let program = Program::with(&[("DATABASE_URL", "sqlite://data/blog.db")]);
    let tried = program.run(&["mail", "test", "ana@example.test"], "");
    assert_eq!(tried.code, 1);
    assert!(tried.said.contains("MAIL_URL is no mail server"), "{tried:?}");
    assert_eq!(program.run(&["migrate"], "").code, 0);
    let ada =
        ["user", "add", "--email", "ada@example.test", "--name", "Ada", "--role", "administrator"];
    assert_eq!(program.run(&ada, &format!("{PASSWORD}\n")).code, 0);
    let serving = program.serve();
    // Readers are not told of mail either.
    let page = serving.get("/comments/mine");
    assert!(page.contains("We cannot send email at the moment"), "{page}");
    let asked = posts(&serving, "/comments/mine", "email=cat%40example.com");
    assert!(asked.contains("We have not sent you anything"), "{asked}");
    assert!(!asked.contains("Check your email"), "{asked}");
    let sent = format!("email=ada%40example.test&password={}", PASSWORD.replace(' ', "+"));
    let signed_in = posts(&serving, "/desk/sign-in", &sent);
    let cookie = signed_in.lines().find_map(|line| {
        line.to_lowercase()
            .starts_with("set-cookie: ")
            .then(|| line["set-cookie: ".len()..].split(';').next().expect("a cookie").to_owned())
    });
    let home = serving.speak(&format!(
        "GET /desk/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\nCookie: {}\r\n\r\n",
        cookie.expect("signed in")
    ));
    assert!(home.contains("This blog does not send email"), "{home}");
    assert!(!home.contains("You are up to date"), "{home}");
    assert_eq!(serving.stop().0, 0);
    let log = fs::read_to_string(program.folder().join("serve.log")).expect("a log");
    assert!(log.contains("this blog does not send emails"), "{log}");
}
