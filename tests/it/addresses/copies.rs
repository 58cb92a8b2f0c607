//! Copies that are held already, and codings: RFC 9110, 8.8.3, 12.5.3, 13.1.2 and 15.4.5.

use crate::world::{Answer, Program, World};
use rocket::http::Method;

async fn asked(world: &World, path: &str, name: &str, value: &str) -> Answer {
    world.reader().ask(Method::Get, path).header(name, value).send().await
}

both! {
    async fn a_copy_is_known_by_its_tag_weak_or_not(world: &World) {
        let post = world.published("A title").await;
        for path in ["/", &post.path, "/feed/atom/", "/about/", "/sitemap.xml", "/robots.txt"] {
            let whole = world.reader().get(path).await;
            let tag = whole.header("ETag").expect("a tag").to_owned();
            let strong = tag.trim_start_matches("W/");
            for held in [
                tag.clone(), strong.to_owned(), "*".to_owned(), format!("\"x\", {tag}"), format!("W/\"x\",{strong}"),
                format!("  {strong}  "), format!("\"a,b\", {strong}"), format!("{strong}, \"x\""),
            ] {
                let same = asked(world, path, "If-None-Match", &held).await;
                assert!(same.assert_status(304).bytes.is_empty(), "{path} {held}");
                for name in ["ETag", "Cache-Control", "Vary"] {
                    assert_eq!(same.header(name), whole.header(name), "{name} at {path}");
                }
                for name in ["Content-Length", "Content-Type", "Content-Encoding"] {
                    assert_eq!(same.header(name), None, "{name} at {path}");
                }
            }
            for other in [
                "\"x\"".to_owned(), String::new(), strong.trim_matches('"').to_owned(), strong.replace('"', "'"),
                strong.to_uppercase().replace('A', "B").replace("\"", "\"z"),
            ] {
                asked(world, path, "If-None-Match", &other).await.assert_ok();
            }
        }
    }

    async fn a_page_is_compressed_for_those_who_want_it_so(world: &World) {
        for wanted in ["gzip", "GZIP", "gzip;q=0.5", "deflate, gzip", "*", "br;q=1, *;q=0.1", "x-gzip", "gzip, identity;q=0"] {
            let page = asked(world, "/", "Accept-Encoding", wanted).await;
            assert_eq!(page.assert_ok().header("Content-Encoding"), Some("gzip"), "{wanted}");
            assert_eq!(page.header("Vary"), Some("Accept-Encoding"));
        }
        for plain in [
            "gzip;q=0", "gzip;q=0.0", "gzip; q=0.000", "identity", "*;q=0", "gzip;q=0, *", "br", "",
            "identity;q=1, gzip;q=0.5", "gzip;q=nonsense", "gzip;q=0, identity;q=0",
        ] {
            let page = asked(world, "/", "Accept-Encoding", plain).await;
            assert_eq!(page.assert_ok().header("Content-Encoding"), None, "{plain}");
            assert!(page.has("About"), "{plain}");
            assert_eq!(page.header("Vary"), Some("Accept-Encoding"));
        }
    }
}

/// As it goes over the wire.
#[test]
fn a_copy_that_is_held_costs_no_body_and_no_length() {
    let serving = Program::fresh().serve();
    let whole = serving.get("/about/");
    let line = |answer: &str, name: &str| {
        let mut lines = answer.lines().take_while(|line| !line.is_empty());
        lines.find_map(|line| {
            let (given, value) = line.split_once(':')?;
            given.eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
        })
    };
    let tag = line(&whole, "etag").expect("a tag");
    for method in ["GET", "HEAD"] {
        let same = serving.speak(&format!(
            "{method} /about/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\nIf-None-Match: {}\r\n\r\n",
            tag.trim_start_matches("W/")
        ));
        assert!(same.starts_with("HTTP/1.1 304"), "{same}");
        assert!(same.ends_with("\r\n\r\n"), "{same}");
        for name in ["content-length", "transfer-encoding", "content-type"] {
            assert_eq!(line(&same, name), None, "{same}");
        }
        for name in ["etag", "cache-control", "vary"] {
            assert_eq!(line(&same, name), line(&whole, name), "{same}");
        }
        assert!(line(&same, "date").is_some(), "{same}");
    }
}
