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
        "" => format!(
            "{}. You can find its details on its website",
            literal(&in_a_sentence(organisation))
        ),
        given => format!("<{given}>"),
    };
    let days = counted(kept.network_days, "day");
    let originals = counted(kept.originals_days, "day");
    let refused = counted(kept.refused_days, "day");
    let spam = counted(kept.spam_days, "day");
    let months = counted(kept.email_months, "month");
    let record = counted(kept.record_months, "month");
    with_organisation(text, organisation)
        .replace("((retention_network_days)) days", &days)
        .replace("((retention_record_months)) months", &record)
        .replace("((retention_originals_days)) days", &originals)
        .replace("((retention_email_months)) months", &months)
        .replace("((retention_refused_days)) days", &refused)
        .replace("((retention_spam_days)) days", &spam)
        .replace("((site))", &literal(&site.name))
        .replace("((promise))", &site.promise.in_words())
        .replace("((contact))", &contact)
}

/// `text` with the name of the organisation in its places, with a capital letter where a sentence begins.
fn with_organisation(text: &str, organisation: &str) -> String {
    let within = literal(&in_a_sentence(organisation));
    let first = match within.strip_prefix("the ") {
        Some(rest) => format!("The {rest}"),
        None => within.clone(),
    };
    let mut parts = text.split("((organisation))");
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let before = filled.trim_end().trim_end_matches('*');
        let begins = before.is_empty() || before.ends_with('.') || filled.ends_with("\n\n");
        filled.push_str(if begins { &first } else { &within });
        filled.push_str(part);
    }
    filled
}

/// First words of names that take an article in a sentence: `the Department for Transport`.
const WITH_THE: &[&str] = &[
    "Agency",
    "Authority",
    "Board",
    "Cabinet",
    "Centre",
    "Commission",
    "Council",
    "Department",
    "Foreign",
    "Government",
    "Home",
    "House",
    "Institute",
    "Ministry",
    "National",
    "Office",
    "Royal",
    "Scottish",
    "Welsh",
];

/// Last words of such names: `the Environment Agency`.
const THE_BEFORE: &[&str] = &[
    "Agency",
    "Authority",
    "Board",
    "Commission",
    "Council",
    "Department",
    "Office",
    "Service",
    "Trust",
];

/// The name of an organisation as it is said in a sentence.
fn in_a_sentence(name: &str) -> String {
    let first = name.split(' ').next().unwrap_or_default();
    let last = name.rsplit(' ').next().unwrap_or_default();
    let takes_it = name.contains(' ') && (WITH_THE.contains(&first) || THE_BEFORE.contains(&last));
    match name.strip_prefix("The ") {
        Some(rest) => format!("the {rest}"),
        None if takes_it => format!("the {name}"),
        None => name.to_owned(),
    }
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
    fn the_name_of_an_organisation_has_its_article_in_a_sentence() {
        for (name, said) in [
            ("Department for Rivers and Harbours", "the Department for Rivers and Harbours"),
            ("The National Archives", "the National Archives"),
            ("Environment Agency", "the Environment Agency"),
            ("Home Office", "the Home Office"),
            ("HM Revenue & Customs", "HM Revenue & Customs"),
            ("Historic England", "Historic England"),
            ("Our department", "Our department"),
            ("Ofcom", "Ofcom"),
        ] {
            assert_eq!(in_a_sentence(name), said);
        }
    }

    #[test]
    fn the_article_has_a_capital_where_a_sentence_begins() {
        let text = "((organisation)) is here. ((organisation)) runs\nwhat ((organisation)) does.\n\n((organisation)).";
        assert_eq!(
            with_organisation(text, "Home Office"),
            "The Home Office is here. The Home Office runs\nwhat the Home Office does.\n\nThe Home Office."
        );
    }

    #[test]
    fn without_a_contact_it_says_whom_to_ask() {
        let site = Site { organisation: String::new(), ..Site::default() };
        let html = all(&site);
        let told = "contact Our blog. You can find its details on its website.";
        assert!(html.contains(told), "{html}");
        let html = all(&Site::default());
        let told = "tell us: Our department. You can find its details on its website.";
        assert!(html.contains(told), "{html}");
    }
}
