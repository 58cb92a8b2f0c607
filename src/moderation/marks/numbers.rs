//! Numbers that belong to a person: telephone, National Health Service, National Insurance.

use super::alone::{ByteRange, standing_alone};
use regex::Regex;
use std::sync::LazyLock;

/// Figures with what people put between them. Whether it is a number is decided by the figures.
#[expect(clippy::expect_used, reason = "the pattern is a constant, and a test uses it")]
static DIALLED: LazyLock<Regex> = LazyLock::new(|| {
    let gap = r"[ \u{a0}\u{2009}\u{202f}.\-\u{2010}\u{2011}\u{2013}]";
    Regex::new(&format!(
        r"(?:\(?\+[0-9]{{1,3}}\)?{gap}?(?:\(0\){gap}?)?|\(0[0-9]{{2,5}}\){gap}?|0)[0-9]+(?:{gap}\(?[0-9]{{2,}}\)?){{0,5}}"
    ))
    .expect("a pattern")
});

#[expect(clippy::expect_used, reason = "the pattern is a constant, and a test uses it")]
static TEN_FIGURES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[0-9]{3}(?:[ \u{a0}][0-9]{3}[ \u{a0}]|-[0-9]{3}-|[0-9]{3})[0-9]{4}")
        .expect("a pattern")
});

/// By the rules of HM Revenue and Customs (NIM39110): letters that are not used in either place.
#[expect(clippy::expect_used, reason = "the pattern is a constant, and a test uses it")]
static INSURANCE: LazyLock<Regex> = LazyLock::new(|| {
    // Without `-u` the letters K and S would be other characters, too.
    Regex::new(r"(?i-u:[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z])(?:[ \u{a0}-]?[0-9]{2}){3}[ \u{a0}-]?(?i-u:[A-D])")
        .expect("a pattern")
});

/// Telephone numbers of the United Kingdom, and of other countries where they begin with a plus.
pub fn telephones(text: &str) -> Vec<ByteRange> {
    let mut places = Vec::new();
    let mut at = 0;
    while let Some(found) = DIALLED.find_at(text, at) {
        let groups = ends_of_groups(found.as_str());
        // What follows may be a time or another number, so the longest that is a number holds.
        let whole = groups.iter().rev().map(|end| found.start() + end).find(|end| {
            is_telephone(&text[found.start()..*end]) && is_whole(text, found.start(), *end)
        });
        at = whole.unwrap_or(found.start() + groups.first().copied().unwrap_or(1));
        places.extend(whole.map(|end| (found.start(), end)));
    }
    places
}

/// Where each run of figures ends, with the bracket after it.
fn ends_of_groups(typed: &str) -> Vec<usize> {
    let bytes = typed.as_bytes();
    let ends = |place: usize| match (bytes[place], bytes.get(place + 1)) {
        (b'0'..=b'9', Some(b'0'..=b'9' | b')')) => false,
        (b'0'..=b'9' | b')', _) => true,
        _ => false,
    };
    (0..bytes.len()).filter(|place| ends(*place)).map(|place| place + 1).collect()
}

/// Whether it stands alone between words, and is not the end of a longer number.
fn is_whole(text: &str, start: usize, end: usize) -> bool {
    let mut before = text[..start].chars().rev();
    let (last, other) = (before.next(), before.next());
    let goes_on = last.is_some_and(|c| c.is_alphanumeric() || c == '_')
        || (matches!(last, Some('.' | ',' | '-' | '/'))
            && other.is_some_and(|c| c.is_ascii_digit()));
    !goes_on && !text[end..].starts_with(|c: char| c.is_alphanumeric() || c == '_')
}

fn is_telephone(typed: &str) -> bool {
    let figures: String = typed.chars().filter(char::is_ascii_digit).collect();
    if typed.contains('+') {
        return match figures.strip_prefix("44") {
            Some(after) => is_national(after.strip_prefix('0').unwrap_or(after)),
            None => (10..=15).contains(&figures.len()) && !figures.starts_with('0'),
        };
    }
    if let Some(after) = figures.strip_prefix("0044") {
        return is_national(after.strip_prefix('0').unwrap_or(after));
    }
    // An area is at least three figures, so that 01-02-2026 is not one.
    let area = typed.chars().filter(|c| *c != '(').take_while(char::is_ascii_digit).count();
    area >= 3 && figures.strip_prefix('0').is_some_and(is_national)
}

/// What follows the 0 or +44, by the national numbering plan of Ofcom.
fn is_national(figures: &str) -> bool {
    let length = figures.len();
    match figures.as_bytes().first() {
        Some(b'1' | b'8') => length == 9 || length == 10,
        Some(b'2' | b'3' | b'7') => length == 10,
        _ => false,
    }
}

/// Numbers of the National Health Service: ten figures, the last of which checks the others.
pub fn nhs(text: &str) -> Vec<ByteRange> {
    standing_alone(text, &TEN_FIGURES, |typed| {
        let figures: Vec<u32> = typed.chars().filter_map(|c| c.to_digit(10)).collect();
        checks(&figures) && figures.iter().any(|figure| *figure != figures[0])
    })
    .into_iter()
    .filter(|(start, end)| {
        let around = |c: char| matches!(c, '.' | ',' | '-');
        let joined = text[..*start].ends_with(around) && !text[..*start].ends_with(", ");
        let goes_on = text[*end..]
            .strip_prefix(around)
            .is_some_and(|after| after.starts_with(|c: char| c.is_ascii_digit()));
        !joined && !goes_on
    })
    .collect()
}

/// Modulus 11, as the NHS Data Dictionary gives it: weights 10 to 2, and no number has the check 10.
fn checks(figures: &[u32]) -> bool {
    let [first @ .., check] = figures else { return false };
    let sum: u32 = first.iter().zip((2..=10).rev()).map(|(figure, weight)| figure * weight).sum();
    (11 - sum % 11) % 11 == *check
}

/// National Insurance numbers.
pub fn national_insurance(text: &str) -> Vec<ByteRange> {
    standing_alone(text, &INSURANCE, |typed| {
        let prefix = typed.get(..2).unwrap_or_default().to_ascii_uppercase();
        !["BG", "GB", "KN", "NK", "NT", "TN", "ZZ"].contains(&prefix.as_str())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn each_alone(find: fn(&str) -> Vec<ByteRange>, hits: &[&str], misses: &[&str]) {
        for hit in hits {
            let text = format!("It is {hit}, I think.");
            assert_eq!(find(&text), [(6, 6 + hit.len())], "{hit:?}");
        }
        for miss in misses {
            assert_eq!(find(&format!("It is {miss}, I think.")), [], "{miss:?}");
        }
    }

    #[test]
    fn telephone_numbers_have_an_area_and_the_right_length() {
        each_alone(
            telephones,
            &[
                "01632 960123",
                "01632960123",
                "(01632) 960123",
                "01632-960-123",
                "0113 496 0123",
                "020 7946 0018",
                "(020) 7946 0018",
                "020 79460018",
                "0300 123 1234",
                "07700 900123",
                "07700 900 123",
                "07700.900.123",
                "0800 123456",
                "0808 157 0192",
                "+44 7700 900123",
                "+447700900123",
                "+44 (0)20 7946 0018",
                "(+44) 1632 960123",
                "0044 1632 960123",
                "+353 20 912 0123",
                "+1 202 555 0123",
            ],
            &[
                "01 02 2026",
                "01-02-2026 10",
                "0123",
                "0207",
                "012345678",
                "012345678901234",
                "05123 456789",
                "09123456789",
                "07700 90012",
                "+1000",
                "3.01632960123",
                "00000000000",
                "0.16329601234",
                "2026-01632960123",
                "20.07.2026",
            ],
        );
    }

    #[test]
    fn a_number_ends_where_a_time_or_another_begins() {
        let found = |text: &'static str| -> Vec<&str> {
            telephones(text).into_iter().map(|(start, end)| &text[start..end]).collect()
        };
        assert_eq!(found("Ring 07700 900123 10am"), ["07700 900123"]);
        assert_eq!(
            found("01632 960123 01632 960124, 07700900123 2026"),
            ["01632 960123", "01632 960124", "07700900123"]
        );
        assert_eq!(found("01632 960123 (01632) 960124"), ["01632 960123", "(01632) 960124"]);
    }

    #[test]
    fn nhs_numbers_check_themselves() {
        each_alone(
            nhs,
            &["943 476 5919", "943-476-5919", "9434765919", "401 023 2137"],
            &[
                "943 476 5918",
                "943 4765919",
                "1111111111",
                "0000000000",
                "94347659191",
                "943 476 59",
                "1-9434765919",
            ],
        );
    }

    #[test]
    fn insurance_numbers_have_a_prefix_that_is_used() {
        each_alone(
            national_insurance,
            &["AB 12 34 56 C", "AB123456C", "ab123456c", "JG 10 37 59 A", "AB-12-34-56-D"],
            &[
                "QQ 12 34 56 C",
                "GB123456A",
                "AB 12 34 56 E",
                "AB123456",
                "AO123456C",
                "XAB123456C",
                "A\u{17f}123456C",
                "\u{212a}K123456C",
            ],
        );
    }
}
