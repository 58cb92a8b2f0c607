//! Texts made to take long or to grow, and the proof that each is refused before it is written out
//! or costs little more than plain words of the same length.
//!
//! `cargo test --release -- --ignored takes_long` measures the time.

use super::{comment, limits, post};
use std::time::{Duration, Instant};

/// How many times as long as plain words a text may take; generous, since the machine may be busy.
const RATIO: u32 = 50;
/// What the clock cannot tell apart.
const GRAIN: Duration = Duration::from_millis(20);

/// `pattern` again and again, up to `length` bytes.
fn filled(pattern: &str, length: usize) -> String {
    pattern.repeat(length / pattern.len())
}

/// The known shapes: those of cmark's own list of pathological inputs, and those found here.
fn bombs(length: usize) -> Vec<String> {
    let half = length / 2;
    let mut bombs: Vec<String> = [
        ">",
        "> ",
        ">\t",
        "- ",
        "* ",
        "+ ",
        "1. ",
        "1) ",
        "> - 1. ",
        "*",
        "**a ",
        "*a **a ",
        "_a ",
        "a_ ",
        "*a_ ",
        "~~a ",
        "~",
        "`",
        "`a",
        "[",
        "[a](",
        "[](",
        "[ (](",
        "[ a_",
        "![",
        "![[]()",
        "[^",
        "[a]",
        "<",
        "<a",
        "<a>",
        "</a",
        "<!--",
        "a <!--",
        "a <![CDATA[",
        "a <!A ",
        "a <?",
        "<div>\n\n",
        "&",
        "&#",
        "&amp;",
        "\"",
        "\\",
        "# a\n",
        "a\n=\n",
        "a\n-\n",
        "---\n",
        "- [ ] a\n",
        "- [x] ",
        "```\n\n```\n",
        "    a\n\n",
        "|",
        "|-",
        "|a\n",
        "a|a\n",
        "a  \n",
        "\n",
        " ",
        "\t",
        "a",
        "é",
        "\0",
        "www.",
        "http://",
        "www.a.b/(",
        "a@",
        "a@b.c.d.",
        "a@b_",
        "[a]: u\n\"",
        "[a]: <u",
        "> a\n\n",
        ">>>>>>>>>>\n\n",
        "- a\n\n\n",
        "**",
        "__a__",
        "[a](b)",
        "![a](/b)",
        "[a](https://b \"c\")",
    ]
    .iter()
    .map(|pattern| filled(pattern, length))
    .collect();
    bombs.extend([
        format!("{}{}", filled("[", half), filled("]", half)),
        format!("{}{}", filled("*a **a ", half), filled("b** b* ", half)),
        format!("a**b{}", filled("c* ", length)),
        format!("{}a{}", filled("[", length / 6), filled("](b)", length * 4 / 6)),
        format!("{}a{}", filled("![", length / 3), filled("](b)", length / 2)),
        format!("{}x{}", filled("- ", half), filled("\n", half)),
        format!("{}{}", filled("> ", half), filled("\na", half)),
        format!("{}x\n\n{}", filled("* ", half), filled("a\n\n", half)),
        (1..)
            .scan(0, |sum, n| {
                *sum += n + 1;
                (*sum < length).then(|| format!("e{}", "`".repeat(n)))
            })
            .collect(),
        (0..)
            .scan(0, |sum, n| {
                *sum += 2 * n + 4;
                (*sum < length).then(|| format!("{}- a\n", "  ".repeat(n)))
            })
            .collect(),
        format!(
            "{}{}",
            (0..40).map(|n| format!("{}- a\n", "  ".repeat(n))).collect::<String>(),
            filled("\n", length)
        ),
        format!("[a]: /{}\n\n{}", filled("u", half), filled("[a]", half)),
        format!("[^a]: x\n\n{}", filled("[^a]", length)),
        (0..length / 16).map(|n| format!("[^{n}]\n\n[^{n}]: x\n\n")).collect(),
        (0..length / 16)
            .map(|n| format!("[^{n}]: [^{}]\n\n", n + 1))
            .chain(["[^0]".to_owned()])
            .collect(),
        format!(
            "|{}\n|{}\n{}",
            filled("a|", length / 5),
            filled("-|", length / 5),
            filled("|a\n", half)
        ),
        format!("|{}\n|{}\n{}", filled("a|", 99), filled(":-:|", 198), filled("|\n", length)),
        format!("http://a.b/{}", filled(")", length)),
        format!("http://a.b/{}", filled("&a;", length)),
    ]);
    for (language, pattern) in [
        ("rust", "a("),
        ("rust", "a(b);\n"),
        ("js", "/a/;x=>{`${\n"),
        ("js", "{`${"),
        ("md", "*a **b [c](\n"),
        ("html", "<a b=\"c\">\n"),
        ("php", "<?php $a{"),
        ("py", "'''\"\"\"\n"),
        ("sql", "'((\n"),
        ("yaml", "a: [{&b\n"),
        ("c", "#if (\n"),
        ("rb", "%q{#{<<A\n"),
        ("sh", "$(${`\n"),
        ("tex", "\\a{$\n"),
        ("regex", "(a+)+[^\n"),
    ] {
        bombs.push(format!("```{language}\n{}\n```\n", filled(pattern, length)));
    }
    bombs
}

type Render = fn(&str) -> Result<super::SafeHtml, super::TooMuch>;

/// The quickest of three runs.
fn time(render: Render, text: &str) -> Duration {
    (0..3)
        .map(|_| {
            let start = Instant::now();
            let _ = std::hint::black_box(render(text));
            start.elapsed()
        })
        .min()
        .unwrap_or_default()
}

fn none_is_dear(render: Render, length: usize) {
    let plain = time(render, &filled("We counted our forms twice.\n\n", length));
    for bomb in bombs(length) {
        let took = time(render, &bomb);
        let shape: String = bomb.chars().take(40).collect();
        assert!(took <= plain * RATIO + GRAIN, "{shape:?} took {took:?}, plain words {plain:?}");
    }
}

#[test]
#[ignore = "measures time, which means something only with optimisation"]
fn no_comment_takes_long() {
    none_is_dear(comment, 3_000);
}

#[test]
#[ignore = "measures time, which means something only with optimisation"]
fn no_post_takes_long() {
    none_is_dear(post, 50_000);
    none_is_dear(post, 490_000);
}

#[test]
fn none_grows_more_than_it_may() {
    for (render, length) in [(comment as Render, 500), (comment, 3_000), (post, 500), (post, 3_000)]
    {
        for bomb in bombs(length) {
            if let Ok(html) = render(&bomb) {
                let shape: String = bomb.chars().take(40).collect();
                assert!(html.as_str().len() <= limits::most_out(bomb.len()), "{shape:?} grew");
            }
        }
    }
}

/// Making a comment ready to be read takes time by its length alone.
#[test]
fn what_is_given_to_comrak_is_no_longer_than_a_few_times_the_comment() {
    for bomb in bombs(3_000) {
        let shape: String = bomb.chars().take(40).collect();
        let length = super::lines::prepared(&bomb).len();
        assert!(length <= 5 * bomb.len() + 5, "{shape:?} became {length} bytes");
    }
}

/// Some shapes are refused by what they ask for, not by how long they would take.
#[test]
fn the_worst_are_refused_before_they_are_written_out() {
    let refused = |text: String| post(&text).expect_err("refused");
    assert!(refused(filled(">", 400_000)).contains("50 deep"));
    assert!(
        refused(format!("{}x{}", filled("- ", 100_000), filled("\n", 300_000))).contains("50 deep")
    );
    assert!(refused(filled("&", 400_000)).contains("50,000"));
    assert!(refused(format!("[^a]: x\n\n{}", filled("[^a]", 400_000))).contains("60,000"));
    assert!(
        refused(format!("[^a]: x\n\n{}", filled("[^a]", 40_000))).contains("too many footnotes")
    );
    assert!(refused(filled("*a **a ", 40_000) + &filled("b** b* ", 40_000)).contains("20 deep"));
    assert!(refused(filled("a", 50_001)).contains("50 kilobytes"));
    assert!(refused(filled("a", 500_001)).contains("500 kilobytes"));
    let comment = |text: String| comment(&text).expect_err("refused");
    assert!(comment(filled(">", 3_000)).contains("10 deep"));
    assert!(comment(filled(">>>>>>>>>>\n\n", 3_000)).contains("too many quotes"));
    assert!(comment(filled("a", 20_001)).contains("20,000"));
}
