//! Where a person lives: postcodes and streets.

use super::alone::{ByteRange, standing_alone};
use regex::Regex;
use std::sync::LazyLock;

/// Outward and inward half, by the shapes in the Postcode Address File guide of Royal Mail.
#[expect(clippy::expect_used, reason = "the pattern is a constant, and a test uses it")]
static POSTCODE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)(?:GIR|[A-PR-UWYZ](?:[0-9]{1,2}|[A-HK-Y][0-9]{1,2}|[0-9][A-HJKPSTUW]|[A-HK-Y][0-9][ABEHMNPRVWXY]))[ \u{a0}]?[0-9][ABD-HJLNP-UW-Z]{2}",
    )
    .expect("a pattern")
});

/// The areas that there are.
const AREAS: &str = " AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH \
    DL DN DT DY E EC EH EN EX FK FY G GIR GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY \
    L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG \
    SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE ";

#[expect(clippy::expect_used, reason = "the pattern is a constant, and a test uses it")]
static STREET: LazyLock<Regex> = LazyLock::new(|| {
    let gap = r"[ \t\u{a0}]+";
    let number = r"[0-9]{1,4}[A-Za-z]?(?:[-–/][0-9]{1,4}[A-Za-z]?)?";
    let name = format!(r"(?:\p{{Lu}}[\p{{L}}'’.-]*{gap}){{1,4}}");
    let kind = "Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Close|Drive|Dr|Way|Court|Ct|Crescent|Cres|\
        ByteRange|Pl|Square|Sq|Terrace|Gardens|Grove|Hill|Walk|Mews|Row|Parade|Rise|Quay|Wharf|Green";
    let small = format!(r"\p{{Ll}}[\p{{L}}'’-]*{gap}(?:street|road|avenue|lane|crescent|terrace)");
    Regex::new(&format!(
        r"(?:(?i:flat|apartment|apt|unit|house){gap}{number},?{gap})?{number},?{gap}(?:{name}(?:{kind})|{small})|(?i:PO{gap}Box{gap}[0-9]{{1,6}})"
    ))
    .expect("a pattern")
});

/// First words that make it a date or a way of speaking, not a street.
const NO_NAMES: [&str; 26] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "the",
    "a",
    "an",
    "our",
    "this",
    "that",
    "each",
    "per",
    "main",
    "mile",
    "way",
    "in",
    "of",
    "every",
];

/// Whole postcodes.
pub fn postcodes(text: &str) -> Vec<ByteRange> {
    standing_alone(text, &POSTCODE, |typed| {
        let area: String =
            typed.chars().take_while(char::is_ascii_alphabetic).collect::<String>().to_uppercase();
        // `room b2 2nd floor` has the shape too.
        let counts = ["1st", "2nd", "3rd"].iter().any(|count| typed.ends_with(count))
            || typed.ends_with("th");
        AREAS.contains(&format!(" {area} ")) && !counts
    })
}

/// A house number with a street, or a box at a post office.
pub fn streets(text: &str) -> Vec<ByteRange> {
    standing_alone(text, &STREET, |typed| {
        let mut words = typed.split([' ', '\t', '\u{a0}', ',']).filter(|word| !word.is_empty());
        let year =
            |word: &str| word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
        let Some(name) = words.find(|word| word.starts_with(char::is_alphabetic)) else {
            return false;
        };
        !typed.starts_with(|c: char| c.is_ascii_digit())
            || !(NO_NAMES.contains(&name.to_lowercase().as_str())
                || typed.split([' ', ',']).next().is_some_and(year))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn each_alone(find: fn(&str) -> Vec<ByteRange>, hits: &[&str], misses: &[&str]) {
        for hit in hits {
            let text = format!("We met at {hit}, I think.");
            assert_eq!(find(&text), [(10, 10 + hit.len())], "{hit:?}");
        }
        for miss in misses {
            assert_eq!(find(&format!("We met at {miss}, I think.")), [], "{miss:?}");
        }
    }

    #[test]
    fn postcodes_have_two_halves_and_an_area_that_is_used() {
        each_alone(
            postcodes,
            &[
                "M1 1AE", "B33 8TH", "CR2 6XH", "DN55 1PT", "W1A 0AX", "EC1A 1BB", "SW1A2AA",
                "sw1a 2aa", "GIR 0AA", "BT1 5GS", "JE2 3XP",
            ],
            &[
                "SW1A",
                "Q1 1AA",
                "AA1 1AA",
                "SW1A 2AC",
                "M1 5pm",
                "b2 2nd",
                "e3 4th",
                "A4 2AB",
                "CSS3 2AB",
                "XSW1A 2AA",
                "SW1A 2AAB",
                "H264 1AB",
                "SW111 1AA",
            ],
        );
    }

    #[test]
    fn streets_have_a_number_and_a_name() {
        each_alone(
            streets,
            &[
                "12 High Street",
                "12a High St",
                "12, High Street",
                "Flat 3, 4 Elm Road",
                "flat 3 4 Elm Road",
                "Unit 7, 12-14 Old Harbour Wharf",
                "1 St Mary's Close",
                "221B Baker Street",
                "12 high street",
                "PO Box 1234",
                "100 Parliament Street",
                "1\u{a0}B Street",
            ],
            &[
                "21 case studies",
                "3 steps on the way",
                "2012 High Street",
                "3 March Street",
                "10 minutes down the road",
                "4 on the road",
                "5 The Way",
                "2 mile road",
                "High Street",
                "14 actions",
                "12 Streets",
            ],
        );
    }
}
