//! A rule made ready to be used: checked, compiled once, and read in time proportional to the text.
//!
//! Words are looked up; everything else goes through the `regex` crate, whose time is bounded by the
//! length of the pattern times the length of the text, with a limit to what a pattern may become.

use super::{
    Matching, RuleDefinition, RuleKind,
    lines::{ends, expression, letters, network_or_address, networks, words},
    text::CommentText,
    values::{CHARACTERS, LINE, LINES},
    weight::Weight,
    words::WordList,
};
use crate::{
    base::{folding::FoldedText, words::characters},
    moderation::marks,
    web::with_commas,
};
use ipnet::IpNet;
use regex::Regex;

/// The most places one rule tells in one comment.
pub const PLACES: usize = 20;

/// What a rule looks at.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The name of the writer.
    pub name: &'a str,
    /// The mail address of the writer.
    pub email: Option<&'a str>,
    /// The network it came from.
    pub network: Option<&'a str>,
    /// What it says, made ready once for all rules.
    pub text: &'a CommentText<'a>,
}

/// Where a rule found something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the text, from one byte of what was typed to another.
    At(usize, usize),
    /// In what the text shows, and it cannot be said where it was typed.
    Shown,
    /// In the name of the sender, where a rule looks at what is said.
    Name,
    /// It is about the sender.
    Sender,
}

impl Place {
    /// The part of what was typed.
    pub fn span(self) -> Option<(usize, usize)> {
        match self {
            Self::At(start, end) => Some((start, end)),
            Self::Shown | Self::Name | Self::Sender => None,
        }
    }
}

/// A rule made ready.
#[derive(Debug)]
pub struct Matcher {
    kind: RuleKind,
    way: Way,
    weight: Option<Weight>,
}

#[derive(Debug)]
enum Way {
    Words(WordList),
    /// Over the folded text.
    Letters(Regex),
    /// Over the text as typed.
    Expression(Regex),
    /// Ends of host names, perhaps with the beginning of a path; ends of mail addresses.
    Ends(Vec<String>),
    Networks(Vec<IpNet>),
}

impl Matcher {
    /// Makes a rule ready, or says what is wrong with its lines.
    pub fn of(definition: &RuleDefinition) -> Result<Self, String> {
        let lines: Vec<(usize, &str)> = (1..)
            .zip(definition.patterns.lines())
            .map(|(number, line)| (number, line.trim()))
            .filter(|(_, line)| !line.is_empty())
            .collect();
        if lines.is_empty() {
            return Err("Enter what to look for".to_owned());
        }
        if lines.len() > LINES {
            return Err(format!("A rule must have {LINES} lines or fewer"));
        }
        let all: usize = lines.iter().map(|(_, line)| characters(line)).sum();
        if all > CHARACTERS {
            let all = with_commas(all);
            return Err(format!("A rule must have 20,000 characters or fewer. You entered {all}"));
        }
        for (number, line) in &lines {
            let length = characters(line);
            if length > LINE {
                return Err(format!(
                    "Line {number} must be {LINE} characters or less. You entered {length}"
                ));
            }
        }
        let mut weight = None;
        let way = match (definition.kind, definition.matching) {
            (RuleKind::Network, _) => Way::Networks(networks(&lines)?),
            (_, Matching::Expression) => {
                let (expression, weighs) = expression(&lines)?;
                weight = Some(weighs);
                Way::Expression(expression)
            }
            (_, Matching::Anywhere) => Way::Letters(letters(&lines)?),
            (RuleKind::Links | RuleKind::SenderAddress, Matching::WholeWords) => {
                Way::Ends(ends(&lines)?)
            }
            (_, Matching::WholeWords) => Way::Words(words(&lines)?),
        };
        Ok(Self { kind: definition.kind, way, weight })
    }

    /// About how many bytes its regular expressions become.
    pub fn bytes(&self) -> usize {
        self.weight.map_or(0, |weight| weight.bytes)
    }

    /// What its regular expressions weigh; nothing if it has none, and is quick.
    pub fn weight(&self) -> Option<Weight> {
        self.weight
    }

    /// What the rule finds; nothing if it does not apply. A rule about the text or its links looks at
    /// the name, too: readers see both.
    pub fn find(&self, comment: &Subject<'_>) -> Vec<Place> {
        let mut found = match self.kind {
            RuleKind::Words => comment.text.places(|text, folded| self.places(text, folded)),
            RuleKind::Links => comment.text.places(|text, _| self.links(text)),
            RuleKind::SenderName => return self.about(Some(comment.name)),
            RuleKind::SenderAddress => return self.about(comment.email),
            RuleKind::Network => return self.about(comment.network),
        };
        let in_name = match self.kind {
            RuleKind::Links => !self.links(comment.name).is_empty(),
            _ => self.fits(comment.name),
        };
        found.extend(in_name.then_some(Place::Name));
        found.truncate(PLACES);
        found
    }

    /// The links of a text that the rule is about.
    fn links(&self, text: &str) -> Vec<(usize, usize)> {
        marks::links(text)
            .into_iter()
            .filter(|(start, end)| text.get(*start..*end).is_some_and(|link| self.fits_link(link)))
            .take(PLACES)
            .collect()
    }

    fn about(&self, text: Option<&str>) -> Vec<Place> {
        if text.is_some_and(|text| self.fits(text)) { vec![Place::Sender] } else { Vec::new() }
    }

    fn fits(&self, text: &str) -> bool {
        match &self.way {
            Way::Ends(ends) => {
                let text = text.to_lowercase();
                ends.iter().any(|end| ends_at_a_part(&text, end))
            }
            Way::Networks(networks) => {
                let network = network_or_address(text);
                network.is_some_and(|it| networks.iter().any(|known| known.contains(&it)))
            }
            _ => !self.places(text, &FoldedText::of(text)).is_empty(),
        }
    }

    fn fits_link(&self, link: &str) -> bool {
        match &self.way {
            Way::Ends(ends) => {
                let (host, path) = parts_of(link);
                ends.iter().any(|end| match end.split_once('/') {
                    Some((end, begin)) => ends_at_a_part(&host, end) && path.starts_with(begin),
                    None => ends_at_a_part(&host, end),
                })
            }
            _ => self.fits(link),
        }
    }

    /// Each search begins where the last match ended and there are at most [`PLACES`] of them, so
    /// that the whole stays in proportion to the text.
    fn places(&self, text: &str, folded: &FoldedText) -> Vec<(usize, usize)> {
        match &self.way {
            Way::Words(list) => list.find(folded, PLACES),
            Way::Letters(letters) => letters
                .find_iter(folded.as_str())
                .take(PLACES)
                .filter_map(|found| folded.typed(found.start(), found.end()))
                .collect(),
            Way::Expression(expression) => expression
                .find_iter(text)
                .take(PLACES)
                .filter(|found| !found.is_empty())
                .map(|found| (found.start(), found.end()))
                .collect(),
            Way::Ends(_) | Way::Networks(_) => Vec::new(),
        }
    }
}

/// Whether `text` is `end`, or ends with it after a dot or an `@`: `bit.ly` is the end of
/// `www.bit.ly` and not of `rabbit.ly`.
fn ends_at_a_part(text: &str, end: &str) -> bool {
    text.strip_suffix(end).is_some_and(|before| {
        before.is_empty() || end.starts_with('@') || before.ends_with(['.', '@'])
    })
}

/// Host and path of a link, in small letters.
fn parts_of(link: &str) -> (String, String) {
    let folded = FoldedText::of(link);
    let rest = folded.as_str().split_once("://").map_or(folded.as_str(), |(_, rest)| rest);
    let (host, path) = rest.split_once(['/', '?', '#']).unwrap_or((rest, ""));
    let host = host.rsplit('@').next().unwrap_or(host);
    let host = host.split(':').next().unwrap_or(host).trim_end_matches('.');
    (host.to_owned(), path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moderation::screening::Effect;

    fn rule(kind: RuleKind, matching: Matching, patterns: &str) -> Result<Matcher, String> {
        Matcher::of(&RuleDefinition {
            name: "A rule".to_owned(),
            kind,
            patterns: patterns.to_owned(),
            matching,
            effect: Effect::Hold,
            active: true,
        })
    }

    fn caught(
        matcher: &Matcher,
        name: &str,
        email: &str,
        network: &str,
        body: &str,
    ) -> Vec<String> {
        let (email, network) = (Some(email), Some(network));
        let looked = Subject { name, email, network, text: &CommentText::of(body) };
        let words = |place: Place| match place {
            Place::At(a, z) => body[a..z].to_owned(),
            Place::Name => "the name".to_owned(),
            Place::Shown => "what is shown".to_owned(),
            Place::Sender => "the sender".to_owned(),
        };
        matcher.find(&looked).into_iter().map(words).collect()
    }

    fn in_text(matching: Matching, patterns: &str, body: &str) -> Vec<String> {
        caught(&rule(RuleKind::Words, matching, patterns).expect("a rule"), "", "", "", body)
    }

    #[test]
    fn a_text_is_read_in_three_ways() {
        assert_eq!(in_text(Matching::WholeWords, "sex", "Essex, sex"), ["sex"]);
        assert_eq!(in_text(Matching::Anywhere, "SEX\n£££", "Essex £££"), ["sex", "£££"]);
        assert_eq!(in_text(Matching::Anywhere, "a.c", "abc a.c"), ["a.c"]);
        assert_eq!(
            in_text(Matching::Expression, r"\bb[iu]tc\w+", "BITCOIN butcher"),
            ["BITCOIN", "butcher"]
        );
    }

    #[test]
    fn words_are_found_as_they_are_shown_and_in_the_name() {
        let rule = rule(RuleKind::Words, Matching::WholeWords, "bollocks").expect("a rule");
        let found = |name: &str, body: &str| caught(&rule, name, "", "", body);
        for hidden in ["bol\u{202c}locks", "bol~~lo~~cks", "bo&#108;locks", "bоllocks", "BOLLOCKS"]
        {
            assert_eq!(found("Cat", &format!("It is {hidden}!")), [hidden], "{hidden}");
        }
        assert_eq!(found("Mr B\u{200b}ollocks", "Hello"), ["the name"]);
        assert_eq!(found("Cat", "bol locks"), [""; 0]);
    }

    #[test]
    fn links_are_known_by_the_end_of_their_host() {
        let found = |patterns: &str, body: &str| {
            let rule = rule(RuleKind::Links, Matching::WholeWords, patterns).expect("a rule");
            caught(&rule, "", "", "", body)
        };
        let body =
            "bit.ly https://rabbit.ly https://BIT.ly/a http://x.bit.ly:80 https://bit.ly.example";
        assert_eq!(found("bit.ly", body), ["https://BIT.ly/a", "http://x.bit.ly:80"]);
        assert_eq!(
            found(".ru\n*.top", "https://a.ru/ https://guru https://b.top"),
            ["https://a.ru/", "https://b.top"]
        );
        assert_eq!(
            found("https://a.example/b/", "https://a.example/b/c https://a.example/c"),
            ["https://a.example/b/c"]
        );
        // The part before an @ is no host.
        assert_eq!(found("bit.ly", "https://bit.ly@a.example/"), [""; 0]);
    }

    #[test]
    fn senders_are_known_by_name_address_and_network() {
        let hits = |kind: RuleKind, matching: Matching, patterns: &str| {
            let rule = rule(kind, matching, patterns).expect("a rule");
            !caught(&rule, "SEO Expért", "Ana@Mail.Example", "2001:db8:1:2::/64", "x").is_empty()
        };
        assert!(hits(RuleKind::SenderName, Matching::WholeWords, "seo expert*"));
        assert!(!hits(RuleKind::SenderName, Matching::WholeWords, "se"));
        assert!(hits(RuleKind::SenderAddress, Matching::WholeWords, "ana@mail.example"));
        assert!(hits(RuleKind::SenderAddress, Matching::WholeWords, "@mail.example"));
        assert!(hits(RuleKind::SenderAddress, Matching::WholeWords, ".example"));
        assert!(!hits(RuleKind::SenderAddress, Matching::WholeWords, "ail.example"));
        assert!(hits(RuleKind::SenderAddress, Matching::Anywhere, "@mail"));
        for network in ["2001:db8::/32", "2001:db8:1:2::7", "2001:db8:1:2:3:4:5:6/128"] {
            assert!(hits(RuleKind::Network, Matching::WholeWords, network), "{network}");
        }
        for network in ["2001:db8:1:3::/64", "192.0.2.0/24"] {
            assert!(!hits(RuleKind::Network, Matching::WholeWords, network), "{network}");
        }
    }

    #[test]
    fn what_cannot_be_used_is_refused_in_words() {
        let long = "a".repeat(201);
        let many = "word\n".repeat(501);
        let large = format!("{}\n", "b".repeat(190)).repeat(120);
        let parts = "[ab]{300}\n".repeat(4);
        for (kind, matching, patterns, part) in [
            (RuleKind::Words, Matching::WholeWords, " \n ", "Enter what to look for"),
            (RuleKind::Words, Matching::WholeWords, "fine\n\n£", "Line 3 has a sign"),
            (RuleKind::Words, Matching::WholeWords, long.as_str(), "Line 1 must be 200"),
            (RuleKind::Words, Matching::WholeWords, many.as_str(), "500 lines or fewer"),
            (RuleKind::Words, Matching::WholeWords, large.as_str(), "20,000 characters"),
            (
                RuleKind::Words,
                Matching::Expression,
                "a\n(b",
                "Line 2 is not a regular expression we can use: unclosed group",
            ),
            (RuleKind::Words, Matching::Expression, r"(a)\1", "backreferences are not supported"),
            (RuleKind::Words, Matching::Expression, "a*", "Line 1 would match every comment"),
            (RuleKind::Words, Matching::Expression, r"(\w{50}){50}", "Line 1 would grow too large"),
            (RuleKind::Words, Matching::Expression, "a\n[ab]{501}", "Line 2 would grow too large"),
            (RuleKind::Words, Matching::Expression, parts.as_str(), "too large together"),
            (RuleKind::Words, Matching::Expression, "(?x) a # b", "too large together"),
            (RuleKind::Words, Matching::Anywhere, "\u{200b}", "nothing that can be seen"),
            (RuleKind::Links, Matching::WholeWords, "a b", "Line 1 must be a name"),
            (RuleKind::SenderAddress, Matching::WholeWords, "@", "Line 1 must be a name"),
            (RuleKind::Network, Matching::WholeWords, "10.0.0", "Line 1 must be an address"),
        ] {
            let refused = rule(kind, matching, patterns).expect_err(part);
            assert!(refused.contains(part), "{patterns:.40}: {refused}");
        }
    }

    /// Patterns that stop an engine that goes back, and the worst ones for an engine that does not.
    #[test]
    fn no_pattern_takes_more_places_than_it_may() {
        let text = "a".repeat(3000);
        for pattern in ["(a+)+b", "(a|aa)+c", "(.*)*d", ".*[^A-Z]|[A-Z]", "a", "(a?){90}a{90}"] {
            let Ok(rule) = rule(RuleKind::Words, Matching::Expression, pattern) else { continue };
            assert!(caught(&rule, "", "", "", &text).len() <= PLACES, "{pattern}");
        }
        assert_eq!(in_text(Matching::Anywhere, "a", &text).len(), PLACES);
    }
}
