//! Strings that try to bring script into a page, and the check that none of them does.

use super::{SafeHtml, comment, post};
use proptest::prelude::*;
use scraper::{Html, Node};

/// Each as it would be typed.
const ATTACKS: &[&str] = &[
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script\x0calert(1)></script>",
    "<img src=x onerror=alert(1)>",
    "<img src=x onerror\n=\nalert(1) //",
    "<img/src=\"x\"/onerror=alert(1)>",
    "<img src=`x` onerror=alert(1)>",
    "\"><img src=x onerror=alert(1)>",
    "'><svg/onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<svg><a><animate attributeName=href values=javascript:alert(1) /><text>a</text></a></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
    "<math><annotation-xml encoding=\"text/html\"><img src=x onerror=alert(1)></annotation-xml></math>",
    "<math href=\"javascript:alert(1)\">a</math>",
    "<form><button formaction=javascript:alert(1)>a</button></form>",
    "<form action=javascript:alert(1)><input type=submit></form>",
    "<input autofocus onfocus=alert(1)>",
    "<select autofocus onfocus=alert(1)>",
    "<textarea autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
    "<object data=javascript:alert(1)></object>",
    "<embed src=javascript:alert(1)>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<style>@import '//evil.example/x.css';</style>",
    "<div style=\"background:url(javascript:alert(1))\">a</div>",
    "<p style=\"width:expression(alert(1))\">a</p>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<!--><img src=x onerror=alert(1)>-->",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "<?xml-stylesheet href=\"javascript:alert(1)\"?>",
    "<a href=javascript:alert(1)>a</a>",
    "<a href=\"jav&#x09;ascript:alert(1)\">a</a>",
    "<a id=comments name=comments href=#x>a</a>",
    "<marquee onstart=alert(1)>a</marquee>",
    "<body onload=alert(1)>",
    "<x onclick=alert(1)>a",
    "<p onmouseover=alert(1)>a</p>",
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a](javascript&colon;alert(1))",
    "[a](javascript&#58;alert(1))",
    "[a](java&Tab;script:alert(1))",
    "[a](&#1;javascript:alert(1))",
    "[a](\\javascript:alert(1))",
    "[a](<java\tscript:alert(1)>)",
    "[a](< javascript:alert(1)>)",
    "[a](vbscript:msgbox(1))",
    "[a](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[a](data:image/svg+xml,<svg onload=alert(1)>)",
    "[a](file:///etc/passwd)",
    "[a](view-source:javascript:alert(1))",
    "[a](//evil.example\\@good.example)",
    "[a](/\\evil.example)",
    "[a](https://good.example\" onclick=\"alert(1))",
    "[a](https://a.example 'x\" onclick=\"alert(1)')",
    "[a](https://a.example \"x' onclick='alert(1)\")",
    "![a](javascript:alert(1))",
    "![a](x\" onerror=\"alert(1))",
    "![a\" onerror=\"alert(1)](/media/x.png)",
    "![a](/media/x.png \"b\" onerror=\"alert(1)\")",
    "![a](//evil.example/pixel.gif)",
    "![a](https://evil.example/pixel.gif)",
    "<javascript:alert(1)>",
    "<data:text/html,x>",
    "<https://a.example/\"onmouseover=\"alert(1)>",
    "https://a.example/\"onmouseover=\"alert(1)",
    "[a]\n\n[a]: javascript:alert(1)",
    "[a]: <javascript:alert(1)> \"x\"\n\n![a] [a][]",
    "`<script>alert(1)</script>`",
    "```\n</code></pre><script>alert(1)</script>\n```",
    "```\"onclick=alert(1)\nx\n```",
    "```\"><script>alert(1)</script>\nx\n```",
    "```html\n</code></pre><script>alert(1)</script>\n```",
    "~~~ javascript:alert(1)\nx\n~~~",
    "# <img src=x onerror=alert(1)>",
    "# a\" onclick=\"alert(1)",
    "|<script>alert(1)</script>|\n|-|\n|<img src=x onerror=alert(1)>|",
    "a[^\"onclick=alert(1)]\n\n[^\"onclick=alert(1)]: x",
    "a[^<script>]\n\n[^<script>]: <script>alert(1)</script>",
    "- [x] <img src=x onerror=alert(1)>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "\u{ff1c}script\u{ff1e}alert(1)\u{ff1c}/script\u{ff1e}",
    "<scr\0ipt>alert(1)</scr\0ipt>",
    "<a href=\"javas\0cript:alert(1)\">a</a>",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "<plaintext>",
    "<xmp><script>alert(1)</script></xmp>",
    "</p></div></article></main><h1>Owned</h1>",
    "{{constructor.constructor('alert(1)')()}}",
    "${alert(1)}",
];

const NEVER: [&str; 24] = [
    "script",
    "svg",
    "math",
    "style",
    "form",
    "input",
    "button",
    "textarea",
    "select",
    "iframe",
    "object",
    "embed",
    "template",
    "noscript",
    "base",
    "meta",
    "link",
    "video",
    "audio",
    "source",
    "details",
    "plaintext",
    "xmp",
    "h1",
];

/// What a browser would make of it holds no script, no handler, no foreign thing to fetch.
fn is_safe(html: &SafeHtml) -> Result<(), String> {
    for node in Html::parse_fragment(html.as_str()).tree.nodes() {
        let Node::Element(element) = node.value() else { continue };
        if NEVER.contains(&element.name()) {
            return Err(format!("<{}>", element.name()));
        }
        for (name, value) in element.attrs() {
            let plain: String =
                value.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
            let plain = plain.to_ascii_lowercase();
            let scheme = plain.split_once(':').map(|(scheme, _)| scheme);
            let harmless = match name {
                "href" => scheme.is_none_or(|scheme| {
                    ["http", "https", "mailto"].contains(&scheme)
                        || scheme.contains(['/', '?', '#'])
                }),
                "src" => plain.starts_with('/') && !plain.starts_with("//"),
                "style" | "srcset" | "srcdoc" | "name" | "target" => false,
                other => !other.starts_with("on"),
            };
            if !harmless {
                return Err(format!("{name}={value:?}"));
            }
        }
    }
    Ok(())
}

fn check(text: &str) -> Result<(), String> {
    for (kind, html) in [("post", post(text)), ("comment", comment(text))] {
        let Ok(html) = html else { continue };
        is_safe(&html).map_err(|fault| format!("{kind} of {text:?}: {fault} in {html}"))?;
        let again = match kind {
            "post" => super::clean::post(html.as_str()),
            _ => super::clean::comment(html.as_str()),
        };
        if again != html {
            return Err(format!("{kind} of {text:?} changes when cleaned again: {again}"));
        }
        if html.as_str().len() > super::limits::most_out(text.len()) {
            return Err(format!("{kind} of {text:?} grew"));
        }
        if kind == "comment"
            && [" id=", " class=", "<img"].iter().any(|no| tags(&html).contains(no))
        {
            return Err(format!("comment of {text:?} dresses up: {html}"));
        }
    }
    Ok(())
}

/// The tags alone, with what is in them.
fn tags(html: &SafeHtml) -> String {
    html.as_str().split('<').filter_map(|part| part.split_once('>')).map(|(tag, _)| tag).collect()
}

#[test]
fn the_check_itself_finds_script() {
    for attack in ATTACKS.iter().filter(|attack| attack.starts_with("<img src=x onerror=")) {
        assert!(is_safe(&SafeHtml::from_stored((*attack).to_owned())).is_err(), "{attack}");
    }
    assert!(
        is_safe(&SafeHtml::from_stored("<a href=\"java\tscript:x\">a</a>".to_owned())).is_err()
    );
}

#[test]
fn no_attack_brings_script() {
    let wrappers = ["{}", "> {}", "- {}", "**{}**", "[{}](/x)", "# {}", "|a|\n|-|\n|{}|", "    {}"];
    for attack in ATTACKS {
        for wrapper in wrappers {
            check(&wrapper.replace("{}", attack)).expect("safe");
        }
    }
}

#[test]
fn no_two_attacks_bring_script_together() {
    for first in ATTACKS {
        for second in ATTACKS.iter().step_by(3) {
            check(&format!("{first}{second}")).expect("safe");
        }
    }
}

/// Marks that mean something in Markdown or HTML, words, and attacks.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => prop::sample::select(vec![
            "*", "**", "_", "~~", "`", "```\n", "> ", "- ", "1. ", "# ", "\n", "\n\n", "    ", "\t",
            "[", "]", "](", ")", "![", "<", ">", "\"", "'", "&", ";", "|", "|-|\n", "[^1]", "[^1]: ",
            "[x] ", "\\", "---\n", "===\n", "https://a.example", "www.a.example", "a@b.example", ":",
            "//", "javascript:", "\0", "\r\n", "é", "\u{202e}", "👋",
        ]).prop_map(str::to_owned),
        1 => prop::sample::select(ATTACKS).prop_map(str::to_owned),
        1 => "[a-z ]{1,8}",
        1 => any::<char>().prop_map(String::from),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..Default::default() })]

    #[test]
    fn whatever_is_typed_comes_out_safe_bounded_and_settled(
        pieces in prop::collection::vec(piece(), 0..60),
    ) {
        if let Err(fault) = check(&pieces.concat()) {
            return Err(TestCaseError::fail(fault));
        }
    }
}
