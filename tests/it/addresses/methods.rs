//! Wrong methods, and errors on the desk.

use crate::world::{Answer, World};
use fair_comment::team::accounts::Role;
use rocket::http::Method;

async fn asked(world: &World, method: Method, path: &str) -> Answer {
    world.reader().ask(method, path).send().await
}

both! {
    async fn what_can_only_be_read_says_so(world: &World) {
        let post = world.published("A title").await;
        for path in [
            "/", &post.path, "/about/", "/feed/atom/", "/robots.txt", "/2026/", "/2026/03/09/", "/comment-rules/",
            "/sitemap.xml", "/health/live", "/desk/moderation/",
        ] {
            for method in [Method::Put, Method::Delete, Method::Options, Method::Patch, Method::Post] {
                let answer = asked(world, method, path).await;
                assert_eq!(answer.assert_status(405).header("Allow"), Some("GET, HEAD"), "{method} {path}");
                answer.assert_has("You cannot do this here");
            }
            assert!(asked(world, Method::Head, path).await.status < 400, "{path}");
        }
    }

    async fn what_takes_forms_says_so(world: &World) {
        let post = world.published("A title").await;
        for (path, allowed) in [
            (format!("{}comments", post.path), "GET, HEAD, POST"),
            (format!("{}comments/preview", post.path), "POST"),
            ("/desk/sign-in".to_owned(), "GET, HEAD, POST"),
            ("/desk/sign-out".to_owned(), "POST"),
            ("/desk/moderation/several".to_owned(), "POST"),
            ("/desk/moderation/comments/7/publication".to_owned(), "POST"),
            ("/comments/12-abc".to_owned(), "GET, HEAD, POST"),
            ("/comments/12-abc/withdrawal".to_owned(), "GET, HEAD, POST"),
            ("/comments/12-abc/email".to_owned(), "POST"),
        ] {
            for method in [Method::Put, Method::Delete, Method::Options, Method::Patch, Method::Trace] {
                let answer = asked(world, method, &path).await;
                assert_eq!(answer.assert_status(405).header("Allow"), Some(allowed), "{method} {path}");
            }
        }
    }

    async fn whoever_lands_where_forms_are_sent_is_shown_the_form(world: &World) {
        let post = world.published("A title").await;
        for (path, back) in [
            (format!("{}comments/preview", post.path), format!("{}comments", post.path)),
            (format!("{}comments/link", post.path), format!("{}comments", post.path)),
            ("/comments/12-abc/email".to_owned(), "/comments/12-abc".to_owned()),
            ("/comments/12-abc/link/".to_owned(), "/comments/12-abc".to_owned()),
            ("/comments/confirm/12-abc/again".to_owned(), "/comments/confirm/12-abc".to_owned()),
        ] {
            let answer = asked(world, Method::Get, &path).await;
            assert_eq!(answer.assert_status(405).header("Allow"), Some("POST"), "{path}");
            answer.assert_has("There is no page at this web address").assert_has("Go to the page with the form");
            assert_eq!(answer.attributes("main a", "href"), [back.as_str(), "/"], "{path}");
            assert_eq!(asked(world, Method::Head, &path).await.status, 405, "{path}");
        }
        let reloaded = world.reader().get(&format!("{}comments", post.path)).await;
        reloaded.assert_redirect(&format!("{}#comments", post.path));
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        for (path, back) in [
            ("/desk/moderation/comments/7/publication", "/desk/moderation/comments/7"),
            ("/desk/moderation/comments/7/notes/3/withdrawal", "/desk/moderation/comments/7"),
            ("/desk/sign-out", "/desk"),
            ("/desk/account/password", "/desk/account"),
            ("/desk/moderation/several", "/desk/moderation"),
            ("/desk/moderation/checks/link", "/desk/moderation"),
            ("/desk/posts/7/review", "/desk/posts/7"),
        ] {
            let answer = mo.get(path).await;
            assert_eq!(answer.assert_status(405).header("Allow"), Some("POST"), "{path}");
            assert_eq!(answer.attributes("main a", "href"), [back, "/desk/"], "{path}");
        }
    }

    async fn what_is_not_there_takes_no_method(world: &World) {
        for path in [
            "/nowhere", "/a/b/c/d/", "/2026/3/", "/desk/nowhere", "/comments", "/2026/03/09/x/y/",
            "/.env", "/wp-login.php", "/xmlrpc.php",
        ] {
            for method in [Method::Get, Method::Put, Method::Options, Method::Post, Method::Delete] {
                let answer = asked(world, method, path).await;
                assert_eq!(answer.assert_status(404).header("Allow"), None, "{method} {path}");
            }
        }
    }

    async fn an_error_on_the_desk_leads_back_to_the_desk(world: &World) {
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        for (path, status) in [
            ("/desk/nowhere", 404),
            ("/desk/moderation/comments/999999", 404),
            ("/desk/moderation/nowhere", 404),
            ("/desk/people/", 403),
            ("/desk/settings", 403),
            ("/desk/posts/999999/", 403),
            ("/desk/sign-out", 405),
            ("/desk/moderation/comments/x", 404),
            ("/desk/records/sealed/", 403),
            ("/desk/answers/999999", 404),
        ] {
            let page = mo.get(path).await;
            page.assert_status(status).assert_has("Go to the desk");
            assert!(!page.has("Go to the front page"), "{path}");
            assert_eq!(page.attributes("main a", "href").last().map(String::as_str), Some("/desk/"), "{path}");
            // In the frame of the desk, with its menu.
            assert!(page.attributes("nav[aria-label=Desk] a", "href").contains(&"/desk/moderation/".to_owned()), "{path}");
        }
        let forged = mo.post("/desk/account/profile", &[("csrf", "x"), ("name", "Mo")]).await;
        forged.assert_status(403).assert_has("Go to the desk");
        // A stranger is told nothing of the team.
        let stranger = world.reader().get("/desk/nowhere").await;
        stranger.assert_status(404).assert_has("Go to the desk");
        assert!(!stranger.has("Go to the front page"));
        for path in ["/nowhere", "/2026/03/09/none/"] {
            let page = world.reader().get(path).await;
            page.assert_status(404).assert_has("Go to the front page");
            assert!(!page.has("desk"), "{path}");
        }
    }
}
