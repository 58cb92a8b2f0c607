//! The lines of a rule, made into something that finds: each limit is checked here, and each mistake is
//! told with the number of its line.

use super::{weight::Weight, words::WordList};
use crate::base::folding::FoldedText;
use ipnet::{IpNet, Ipv6Net};
use regex::{Regex, RegexBuilder};
use std::net::IpAddr;

/// The most bytes that one regular expression may become.
const ONE: usize = 256 * 1024;
/// The most bytes that all lines of a rule may become together.
const ALL: usize = 2 * 1024 * 1024;
/// The most bytes of working memory of an expression.
const WORKING: usize = 256 * 1024;
/// The most parts that all expressions of a rule may have together. The worst rule of so many, as
/// measured: less than a tenth of a second for 3,000 plain characters, and less than half a second for
/// the 16 KiB that a comment may have at most.
const PARTS: usize = 500;

/// Lines with their numbers.
pub type Lines<'a> = [(usize, &'a str)];

/// Words and phrases.
pub fn words(lines: &Lines<'_>) -> Result<WordList, String> {
    let mut list = WordList::default();
    for (number, line) in lines {
        list.add(line).map_err(|wrong| format!("Line {number} {wrong}"))?;
    }
    Ok(list)
}

/// Letters anywhere in a folded text.
pub fn letters(lines: &Lines<'_>) -> Result<Regex, String> {
    let all: Vec<String> =
        lines.iter().map(|(_, line)| regex::escape(FoldedText::of(line).as_str())).collect();
    if let Some((number, _)) = lines.iter().zip(&all).find(|(_, it)| it.is_empty()).map(|it| *it.0)
    {
        return Err(format!("Line {number} has nothing that can be seen"));
    }
    RegexBuilder::new(&all.join("|"))
        .size_limit(2 * ALL)
        .dfa_size_limit(WORKING)
        .build()
        .map_err(|_| "These lines are too long together: make two rules of them".to_owned())
}

/// Regular expressions, together one, and what they weigh.
pub fn expression(lines: &Lines<'_>) -> Result<(Regex, Weight), String> {
    // First what costs little: nothing is compiled that is too large.
    let mut weight = Weight::default();
    for (number, line) in lines {
        let one = Weight::of(line).map_err(|error| not_one(*number, &error.to_string()))?;
        if one.parts > PARTS {
            return Err(too_large(*number));
        }
        weight = weight.plus(one);
    }
    if weight.parts > PARTS {
        return Err(TOGETHER.to_owned());
    }
    for (number, line) in lines {
        let one = RegexBuilder::new(line)
            .case_insensitive(true)
            .size_limit(ONE)
            .dfa_size_limit(WORKING)
            .build()
            .map_err(|error| wrong(*number, &error))?;
        if one.is_match("") {
            return Err(format!(
                "Line {number} would match every comment, since it also matches nothing at all"
            ));
        }
    }
    let all: Vec<String> = lines.iter().map(|(_, line)| format!("(?:{line})")).collect();
    RegexBuilder::new(&all.join("|"))
        .case_insensitive(true)
        .size_limit(ALL)
        .dfa_size_limit(WORKING)
        .build()
        .map(|regex| (regex, weight))
        .map_err(|_| TOGETHER.to_owned())
}

const TOGETHER: &str = "These lines are too large together: make two rules of them";

fn too_large(line: usize) -> String {
    format!("Line {line} would grow too large: use smaller numbers of repeats")
}

fn wrong(line: usize, error: &regex::Error) -> String {
    match error {
        regex::Error::CompiledTooBig(_) => too_large(line),
        other => not_one(line, &other.to_string()),
    }
}

/// What the engine says, without its drawing of the place.
fn not_one(line: usize, error: &str) -> String {
    let last = error.lines().rev().find_map(|it| it.trim().strip_prefix("error: "));
    format!("Line {line} is not a regular expression we can use: {}", last.unwrap_or("check it"))
}

/// Ends of the names of websites and mail addresses.
pub fn ends(lines: &Lines<'_>) -> Result<Vec<String>, String> {
    lines
        .iter()
        .map(|(number, line)| {
            let folded = FoldedText::of(line);
            let lower = folded.as_str();
            let bare = lower.strip_prefix("https://").or(lower.strip_prefix("http://"));
            let bare = bare.unwrap_or(lower).trim_start_matches("www.").trim_start_matches("*.");
            let bare = bare.trim_start_matches('.').trim_end_matches('/');
            if bare.trim_start_matches('@').is_empty()
                || bare.contains(char::is_whitespace)
                || bare.contains('*')
            {
                return Err(format!(
                    "Line {number} must be a name like mail.example, with no spaces or *"
                ));
            }
            Ok(bare.to_owned())
        })
        .collect()
}

/// Networks and single addresses.
pub fn networks(lines: &Lines<'_>) -> Result<Vec<IpNet>, String> {
    lines
        .iter()
        .map(|(number, line)| {
            network_or_address(line).ok_or_else(|| {
                format!(
                    "Line {number} must be an address like 192.0.2.7 or a network like 192.0.2.0/24"
                )
            })
        })
        .collect()
}

/// A network, or an address as a network of one.
pub fn network_or_address(text: &str) -> Option<IpNet> {
    let net = text.parse::<IpNet>().ok().or_else(|| Some(text.parse::<IpAddr>().ok()?.into()))?;
    match net {
        // Of these only the first half is kept, since a household holds all of the second.
        IpNet::V6(net) if net.prefix_len() > 64 => {
            Ipv6Net::new(net.addr(), 64).ok().map(Into::into)
        }
        net => Some(net),
    }
}
