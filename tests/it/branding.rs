//! What an organisation carries on every public page: its header, footer and logo, and the links of the menu and
//! the foot.

use crate::world::Program;
use fair_comment::team::accounts::Role;
use std::fs;

const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("written");
    }
    folder
}

/// The links as the form sends them: words, address, order.
fn rows<'a>(
    menu: &[[&'a str; 3]],
    foot: &[[&'a str; 3]],
    version: &'a str,
) -> Vec<(&'static str, &'a str)> {
    let row = |names: [&'static str; 3], row: &[&'a str; 3]| {
        names.into_iter().zip(*row).collect::<Vec<_>>()
    };
    let menu = menu.iter().flat_map(|link| row(["menu_label", "menu_address", "menu_place"], link));
    let foot = foot.iter().flat_map(|link| row(["foot_label", "foot_address", "foot_place"], link));
    menu.chain(foot).chain([("version", version)]).collect()
}

const FOOT: [[&str; 3]; 2] =
    [["Privacy", "/privacy/", "1"], ["Accessibility", "/accessibility/", "2"]];

#[test]
fn a_folder_that_cannot_be_used_is_refused_at_the_start() {
    let both = folder(&[("logo.svg", SVG), ("logo.png", "x")]);
    let empty = folder(&[]);
    let script = folder(&[("header.html", "<script>alert(1)</script>")]);
    for (path, words) in [
        ("/nowhere/at/all", "BRAND_DIR names /nowhere/at/all, which is not a folder"),
        (
            both.path().to_str().expect("a path"),
            "BRAND_DIR must have logo.svg or logo.png, and has both",
        ),
        (empty.path().to_str().expect("a path"), "which has none of header.html, footer.html"),
        (
            script.path().to_str().expect("a path"),
            "BRAND_DIR has header.html with nothing in it that can be shown",
        ),
    ] {
        let ended = Program::with(&[("BRAND_DIR", path)]).run(&["user", "list"], "");
        assert_eq!(ended.code, 2, "{path}: {ended:?}");
        assert!(ended.said.contains(words), "{ended:?}");
    }
}

both! {
    async fn every_public_page_carries_header_footer_and_logo(world: &World) {
        let post = world.published("A post").await;
        let folder = folder(&[
            ("header.html", "<p onclick=\"x()\"><img src=\"logo.svg\" alt=\"Department of Tides\"> Crown estate</p><script>1</script>"),
            ("footer.html", "<p>All tides are our own. <a href=\"https://tides.example\">Tides</a></p>"),
            ("logo.svg", SVG),
        ]);
        let branded = world.beside(&[("BRAND_DIR", folder.path().to_str().expect("a path"))]).await;
        for path in ["/", &post.path, "/about/", "/comment-rules/", "/nowhere"] {
            let page = branded.reader().get(path).await;
            assert_eq!(page.select(".fc-brand p"), ["Crown estate"], "{path}");
            page.assert_has("All tides are our own.");
            assert!(!page.body().contains("<script") && !page.body().contains("onclick"), "{path}");
        }
        let page = branded.reader().get("/").await;
        let logo = page.attributes(".fc-brand img", "src").concat();
        let file = branded.reader().get(&logo).await;
        assert_eq!(file.assert_ok().body(), SVG);
        assert_eq!(file.header("Content-Type"), Some("image/svg+xml"));
        let policy = file.header("Content-Security-Policy").unwrap_or_default();
        assert!(policy.contains("default-src 'none'") && policy.contains("sandbox") && !policy.contains("allow"), "{policy}");
        assert_eq!(file.header("X-Content-Type-Options"), Some("nosniff"));
        assert!(file.header("Cache-Control").is_some_and(|value| value.contains("immutable")));
        branded.reader().get("/brand/logo.svg").await.assert_status(404);
        // Without the setting there is nothing of it, and settings that are saved do not lose it.
        assert!(world.reader().get("/").await.select(".fc-brand").is_empty());
        let ada = branded.person("Ada Admin", &[Role::Administrator]).await;
        ada.post("/desk/settings/links", &rows(&[["Home", "/", "1"]], &FOOT, "1")).await.assert_status(303);
        assert_eq!(branded.reader().get("/").await.select(".fc-brand p"), ["Crown estate"]);
        assert!(ada.get("/desk/").await.select(".fc-brand").is_empty());
    }

    async fn the_menu_and_the_foot_are_the_teams_own(world: &World) {
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        let page = ada.get("/desk/settings/links").await;
        assert_eq!(page.attributes("input[name=menu_label]", "value"), ["Posts", "About", "Comment rules", "", ""]);
        let menu = [["Posts", "/", "1"], ["About us", "/about/", "2"], ["Tides", "https://tides.example", "1"], ["", "", ""]];
        ada.post("/desk/settings/links", &rows(&menu, &FOOT, "1")).await
            .assert_redirect("/desk/settings/links?done=saved");
        let page = world.reader().get("/about/").await;
        assert_eq!(page.select(".fc-nav a"), ["Tides", "Posts", "About us"]);
        assert_eq!(page.attributes(".fc-nav a", "href"), ["https://tides.example/", "/", "/about/"]);
        assert_eq!(page.select(".fc-nav a[aria-current=page]"), ["About us"]);
        assert_eq!(page.select(".fc-foot li a"), ["Privacy", "Accessibility"]);
        // Saving the settings leaves the links as they are.
        let version = ada.get("/desk/settings").await.attributes("input[name=version]", "value").concat();
        let settings = [
            ("name", "Fair winds"), ("accent", "#123456"), ("replies", "team"), ("version", version.as_str()),
        ];
        ada.post("/desk/settings", &settings).await.assert_status(303);
        let page = world.reader().get("/").await;
        assert_eq!(page.select(".fc-nav a"), ["Tides", "Posts", "About us"]);
        // Whoever had it open before is told, and sees what they typed.
        let late = ada.post("/desk/settings/links", &rows(&[["Late", "/", "1"]], &FOOT, "1")).await;
        late.assert_status(409).assert_has("Someone else changed the settings before you.");
        assert_eq!(late.attributes("#menu", "value"), ["Late"]);
    }

    async fn links_that_are_not_safe_are_refused_and_every_word_is_kept(world: &World) {
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        let before = world.everything().await;
        let long = "x".repeat(41);
        for (menu, mistake) in [
            (["Evil", "javascript:alert(1)", "1"], "Enter an address that starts with / or https://, for “Evil”"),
            (["Evil", "//evil.example", "1"], "Enter an address that starts with / or https://, for “Evil”"),
            (["Plain", "http://tides.example", "1"], "Enter an address that starts with / or https://, for “Plain”"),
            (["Desk", "/desk/", "1"], "Enter a page that readers can open, and not one of the desk, for “Desk”"),
            (["Where", "", "1"], "Enter where the link leads, for “Where”"),
            (["", "/about/", "1"], "Enter the words of the link"),
            (["Order", "/", "first"], "Enter the order of each link as a number"),
            ([&long, "/", "1"], "The words of a link must be 40 characters or less. You entered 41"),
        ] {
            let page = ada.post("/desk/settings/links", &rows(&[menu], &FOOT, "1")).await;
            page.assert_refused(&[mistake]);
            assert_eq!(page.attributes("#menu", "value"), [menu[0]]);
            assert_eq!(page.attributes("#menu-address", "value"), [menu[1]]);
        }
        ada.post("/desk/settings/links", &rows(&[["Posts", "/", "1"]], &FOOT[..1], "1")).await
            .assert_refused(&["Keep links to /privacy/ and /accessibility/. The law asks for them"]);
        ada.post("/desk/settings/links", &[("version", "1")]).await
            .assert_refused(&["Enter at least one link", "Enter at least one link"]);
        assert_eq!(before, world.everything().await);
    }
}
