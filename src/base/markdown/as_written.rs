//! Comments as people write them, and how each is to be read.

use super::comment;

fn html(text: &str) -> String {
    comment(text).expect("HTML").as_str().trim_end().to_owned()
}

#[track_caller]
fn each(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(html(text), *expected, "{text:?}");
    }
}

#[test]
fn lines_end_where_their_writer_ended_them() {
    each(&[
        ("Write to:\nRoom 4\n1 High Street", "<p>Write to:<br>\nRoom 4<br>\n1 High Street</p>"),
        ("a\r\nb", "<p>a<br>\nb</p>"),
        ("a  \nb\\\nc", "<p>a<br>\nb\\<br>\nc</p>"),
        ("> a\n> b", "<blockquote>\n<p>a<br>\nb</p>\n</blockquote>"),
        ("- a\n  b\n- c", "<ul>\n<li>a<br>\nb</li>\n<li>c</li>\n</ul>"),
        ("**a\nb**", "<p><strong>a<br>\nb</strong></p>"),
        ("a <b\nc> d", "<p>a &lt;b<br>\nc&gt; d</p>"),
        ("<!-- a\n\nb", "<p>&lt;!-- a</p>\n<p>b</p>"),
    ]);
}

#[test]
fn indentation_is_not_code() {
    each(&[
        ("First.\n\n\tSecond", "<p>First.</p>\n<p>Second</p>"),
        ("    First with *stress*", "<p>First with <em>stress</em></p>"),
        ("- a\n\n        b", "<ul>\n<li>\n<p>a</p>\n<p>b</p>\n</li>\n</ul>"),
        ("-     a", "<ul>\n<li>a</li>\n</ul>"),
        (">     a", "<blockquote>\n<p>a</p>\n</blockquote>"),
    ]);
}

#[test]
fn dashes_and_the_like_stay() {
    each(&[
        ("Thanks for this\n--\nPat", "<p>Thanks for this<br>\n--<br>\nPat</p>"),
        ("Thanks for this\n===\nPat", "<p>Thanks for this<br>\n===<br>\nPat</p>"),
        ("Thanks for this\n-----\nPat", "<p>Thanks for this<br>\n-----<br>\nPat</p>"),
        ("Thanks\n-\nPat", "<p>Thanks<br>\n-<br>\nPat</p>"),
        ("> Thanks\n> --\n> Pat", "<blockquote>\n<p>Thanks<br>\n--<br>\nPat</p>\n</blockquote>"),
        ("* * *", "<p>* * *</p>"),
    ]);
}

#[test]
fn what_is_not_quoted_stands_outside_the_quotation() {
    each(&[
        ("> theirs\nmine", "<blockquote>\n<p>theirs</p>\n</blockquote>\n<p>mine</p>"),
        (
            "> > first\n> second\nthird",
            "<blockquote>\n<blockquote>\n<p>first</p>\n</blockquote>\n<p>second</p>\n\
             </blockquote>\n<p>third</p>",
        ),
        ("- one\n- two\nmine", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n<p>mine</p>"),
        (
            "- > theirs\n  mine\n",
            "<ul>\n<li>\n<blockquote>\n<p>theirs</p>\n</blockquote>\n<p>mine</p>\n</li>\n</ul>",
        ),
        ("mine\n> theirs", "<p>mine</p>\n<blockquote>\n<p>theirs</p>\n</blockquote>"),
    ]);
}

#[test]
fn a_year_or_a_plus_begins_no_list() {
    each(&[
        ("1986. A great year", "<p>1986. A great year</p>"),
        ("2024. ", "<p>2024.</p>"),
        ("100. Not out", "<p>100. Not out</p>"),
        ("It cost us\n5.", "<p>It cost us<br>\n5.</p>"),
        ("+ 5 for effort", "<p>+ 5 for effort</p>"),
        ("+1", "<p>+1</p>"),
        ("> + 5\n> 1986. x", "<blockquote>\n<p>+ 5<br>\n1986. x</p>\n</blockquote>"),
        ("12. a\n13. b", "<ol start=\"12\">\n<li>a</li>\n<li>b</li>\n</ol>"),
        ("1986. A great year\n100. Not out", "<p>1986. A great year<br>\n100. Not out</p>"),
    ]);
}

#[test]
fn lists_are_as_they_were() {
    each(&[
        ("My points:\n- a\n- b", "<p>My points:</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("* a\n* b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("1) a\n2) b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"),
        ("- a\n\t- b\n- c", "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n<li>c</li>\n</ul>"),
        (
            "- ```\n  x\n    y\n  ```\n- b",
            "<ul>\n<li>\n<pre tabindex=\"0\"><code>x\n  y\n</code></pre>\n</li>\n<li>b</li>\n</ul>",
        ),
    ]);
}

#[test]
fn the_numbers_of_a_list_are_its_writers() {
    let two =
        |start: &str, value: &str| format!("<ol{start}>\n<li>a</li>\n<li{value}>b</li>\n</ol>");
    for (text, expected) in [
        ("9. a\n11. b", two(" start=\"9\"", " value=\"11\"")),
        ("3. a\n2. b", two(" start=\"3\"", " value=\"2\"")),
        ("5. a\n5. b", two(" start=\"5\"", " value=\"5\"")),
        ("1. a\n1. b", two("", "")),
        ("1) a\n7) b", two("", " value=\"7\"")),
        ("98. a\n99. b", two(" start=\"98\"", "")),
        ("99. a\n100. b", "<ol start=\"99\">\n<li>a</li>\n</ol>\n<p>100. b</p>".to_owned()),
    ] {
        assert_eq!(html(text), expected, "{text:?}");
    }
    let many = html(&"1. a\n".repeat(101));
    assert!(many.starts_with("<ol class=\"figures-3\">"), "{many}");
}

#[test]
fn marks_inside_words_stay() {
    each(&[
        ("H~2~O and CO~2~", "<p>H~2~O and CO~2~</p>"),
        ("~5 to ~10, ~~not~~ ~this~", "<p>~5 to ~10, <del>not</del> ~this~</p>"),
        ("C:\\Users\\*.* \\\\server\\_share", "<p>C:\\Users\\*.* \\\\server\\_share</p>"),
        ("2*3*4", "<p>2*3*4</p>"),
        ("f*** off", "<p>f*** off</p>"),
        ("this f**k and s**t", "<p>this f**k and s**t</p>"),
        ("the snake_case_name stays", "<p>the snake_case_name stays</p>"),
        ("C:\\_new\\#1", "<p>C:\\_new\\#1</p>"),
        ("\\\\server\\*.* \\*a\\*", "<p>\\\\server\\*.* \\*a\\*</p>"),
        ("¯\\_(ツ)_/¯", "<p>¯\\_(ツ)_/¯</p>"),
        ("`a\\_b*c*d`", "<p><code>a\\_b*c*d</code></p>"),
        (
            "*a* **b** ***c*** (*d*)",
            "<p><em>a</em> <strong>b</strong> <em><strong>c</strong></em> (<em>d</em>)</p>",
        ),
    ]);
}

#[test]
fn code_in_fences_is_as_it_was_typed() {
    each(&[(
        "```\n\tif (a*b*c) {\n+ 1\n1986. [x]: y \\_\n---\n\n> \u{201c}https://a.example\u{201d}\n```\nafter",
        "<pre tabindex=\"0\"><code>\tif (a*b*c) {\n+ 1\n1986. [x]: y \\_\n---\n\n\
         &gt; \u{201c}https://a.example\u{201d}\n</code></pre>\n<p>after</p>",
    )]);
}

/// A link as it is shown.
fn link(address: &str) -> String {
    format!("<a href=\"{address}\" rel=\"nofollow ugc noopener noreferrer\">{address}</a>")
}

#[test]
fn addresses_end_where_people_end_them() {
    let page = link("https://example.org/page");
    for (text, expected) in [
        ("“https://example.org/page”", format!("“{page}”")),
        ("‘https://example.org/page’, see?", format!("‘{page}’, see?")),
        ("\"https://example.org/page\".", format!("\"{page}\".")),
        ("https://example.org/page…", format!("{page}…")),
        ("https://example.org/page’s", format!("{page}’s")),
        ("https://example.org/page's end", format!("{page}'s end")),
        ("https://example.org/page—then", format!("{page}—then")),
        ("https://example.org/page–**then**", format!("{page}–<strong>then</strong>")),
        ("(https://example.org/a_(b))", format!("({})", link("https://example.org/a_(b)"))),
        ("https://example.org/a*b*c_d_e", link("https://example.org/a*b*c_d_e")),
        ("**https://example.org/page**", format!("<strong>{page}</strong>")),
    ] {
        assert_eq!(html(text), format!("<p>{expected}</p>"), "{text:?}");
    }
    assert!(html("“www.example.org”").ends_with("\">www.example.org</a>”</p>"));
    let words = html("[“here”](https://example.org/it’s_(x))");
    assert!(words.contains(">“here”</a></p>"), "{words}");
}

#[test]
fn no_words_vanish() {
    each(&[
        ("Good post.\n\n[Sam]: agreed", "<p>Good post.</p>\n<p>[Sam]: agreed</p>"),
        ("> [Sam]: agreed", "<blockquote>\n<p>[Sam]: agreed</p>\n</blockquote>"),
        ("- [Sam]:\n  agreed", "<ul>\n<li>[Sam]:<br>\nagreed</li>\n</ul>"),
        ("[a]: /b 'c'\n[a]", "<p>[a]: /b 'c'<br>\n[a]</p>"),
        ("\u{b}a\u{fdd0}b\u{fdd1}\tc", "<p>ab c</p>"),
    ]);
}
