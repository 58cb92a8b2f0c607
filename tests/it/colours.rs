//! What is written in colour can be read: every pair of the built style sheet, in the light and in the dark scheme, by
//! the formula of WCAG 2.2 (1.4.3 and 1.4.11).

use crate::architecture::holds;
use fair_comment::team::site::Accent;
use regex::Regex;
use std::{collections::BTreeMap, fs};

type Colours = BTreeMap<String, u32>;

/// Words on what every page and every box may have as its ground.
const WORDS: f64 = 4.5;
/// The edge of a control, a line that says something.
const GRAPHICS: f64 = 3.0;
/// On which plain words and lines lie without a ground of their own.
const GROUNDS: [&str; 2] = ["ground", "wash"];
/// Grounds that lie under words and links of the text.
const BOXES: [&str; 3] = ["info", "wait-ground", "refused-ground"];
/// What white words lie on: green, the band, and colours of the kit that are the same in both schemes.
const WHITE_ON: [&str; 4] = ["--green", "--deep", "--band", "#"];
/// Lines that part, and say nothing: they need no contrast.
const PARTING: &str = "rule";

/// The sheet as built, with what only paper and forced colours have taken out.
fn sheet() -> String {
    let built = fs::read_to_string("public/styles.css").expect("public/styles.css");
    let mut screen = String::new();
    let mut rest = built.as_str();
    while let Some(start) =
        rest.find("@media print").into_iter().chain(rest.find("@media (forced")).min()
    {
        screen.push_str(&rest[..start]);
        let mut depth = 0;
        let end = rest[start..].find(|letter| {
            depth += i32::from(letter == '{') - i32::from(letter == '}');
            letter == '}' && depth == 0
        });
        rest = &rest[start + end.expect("the end of a block") + 1..];
    }
    screen + rest
}

fn number(colour: &str) -> Option<u32> {
    let digits = colour.strip_prefix('#')?;
    let six = if digits.len() == 3 {
        digits.chars().flat_map(|digit| [digit, digit]).collect()
    } else {
        digits.to_owned()
    };
    u32::from_str_radix(&six, 16).ok().filter(|_| six.len() == 6)
}

/// Every colour of the sheet by its name, on a light and on a dark screen.
fn schemes(sheet: &str) -> [(&'static str, Colours); 2] {
    let named = Regex::new(r"--([a-z-]+):\s*(#[0-9a-f]{3,6})").expect("a pattern");
    let dark = Regex::new(r"@media screen and \(prefers-color-scheme: ?dark\)\{:root\{([^}]*)\}")
        .expect("a pattern");
    let block = dark.captures(sheet).expect("a dark scheme");
    let read = |text: &str| -> Colours {
        named
            .captures_iter(text)
            .filter_map(|found| Some((found[1].to_owned(), number(&found[2])?)))
            .collect()
    };
    let light = read(&dark.replace(sheet, ""));
    let mut both = light.clone();
    both.extend(read(&block[1]));
    [("light", light), ("dark", both)]
}

fn luminance(rgb: u32) -> f64 {
    let channel = |shift: u32| {
        let value = f64::from((rgb >> shift) & 0xff) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0)
}

fn contrast(one: u32, other: u32) -> f64 {
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    one.max(other) / one.min(other)
}

/// The colour of a value of the sheet: a name, or written out; nothing for `none`, `currentcolor` and the like.
fn colour(value: &str, scheme: &Colours) -> Option<u32> {
    let inside = value.split_once("var(--").map(|(_, name)| name.split(')').next().unwrap_or(""));
    match inside {
        Some(name) => Some(*scheme.get(name).unwrap_or_else(|| panic!("--{name} has no colour"))),
        None => value.split([' ', ',']).find_map(number),
    }
}

struct Rule<'a> {
    selector: &'a str,
    declarations: Vec<(&'a str, &'a str)>,
}

impl Rule<'_> {
    /// The last of these properties that counts.
    fn value(&self, names: &[&str]) -> Option<&str> {
        self.declarations
            .iter()
            .rev()
            .find(|(name, _)| names.contains(name))
            .map(|(_, value)| *value)
    }
}

fn rules<'a>(sheet: &'a str, pattern: &Regex) -> Vec<Rule<'a>> {
    pattern
        .captures_iter(sheet)
        .map(|found| Rule {
            selector: found.get(1).expect("a selector").as_str(),
            declarations: found
                .get(2)
                .expect("declarations")
                .as_str()
                .split(';')
                .filter_map(|line| line.split_once(':'))
                .collect(),
        })
        .collect()
}

#[test]
fn every_colour_of_the_sheet_can_be_read_on_what_it_lies_on() {
    let sheet = sheet();
    let pattern = Regex::new(r"([^{}]+)\{([^{}]*)\}").expect("a pattern");
    let mut found = Vec::new();
    let mut pairs = 0;
    for (scheme, colours) in &schemes(&sheet) {
        let mut want = |least: f64, what: u32, ground: u32, place: String| {
            pairs += 1;
            let is = contrast(what, ground);
            if is < least {
                found.push(format!("{scheme}: {place} has {is:.2} to 1, and needs {least}"));
            }
        };
        for rule in rules(&sheet, &pattern) {
            let words = rule.value(&["color"]);
            let ground = rule
                .value(&["background", "background-color"])
                .filter(|ground| !ground.contains("gradient"));
            let own = ground.and_then(|ground| colour(ground, colours));
            // In a rule for the focus the ground is the yellow.
            let focus = rule.selector.contains(":focus");
            if let Some(words) = words.and_then(|words| colour(words, colours)) {
                match own {
                    Some(own) => want(WORDS, words, own, rule.selector.to_owned()),
                    None if focus => want(WORDS, words, 0xff_dd00, rule.selector.to_owned()),
                    // White words, and those of the band, have their ground from another rule.
                    None if words == 0xff_ffff
                        || rule.value(&["color"]).is_some_and(|name| name.contains("band")) => {}
                    None => {
                        for ground in GROUNDS {
                            want(
                                WORDS,
                                words,
                                colours[ground],
                                format!("{} on {ground}", rule.selector),
                            );
                        }
                    }
                }
            } else if let Some(own) = own.filter(|_| !focus && !rule.selector.contains("::")) {
                // A ground alone lies under the ink of the page; green, deep and written out, under white words.
                let white =
                    ground.is_some_and(|ground| WHITE_ON.iter().any(|name| ground.contains(name)));
                let read = if white { 0xff_ffff } else { colours["ink"] };
                want(WORDS, read, own, format!("{}, words on its ground", rule.selector));
            }
            for (name, value) in
                rule.declarations.iter().filter(|(name, _)| name.starts_with("border") && !focus)
            {
                if let Some(edge) = colour(value, colours).filter(|_| !value.contains(PARTING)) {
                    want(
                        GRAPHICS,
                        edge,
                        colours["ground"],
                        format!("{} {{ {name} }}", rule.selector),
                    );
                }
            }
        }
        for ground in BOXES {
            for words in ["ink", "second", "link", "visited", "hover"] {
                want(WORDS, colours[words], colours[ground], format!("--{words} on --{ground}"));
            }
        }
        for words in ["string", "constant", "keyword", "entity", "support", "second", "error"] {
            want(WORDS, colours[words], colours["wash"], format!("--{words} in code"));
        }
    }
    assert!(pairs > 300, "the sheet is read: {pairs} pairs");
    holds(&found);
}

/// The program works out the accent of a dark screen without the sheet, so it must know the sheet's ground.
#[test]
fn the_accent_of_a_blog_can_be_read_on_the_dark_grounds_of_the_sheet() {
    let [(_, light), (_, dark)] = schemes(&sheet());
    let own = Accent::default();
    assert_eq!(Some(light["accent"]), number(own.as_str()));
    assert_eq!(Some(dark["accent"]), number(&own.on_dark()));
    for accent in ["#000000", "#00007f", "#7f0000", "#1d70b8", "#767676"] {
        let lines = accent.parse::<Accent>().expect("an accent").on_dark();
        for ground in GROUNDS {
            let is = contrast(number(&lines).expect("a colour"), dark[ground]);
            assert!(is >= WORDS, "{accent} becomes {lines} on --{ground}: {is:.2}");
        }
    }
}
