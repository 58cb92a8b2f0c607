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
        "" => format!("{} (its own website says how)", literal(organisation)),
        given => format!("<{given}>"),
    };
    let days = counted(kept.network_days, "day");
    let originals = counted(kept.originals_days, "day");
    let refused = counted(kept.refused_days, "day");
    let spam = counted(kept.spam_days, "day");
    let months = counted(kept.email_months, "month");
    let record = counted(kept.record_months, "month");
    text.replace("((retention_network_days)) days", &days)
        .replace("((retention_record_months)) months", &record)
        .replace("((retention_originals_days)) days", &originals)
        .replace("((retention_email_months)) months", &months)
        .replace("((retention_refused_days)) days", &refused)
        .replace("((retention_spam_days)) days", &spam)
        .replace("((site))", &literal(&site.name))
        .replace("((organisation))", &literal(organisation))
        .replace("((promise))", &site.promise.in_words())
        .replace("((contact))", &contact)
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
    fn without_a_contact_it_says_whom_to_ask() {
        let site = Site { organisation: String::new(), ..Site::default() };
        let html = all(&site);
        assert!(html.contains("contact Our blog (its own website says how)."), "{html}");
        let html = all(&Site::default());
        assert!(html.contains("tell us: Our department (its own website says how)."), "{html}");
    }
}
