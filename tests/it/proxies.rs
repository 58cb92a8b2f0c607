//! A proxy in front: which network a request is counted to, and what the log has of a proxy that does not say.

use crate::world::{PASSWORD, World, heard};
use chrono::TimeDelta;
use fair_comment::team::accounts::Role;

/// What a guesser's ten failures and two more tries say about whom they were counted to.
async fn counts_alike(blog: &World, email: &str, header: &'static str, lines: [&str; 3]) {
    let [guesses, same, other] = lines;
    let through = |line: &str| blog.reader().from("10.0.0.1").always(header, line);
    for number in 0..10 {
        let line = guesses.replace("PORT", &format!("{}", 50_000 + number));
        through(&line).signs_in(email, "a guess").await.assert_status(422);
    }
    through(same).signs_in(email, PASSWORD).await.assert_status(429);
    through(other).signs_in(email, PASSWORD).await.assert_redirect("/desk/");
}

both! {
    async fn a_port_and_brackets_and_quotes_make_no_other_network(world: &World) {
        let (_, email) = world.add("Ana Field", &[Role::Moderator]).await;
        let blog = world.beside(&[("TRUSTED_PROXIES", "10.0.0.0/8")]).await;
        let lines = ["6.6.6.6, 203.0.113.9:PORT", "\"203.0.113.9\"", "203.0.113.10:50000"];
        counts_alike(&blog, &email, "X-Forwarded-For", lines).await;
        let lines = ["6.6.6.6, [2001:db8::1]:PORT", "[2001:db8::2]", "[2001:db8:0:1::1]:50000"];
        counts_alike(&blog, &email, "X-Forwarded-For", lines).await;
    }

    async fn the_standard_header_is_read_where_there_is_no_other(world: &World) {
        let (_, email) = world.add("Ana Field", &[Role::Moderator]).await;
        let blog = world.beside(&[("TRUSTED_PROXIES", "10.0.0.0/8")]).await;
        let lines = [
            "for=\"6.6.6.6, for=\"[2001:db8::1]:PORT\";proto=https",
            "for=6.6.6.6, For=\"[2001:db8::2]\";by=_proxy",
            "for=\"[2001:db8::2]\", for=203.0.113.10;host=\"a,b\"",
        ];
        counts_alike(&blog, &email, "Forwarded", lines).await;
        // With both at hand it is what anybody could have sent.
        let both = |made_up: &str| {
            let browser = blog.reader().from("10.0.0.1").always("X-Forwarded-For", "203.0.113.77");
            browser.always("Forwarded", made_up)
        };
        for number in 0..10 {
            let made_up = format!("for=192.0.2.{number}");
            both(&made_up).signs_in(&email, "a guess").await.assert_status(422);
        }
        both("for=192.0.2.99").signs_in(&email, PASSWORD).await.assert_status(429);
    }

    async fn the_log_has_once_a_minute_that_a_proxy_cannot_be_read(world: &World) {
        let blog = world.beside(&[("TRUSTED_PROXIES", "10.0.0.0/8")]).await;
        let sends = async |line: &str| {
            let browser = blog.reader().from("10.0.0.1").always("X-Forwarded-For", line);
            let (answer, log) = heard(browser.signs_in("nobody@example.test", "a guess")).await;
            answer.assert_status(422);
            assert!(!log.iter().any(|line| line.contains("6.6.6")), "{log:?}");
            let is_warning = |line: &&String| line.contains("a trusted proxy names no address");
            log.iter().filter(is_warning).cloned().collect::<Vec<String>>()
        };
        let first = sends("6.6.6.6, unknown").await;
        assert_eq!(first.len(), 1, "{first:?}");
        assert!(first[0].starts_with("WARN") && first[0].contains("says \\\"unknown\\\""), "{first:?}");
        for line in ["6.6.6.6, _hidden", "6.6.6", "203.0.113.9"] {
            assert_eq!(sends(line).await, Vec::<String>::new(), "{line}");
        }
        for (line, why) in [
            ("6.6.6.6, _hidden", "a hidden name"),
            ("6.6.6.6:x", "a form that is not known"),
            ("", "neither X-Forwarded-For nor Forwarded"),
        ] {
            blog.pass(TimeDelta::seconds(60));
            let told = sends(line).await;
            assert!(told.len() == 1 && told[0].contains(why), "{line}: {told:?}");
        }
        blog.pass(TimeDelta::seconds(60));
        assert_eq!(sends("rubbish, 203.0.113.9:80").await, Vec::<String>::new());
        // Nobody else's header is read, so nobody else can fill the log.
        let stranger = world.reader().always("X-Forwarded-For", "unknown");
        let (_, log) = heard(stranger.signs_in("nobody@example.test", "a guess")).await;
        assert!(!log.iter().any(|line| line.contains("proxy")), "{log:?}");
    }
}
