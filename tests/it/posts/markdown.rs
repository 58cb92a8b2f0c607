//! What authors write in a post, as readers see it, and what authors are told of it.

use fair_comment::team::accounts::Role;

both! {
    async fn bare_addresses_numbers_and_small_figures_reach_readers(world: &World) {
        let ana = world.person("Ana Field", &[Role::Editor]).await;
        let body = "See “https://example.org/page” or [ring us](tel:+441632960001).\n\n\
                    1986. A great year\n100. Not out\n\nH~2~O, and ~5 of C:\\_new\\.git.\n\n\
                    [Sam]: agreed\n\n[^1]: Nobody refers to this.";
        let post = world.published("Water").await;
        let page = ana.post("/desk/posts/preview", &[("title", "Water"), ("body", body)]).await;
        let shown = |html: &str| {
            for part in [
                "“<a href=\"https://example.org/page\" rel=\"noopener noreferrer\">https://example.org/page</a>”",
                "<a href=\"tel:+441632960001\">ring us</a>",
                "<ol start=\"1986\" class=\"figures-4\">\n<li>A great year</li>\n<li value=\"100\">Not out</li>",
                "H<sub>2</sub>O, and ~5 of C:\\_new\\.git.",
                "<p>[Sam]: agreed</p>",
                "<p>[^1]: Nobody refers to this.</p>",
            ] {
                assert!(html.contains(part), "{part} in {html}");
            }
        };
        shown(&page.assert_ok().body());
        let path = format!("/desk/posts/{}/", post.id);
        ana.post(&path, &[("title", "Water"), ("body", body)]).await.assert_status(303);
        ana.post(&format!("{path}publication"), &[("kind", "correction")]).await.assert_status(303);
        shown(&world.reader().get(&post.path).await.assert_ok().body());
    }

    async fn an_author_is_told_of_pictures_that_readers_do_not_see(world: &World) {
        let ana = world.person("Ana Field", &[Role::Editor]).await;
        let body = "![A chart](https://a.example/x.png)\n\n![](https://a.example/y.png) ![A map](map.png) ![](z.png) ![Ours](/media/b.png)";
        let id = ana.writes("Charts", body).await;
        let told = [
            "https://a.example/x.png: Readers get a link that says “A chart”.",
            "https://a.example/y.png: Readers get a link to it.",
            "map.png: Readers only see the words “A map”.",
            "z.png: Readers see nothing in its place.",
        ];
        let editor = ana.get(&format!("/desk/posts/{id}/")).await;
        let fields = [("title", "Charts"), ("body", body)];
        let preview = ana.post("/desk/posts/preview", &fields).await;
        let again = ana.post(&format!("/desk/posts/{id}/preview"), &fields).await;
        let publication = ana.get(&format!("/desk/posts/{id}/publication")).await;
        for page in [editor, preview, again, publication] {
            page.assert_ok().assert_has("Readers will not see 4 pictures.");
            assert_eq!(page.select("#pictures li"), told);
        }
        let page = ana.post("/desk/posts/preview", &fields).await;
        assert_eq!(page.attributes(".prose img", "src"), ["/media/b.png"]);
        assert_eq!(page.select(".prose a"), ["A chart", "https://a.example/y.png"]);
        let none = ana.post("/desk/posts/preview", &[("title", "A"), ("body", "![Ours](/media/b.png)")]).await;
        assert!(none.assert_ok().select("#pictures").is_empty());
    }

    async fn titles_are_found_whatever_their_letters(world: &World) {
        let ana = world.person("Ana Field", &[Role::Editor]).await;
        for title in ["L’ÉCOLE is open", "The e\u{301}cole again", "Straße", "100%_sure", "Nothing"] {
            ana.writes(title, "Words").await;
        }
        for (words, titles) in [
            ("%C3%A9cole", &["The e\u{301}cole again", "L’ÉCOLE is open"][..]),
            ("%C3%89COLE", &["The e\u{301}cole again", "L’ÉCOLE is open"]),
            ("e%CC%81cole", &["The e\u{301}cole again", "L’ÉCOLE is open"]),
            ("open+ecole", &["L’ÉCOLE is open"]),
            ("STRASSE", &["Straße"]),
            ("%25_", &["100%_sure"]),
            ("walrus", &[]),
        ] {
            let page = ana.get(&format!("/desk/posts/?q={words}")).await;
            assert_eq!(page.assert_ok().select("tbody th a"), titles, "{words}");
        }
    }
}
