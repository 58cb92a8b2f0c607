//! Fills the places in a page, such as `((site))`, with what the site and its settings say.

use crate::{base::words::counted, team::site::Site};

/// How long the addresses of commenters are kept.
#[derive(Debug, Clone, Copy)]
pub struct RetentionDays {
    /// Days for a network address.
    pub network_days: i64,
    /// Months for an email address.
    pub email_months: u32,
    /// Months for the keyed hash of a confirmed address.
    pub record_months: u32,
    /// Days for the sealed original of a comment.
    pub originals_days: i64,
    /// Days for the words of a comment that was not published.
    pub refused_days: i64,
    /// Days for those of spam.
    pub spam_days: i64,
}

/// The Markdown of a page with its places filled.
pub fn fill(text: &str, site: &Site, kept: RetentionDays) -> String {
    let organisation = match site.organisation.as_str() {
        "" => &site.name,
        given => given,
    };
    let contact = match site.contact.as_str() {
        "" => "((organisation)) (you can find its details on its website)".to_owned(),
        given => format!("<{given}>"),
    };
    let days = counted(kept.network_days, "day");
    let originals = counted(kept.originals_days, "day");
    let refused = counted(kept.refused_days, "day");
    let spam = counted(kept.spam_days, "day");
    let months = counted(kept.email_months, "month");
    let record = counted(kept.record_months, "month");
    let filled = text
        .replace("((retention_network_days)) days", &days)
        .replace("((retention_record_months)) months", &record)
        .replace("((retention_originals_days)) days", &originals)
        .replace("((retention_email_months)) months", &months)
        .replace("((retention_refused_days)) days", &refused)
        .replace("((retention_spam_days)) days", &spam)
        .replace("((retention_network_days))", &kept.network_days.to_string())
        .replace("((retention_record_months))", &kept.record_months.to_string())
        .replace("((retention_originals_days))", &kept.originals_days.to_string())
        .replace("((retention_email_months))", &kept.email_months.to_string())
        .replace("((retention_refused_days))", &kept.refused_days.to_string())
        .replace("((retention_spam_days))", &kept.spam_days.to_string())
        .replace("((site))", &literal(&site.name))
        .replace("((promise))", &site.promise.in_words())
        .replace("((contact))", &contact);
    with_organisation(&filled, organisation)
}

/// What a body is called that English gives an article: the Department for Transport, the Home Office.
const WITH_ARTICLE: &[&str] =
    &["Agency", "Authority", "Board", "Commission", "Department", "Ministry", "Office", "Service"];

/// The text with the name of the organisation in its places: with an article where its first or last word
/// asks for one, and a capital where it begins a sentence.
fn with_organisation(text: &str, organisation: &str) -> String {
    let words: Vec<&str> = organisation.split_whitespace().collect();
    let asks = |word: Option<&&str>| word.is_some_and(|word| WITH_ARTICLE.contains(word));
    // A name such as Our department, or The National Archives, has its own beginning.
    let has_one =
        words.first().is_some_and(|word| ["the", "our"].contains(&word.to_lowercase().as_str()));
    let article = !has_one && (asks(words.first()) || asks(words.last()));
    let name = literal(organisation);
    let mut parts = text.split("((organisation))");
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let before = whole.trim_end_matches(['*', '_', '"', '“', '(']);
        let begins = before.trim_end_matches(' ').is_empty()
            || before.ends_with("\n\n")
            || before.trim_end_matches(' ').ends_with(['.', '?', '!', '>', '#']);
        if article {
            whole.push_str(if begins { "The " } else { "the " });
        }
        whole.push_str(&name);
        whole.push_str(part);
    }
    whole
}

/// Every place that can be filled.
const PLACES: &[&str] = &[
    "site",
    "organisation",
    "promise",
    "contact",
    "retention_network_days",
    "retention_record_months",
    "retention_originals_days",
    "retention_email_months",
    "retention_refused_days",
    "retention_spam_days",
];

/// The first place in the text that cannot be filled, such as a misspelt one.
pub fn unknown_place(text: &str) -> Option<String> {
    let named = |part: &str| -> Option<String> {
        let name = &part[..part.find("))")?];
        let word = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        (word && !name.is_empty() && !PLACES.contains(&name)).then(|| name.to_owned())
    };
    text.split("((").skip(1).find_map(named)
}

/// Text that means nothing in Markdown.
fn literal(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_punctuation() {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{base::markdown, blog::pages::fixed::PAGES};

    const KEPT: RetentionDays = RetentionDays {
        network_days: 30,
        email_months: 1,
        record_months: 24,
        originals_days: 90,
        refused_days: 30,
        spam_days: 90,
    };

    fn all(site: &Site) -> String {
        PAGES
            .iter()
            .map(|page| {
                let text = fill(page.text, site, KEPT);
                assert!(!text.contains("((") && !text.contains("))"), "{}: {text}", page.title);
                assert_eq!(unknown_place(page.text), None, "{}", page.title);
                markdown::post(&text).expect("HTML").as_str().to_owned()
            })
            .collect()
    }

    #[test]
    fn every_place_is_filled() {
        let site = Site {
            name: "R&D *notes*".to_owned(),
            organisation: "Harbours [and] <Waterways>".to_owned(),
            contact: "digital@harbours.example".to_owned(),
            ..Site::default()
        };
        let html = all(&site);
        assert!(html.contains("R&amp;D *notes* is a blog by Harbours [and] &lt;Waterways&gt;."));
        assert!(html.contains("usually within 2 working days"));
        assert!(html.contains(
            "contact <a href=\"mailto:digital@harbours.example\">digital@harbours.example</a>"
        ));
        assert!(html.contains(">30 days</td>") && html.contains(">1 month after"), "{html}");
    }

    #[test]
    fn a_department_has_its_article() {
        let text = "((organisation)) runs it. ((organisation)) does.\n\nBy ((organisation)).";
        let said = |name: &str| with_organisation(text, name);
        assert_eq!(
            said("Department for Tides"),
            "The Department for Tides runs it. The Department for Tides does.\n\nBy the Department for Tides."
        );
        assert_eq!(said("Home Office").matches("he Home Office").count(), 3);
        for plain in ["Our department", "Harbours", "The Office of Tides"] {
            assert!(said(plain).ends_with(&format!("By {plain}.")), "{plain}");
        }
    }

    #[test]
    fn without_a_contact_it_says_whom_to_ask() {
        let site = Site { organisation: String::new(), ..Site::default() };
        let html = all(&site);
        assert!(
            html.contains("contact Our blog (you can find its details on its website)."),
            "{html}"
        );
        let html = all(&Site::default());
        assert!(
            html.contains("tell us: Our department (you can find its details on its website)."),
            "{html}"
        );
    }
}
