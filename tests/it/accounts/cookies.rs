//! The one cookie there is: how it is marked, over https and over plain http; and none for readers.

use crate::world::PASSWORD;
use fair_comment::team::accounts::Role;

/// The parts of a cookie after its value, in order.
fn parts(line: &str) -> Vec<String> {
    let mut parts: Vec<String> = line.split("; ").skip(1).map(str::to_owned).collect();
    parts.sort();
    parts
}

both! {
    async fn over_https_the_cookie_is_held_to_this_very_host(world: &World) {
        let (_, email) = world.add("Ana Field", &[Role::Author]).await;
        let blog = world.beside(&[("BASE_URL", "https://blog.example.gov.uk")]).await;
        let ana = blog.reader();
        let answer = ana.signs_in(&email, PASSWORD).await;
        answer.assert_redirect("/desk/");
        let lines: Vec<&str> = answer.headers("Set-Cookie").collect();
        assert_eq!(lines.len(), 1, "{lines:?}");
        assert!(lines[0].starts_with("__Host-session="), "{lines:?}");
        assert_eq!(parts(lines[0]), ["HttpOnly", "Path=/", "SameSite=Lax", "Secure"]);
        assert!(ana.is_signed_in().await);
        // A cookie without the prefix, which another host could set, is nobody's session.
        let token = ana.cookies()["__Host-session"].clone();
        let eve = blog.reader();
        eve.set_cookie("session", &token);
        assert!(!eve.is_signed_in().await);
        let out = ana.post("/desk/sign-out", &[]).await;
        let line = out.header("Set-Cookie").expect("taken away").to_owned();
        assert!(line.starts_with("__Host-session=;") && line.contains("Max-Age=0"), "{line}");
    }

    async fn over_plain_http_it_has_no_prefix(world: &World) {
        let (_, email) = world.add("Ana Field", &[Role::Author]).await;
        let answer = world.reader().signs_in(&email, PASSWORD).await;
        let line = answer.header("Set-Cookie").expect("a cookie").to_owned();
        assert!(line.starts_with("session="), "{line}");
        assert_eq!(parts(&line), ["HttpOnly", "Path=/", "SameSite=Lax"]);
    }

    async fn readers_get_no_cookie_at_all(world: &World) {
        let reader = world.reader();
        for path in ["/", "/health/live", "/theme.css", "/desk/sign-in", "/desk/account", "/nowhere"] {
            let answer = reader.get(path).await;
            assert_eq!(answer.header("Set-Cookie"), None, "{answer:?}");
        }
        let answer = reader.signs_in("nobody@example.test", "wrong").await;
        assert_eq!(answer.header("Set-Cookie"), None, "{answer:?}");
    }

    async fn a_page_of_the_desk_is_kept_nowhere(world: &World) {
        let ana = world.person("Ana Field", &[Role::Administrator]).await;
        for path in ["/desk/account", "/desk/people/", "/desk/settings", "/desk/nowhere"] {
            let answer = ana.get(path).await;
            assert_eq!(answer.header("Cache-Control"), Some("no-store"));
            assert_eq!(answer.header("X-Robots-Tag"), Some("noindex"));
            assert_eq!(answer.header("ETag"), None);
        }
    }
}
