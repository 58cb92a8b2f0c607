//! What the site says of itself, checked.

use super::{Contacts, SiteLink};
use crate::{
    base::{ids::CommentId, settings::Brand},
    team::promise::Promise,
};
use sea_orm::{DeriveActiveEnum, EnumIter};
use std::{
    str::FromStr,
    sync::{Arc, PoisonError, RwLock},
};

/// The settings of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// What the blog is called.
    pub name: String,
    /// What it is for, in a line.
    pub purpose: String,
    /// Who runs it.
    pub organisation: String,
    /// Where people write about privacy and accessibility.
    pub contact: String,
    /// The colour of the band and of the rule over each title.
    pub accent: Accent,
    /// By when a comment is read.
    pub promise: Promise,
    /// Whether a comment needs an email address.
    pub email_required: bool,
    /// Who may reply to a comment.
    pub replies: Replies,
    /// Whether a second person looks at a reply by the team before it is published.
    pub second_look: bool,
    /// So many days after publication comments close, unless the post says otherwise.
    pub comments_close_after: Option<u32>,
    /// Whom the team tells of faults and of people at risk.
    pub contacts: Contacts,
    /// Whether readers may see the yearly figures.
    pub public_figures: bool,
    /// The links of the menu; none for those that a blog begins with.
    pub menu: Vec<SiteLink>,
    /// The links of the foot; none for those that a blog begins with.
    pub foot: Vec<SiteLink>,
    /// The answer that an editor chose for the front page; none for the newest.
    pub front_answer: Option<CommentId>,
    /// What the organisation carries on every page, by the operator's settings.
    pub brand: Arc<Brand>,
    /// Counts the changes, so that two people changing the settings at once find out.
    pub version: i64,
}

impl Default for Site {
    fn default() -> Self {
        Self {
            name: "Our blog".to_owned(),
            purpose: "How we work, and what we are learning".to_owned(),
            organisation: "Our department".to_owned(),
            contact: String::new(),
            accent: Accent::default(),
            promise: Promise::default(),
            email_required: false,
            replies: Replies::Everyone,
            second_look: false,
            comments_close_after: None,
            contacts: Contacts::default(),
            public_figures: false,
            menu: Vec::new(),
            foot: Vec::new(),
            front_answer: None,
            brand: Arc::default(),
            version: 1,
        }
    }
}

/// Who may reply to a published comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum Replies {
    /// Nobody.
    #[sea_orm(string_value = "nobody")]
    Nobody,
    /// People of the team, from the desk.
    #[sea_orm(string_value = "team")]
    Team,
    /// Everyone.
    #[sea_orm(string_value = "everyone")]
    Everyone,
}

/// `--wash` of the dark scheme in `tools/style/_tokens.scss`, the lightest ground that a line of the accent lies on.
const DARK_WASH: u32 = 0x1d_2628;

/// A colour on which white words can be read: a contrast of at least 4.5 to 1 (WCAG 2.2, 1.4.3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accent(String);

impl Accent {
    /// As in a style sheet: `#143f3a`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The same hue for figures and lines on a dark screen, as in a style sheet: made as bright as it takes, and after
    /// that mixed with as little white, for a contrast of 4.5 to 1 with the lightest plain ground of the dark scheme.
    pub fn on_dark(&self) -> String {
        let own = u32::from_str_radix(&self.0[1..], 16).unwrap_or_default();
        let own = [16, 8, 0].map(|shift| (own >> shift) & 0xff);
        let most = own[0].max(own[1]).max(own[2]);
        let brighter = (most..=0xff).map(|top| own.map(|channel| channel * top / most.max(1)));
        let bright = own.map(|channel| channel * 0xff / most.max(1));
        let paler = (0..=100).map(|white| bright.map(|one| one + (0xff - one) * white / 100));
        brighter
            .chain(paler)
            .map(|[red, green, blue]| red << 16 | green << 8 | blue)
            .find(|rgb| luminance(*rgb) + 0.05 >= 4.5 * (luminance(DARK_WASH) + 0.05))
            .map_or_else(|| "#ffffff".to_owned(), |rgb| format!("#{rgb:06x}"))
    }
}

impl Default for Accent {
    fn default() -> Self {
        Self("#143f3a".to_owned())
    }
}

impl FromStr for Accent {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits = text.strip_prefix('#').unwrap_or(text);
        let six = digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        let number = u32::from_str_radix(digits, 16).ok().filter(|_| six);
        let Some(number) = number else {
            return Err("Enter a colour as # and 6 letters or numbers, like #143f3a".to_owned());
        };
        let contrast = 1.05 / (luminance(number) + 0.05);
        if contrast < 4.5 {
            return Err(format!(
                "Choose a darker colour. White text on #{} has a contrast of {:.1} to 1, and needs at least \
                 4.5 to 1",
                digits.to_ascii_lowercase(),
                // Cut and not rounded: 4.46 is not enough.
                (contrast * 10.0).floor() / 10.0
            ));
        }
        Ok(Self(format!("#{}", digits.to_ascii_lowercase())))
    }
}

/// Relative luminance of an sRGB colour from 0 to 1, by the formula of WCAG 2.2.
fn luminance(rgb: u32) -> f64 {
    let channel = |shift: u32| {
        let value = f64::from((rgb >> shift) & 0xff) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0)
}

/// The settings of the site as last read; every page needs them and they seldom change.
#[derive(Debug, Default)]
pub struct SiteCache {
    site: RwLock<Arc<Site>>,
    brand: Arc<Brand>,
}

impl SiteCache {
    /// One whose sites carry `brand`, whatever the database says.
    pub fn branded(brand: Arc<Brand>) -> Self {
        Self { site: RwLock::default(), brand }
    }

    /// Keeps `site` from now on.
    pub fn set(&self, site: Site) {
        let site = Site { brand: self.brand.clone(), ..site };
        *self.site.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(site);
    }

    /// As last read.
    pub fn get(&self) -> Arc<Site> {
        self.site.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_accent_can_be_read_on_a_dark_screen_whatever_it_is() {
        for dark in ["#000000", "#143f3a", "#00007f", "#7f0000", "#3d0080", "#767676"] {
            let light = dark.parse::<Accent>().expect("an accent").on_dark();
            let number = u32::from_str_radix(&light[1..], 16).expect("a colour");
            let contrast = (luminance(number) + 0.05) / (luminance(DARK_WASH) + 0.05);
            assert!((4.5..4.8).contains(&contrast), "{dark} becomes {light}: {contrast}");
        }
    }

    #[test]
    fn an_accent_must_carry_white_words() {
        assert!("#143f3a".parse::<Accent>().is_ok());
        assert!("#767676".parse::<Accent>().is_ok());
        assert!("#777777".parse::<Accent>().is_err());
        assert!("#ffdd00".parse::<Accent>().is_err());
        assert!("red".parse::<Accent>().is_err());
        assert!("#12345".parse::<Accent>().is_err());
        assert!("#+12345".parse::<Accent>().is_err());
    }
}
