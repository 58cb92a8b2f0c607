//! What screening can notice about a comment, and how each of it is kept.

use crate::base::ids::ScreeningRuleId;
use std::borrow::Cow;

/// Why a comment deserves a second look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HoldCause {
    /// A rule of the team caught it.
    Rule(ScreeningRuleId),
    /// What is likely a telephone number stands in it.
    Telephone,
    /// What is likely an email address stands in it.
    Email,
    /// What is likely a postcode stands in it.
    Postcode,
    /// What is likely a number of the National Health Service stands in it.
    NhsNumber,
    /// What is likely a National Insurance number stands in it.
    NationalInsurance,
    /// What is likely a house number and street stands in it.
    StreetAddress,
    /// A link to a website stands in it.
    Link,
    /// The filter finds it like spam.
    SpamFilter,
    /// Not all rules of the team were tried: they took too long, or cannot be used any more.
    Untried,
    /// It says what another comment says; its detail is the key of that one.
    SameText,
    /// It says nearly what another comment says; its detail is the key of that one.
    NearText,
    /// Many came from its sender in a short time; its detail is how many.
    Repeat,
    /// It is signed with a name that looks like the team's; its detail says whose.
    TeamName,
    /// It filled a field that people do not see.
    Trap,
    /// Its form came back faster than a person writes.
    Fast,
}

impl HoldCause {
    /// What the codes of all rules of the team begin with.
    pub const RULES: &str = "rule:";
    /// What all rules of the team are called together.
    pub const ANY_RULE: &str = "Caught by a rule of the team";

    /// Every cause but the rules of the team, in the order in which a list is filtered by them.
    pub const OF_PROGRAM: [Self; 15] = [
        Self::Telephone,
        Self::Email,
        Self::Postcode,
        Self::NhsNumber,
        Self::NationalInsurance,
        Self::StreetAddress,
        Self::Link,
        Self::SpamFilter,
        Self::Untried,
        Self::SameText,
        Self::NearText,
        Self::Repeat,
        Self::TeamName,
        Self::Trap,
        Self::Fast,
    ];

    /// As the database keeps it and addresses spell it: `rule:` and a key for a rule of the team.
    pub fn code(self) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            Self::Rule(id) => return Cow::Owned(format!("{}{id}", Self::RULES)),
            Self::Telephone => "telephone",
            Self::Email => "email",
            Self::Postcode => "postcode",
            Self::NhsNumber => "nhs_number",
            Self::NationalInsurance => "national_insurance",
            Self::StreetAddress => "street_address",
            Self::Link => "link",
            Self::SpamFilter => "filter",
            Self::Untried => "untried",
            Self::SameText => "same_text",
            Self::NearText => "near_text",
            Self::Repeat => "repeat",
            Self::TeamName => "team_name",
            Self::Trap => "trap",
            Self::Fast => "fast",
        })
    }

    /// The cause that is kept as `code`; none if nothing is kept so any more.
    pub fn from_stored(code: &str) -> Option<Self> {
        match code.strip_prefix(Self::RULES) {
            Some(id) => id.parse().ok().map(|id| Self::Rule(ScreeningRuleId(id))),
            None => Self::OF_PROGRAM.into_iter().find(|cause| cause.code() == code),
        }
    }

    /// As a filter of the desk says it. A card says more: see `screening::reasons`.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Rule(_) => Self::ANY_RULE,
            Self::Telephone => "Telephone number",
            Self::Email => "Email address",
            Self::Postcode => "Postcode",
            Self::NhsNumber => "NHS number",
            Self::NationalInsurance => "National Insurance number",
            Self::StreetAddress => "Street address",
            Self::Link => "Link",
            Self::SpamFilter => "Looks like spam",
            Self::Untried => "Not all rules were tried",
            Self::SameText => "Same text as another",
            Self::NearText => "Nearly the same text as another",
            Self::Repeat => "Several in a short time",
            Self::TeamName => "Name like the team’s",
            Self::Trap => "Filled a hidden field",
            Self::Fast => "Sent too fast for a person",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_causes_go_both_ways() {
        for cause in HoldCause::OF_PROGRAM.into_iter().chain([HoldCause::Rule(ScreeningRuleId(7))])
        {
            assert_eq!(HoldCause::from_stored(&cause.code()), Some(cause));
        }
        assert_eq!(HoldCause::Rule(ScreeningRuleId(7)).code(), "rule:7");
        for unknown in ["", "mood", "rule:", "rule:x"] {
            assert_eq!(HoldCause::from_stored(unknown), None, "{unknown}");
        }
    }
}
