//! Posts as authors write them, and how each is to be read.

use super::post;

fn html(text: &str) -> String {
    post(text).expect("HTML").as_str().trim_end().to_owned()
}

#[track_caller]
fn each(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(html(text), *expected, "{text:?}");
    }
}

fn link(address: &str) -> String {
    format!("<a href=\"{address}\" rel=\"noopener noreferrer\">{address}</a>")
}

#[test]
fn the_numbers_of_a_list_are_its_writers_and_have_room() {
    each(&[
        (
            "1986. A great year\n100. Not out\n101. Out",
            "<ol start=\"1986\" class=\"figures-4\">\n<li>A great year</li>\n\
             <li value=\"100\">Not out</li>\n<li>Out</li>\n</ol>",
        ),
        ("1. a\n1. b\n1. c", "<ol>\n<li>a</li>\n<li>b</li>\n<li>c</li>\n</ol>"),
        ("0. a\n0. b", "<ol start=\"0\">\n<li>a</li>\n<li>b</li>\n</ol>"),
        (
            "1. a\n1. b\n3. c",
            "<ol>\n<li>a</li>\n<li value=\"1\">b</li>\n<li value=\"3\">c</li>\n</ol>",
        ),
        (
            "123456789. a\n123456789. b",
            "<ol start=\"123456789\" class=\"figures-9\">\n<li>a</li>\n\
             <li value=\"123456789\">b</li>\n</ol>",
        ),
        (
            "999999999. a\n- b",
            "<ol start=\"999999999\" class=\"figures-9\">\n<li>a</li>\n</ol>\n<ul>\n<li>b</li>\n</ul>",
        ),
    ]);
}

#[test]
fn bare_addresses_are_links_and_end_where_people_end_them() {
    let page = link("https://example.org/page");
    for (text, expected) in [
        ("https://example.org/page", page.clone()),
        ("“https://example.org/page”", format!("“{page}”")),
        ("See https://example.org/page.", format!("See {page}.")),
        ("https://example.org/page’s end", format!("{page}’s end")),
        ("https://example.org/page–**then**", format!("{page}–<strong>then</strong>")),
        (
            "“www.example.org”",
            "“<a href=\"http://www.example.org\" rel=\"noopener noreferrer\">www.example.org</a>”"
                .to_owned(),
        ),
        ("ana@example.org", "<a href=\"mailto:ana@example.org\">ana@example.org</a>".to_owned()),
        ("https://example.org/~ana/", link("https://example.org/~ana/")),
        ("`https://example.org/page”`", "<code>https://example.org/page”</code>".to_owned()),
        ("ftp://example.org", "ftp://example.org".to_owned()),
        (
            "[a](https://example.org/it’s)",
            "<a href=\"https://example.org/it%E2%80%99s\" rel=\"noopener noreferrer\">a</a>"
                .to_owned(),
        ),
        ("[ring](tel:+441632960001)", "<a href=\"tel:+441632960001\">ring</a>".to_owned()),
    ] {
        assert_eq!(html(text), format!("<p>{expected}</p>"), "{text:?}");
    }
    assert!(
        html("[a]\n\n[a]: https://example.org/it’s")
            .contains("href=\"https://example.org/it%E2%80%99s\"")
    );
}

#[test]
fn single_tildes_strike_nothing_out() {
    each(&[
        ("H~2~O and CO~2~.", "<p>H<sub>2</sub>O and CO<sub>2</sub>.</p>"),
        ("~5 to ~10, a ~b~ c", "<p>~5 to ~10, a ~b~ c</p>"),
        ("~~out~~", "<p><del>out</del></p>"),
        ("`a~2~`", "<p><code>a~2~</code></p>"),
        (
            "~~~\na~2~\n~~~",
            "<pre tabindex=\"0\" role=\"region\" aria-label=\"Code 1\"><code>a~2~\n</code></pre>",
        ),
    ]);
}

#[test]
fn backslashes_of_paths_stay_and_others_are_marks() {
    each(&[
        ("C:\\_new\\.git\\#1", "<p>C:\\_new\\.git\\#1</p>"),
        ("C:\\Program Files\\_x", "<p>C:\\Program Files\\_x</p>"),
        ("(\\\\server\\_share\\*.*)", "<p>(\\\\server\\_share\\*.*)</p>"),
        ("C:\\\\Users\\\\_x", "<p>C:\\Users\\_x</p>"),
        ("\\*a\\* \\# 1\\. \\~b\\~", "<p>*a* # 1. ~b~</p>"),
        ("a\\\nb", "<p>a<br>\nb</p>"),
    ]);
}

#[test]
fn what_is_defined_and_never_used_is_shown() {
    each(&[
        ("Good.\n\n[Sam]: agreed", "<p>Good.</p>\n<p>[Sam]: agreed</p>"),
        ("Good.\n\n[^1]: A note *here*", "<p>Good.</p>\n<p>[^1]: A note <em>here</em></p>"),
        ("> [Sam]: agreed", "<blockquote>\n<p>[Sam]: agreed</p>\n</blockquote>"),
        (
            "[a] `[b]`\n\n[A]: /a\n[b]: /b",
            "<p><a href=\"/a\">a</a> <code>[b]</code></p>\n<p>[b]: /b</p>",
        ),
        ("[x][a]\n\n[a]: /a 'T'", "<p><a href=\"/a\" title=\"T\">x</a></p>"),
        (
            "```\n[a]: /a\n```",
            "<pre tabindex=\"0\" role=\"region\" aria-label=\"Code 1\"><code>[a]: /a\n</code></pre>",
        ),
    ]);
    let both = html("a[^x]\n\n[^x]: Used.\n\n[^y]: Not used.\n");
    assert!(both.contains("<p>[^y]: Not used.</p>"), "{both}");
    assert!(both.contains("<p>Used. <a href=\"#fnref-1\""), "{both}");
    assert!(both.contains("<sup class=\"footnote-ref\">"), "{both}");
    assert!(
        html("a[^_odd name_]\n\n[^_odd name_]: Words.").contains("[^_odd")
            || html("a[^1]\n\n[^1]: Words.").contains("fn-1")
    );
}

#[test]
fn what_is_defined_twice_is_shown_the_second_time() {
    each(&[
        (
            "[x][a]\n\n[a]: /one\n[A]: /two\n\nEnd",
            "<p><a href=\"/one\">x</a></p>\n<p>[A]: /two</p>\n<p>End</p>",
        ),
        (
            "```\n[a]: /code\n```\n\n[a]\n\n[a]: /real\n\n[a]: /late",
            "<pre tabindex=\"0\" role=\"region\" aria-label=\"Code 1\"><code>[a]: /code\n</code></pre>\n\
             <p><a href=\"/real\">a</a></p>\n<p>[a]: /late</p>",
        ),
    ]);
    let twice = html("a[^x]\n\n[^x]: First.\n\n[^x]: Second.\n");
    assert!(twice.contains("First. <a href=\"#fnref-1\""), "{twice}");
    assert!(twice.contains("<p>[^x]: Second.</p>"), "{twice}");
    // Many lines of code before what counts.
    let code = "    [a]: /code\n".repeat(20);
    assert!(html(&format!("[a]\n\n{code}\n[a]: /real")).contains("href=\"/real\""));
}

#[test]
fn tabs_and_stand_ins_are_as_typed() {
    each(&[
        (
            "\ta\tb\n\t\tc",
            "<pre tabindex=\"0\" role=\"region\" aria-label=\"Code 1\"><code>a\tb\n\tc\n</code></pre>",
        ),
        ("-\ta\u{fdd0}\u{fdd5}b", "<ul>\n<li>ab</li>\n</ul>"),
    ]);
}
