//! What the program looks for by itself, and what of that a team can turn off.

/// A check that comes with the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Check {
    /// Links.
    Links,
    /// Likely personal details.
    Personal,
    /// The same text as another comment.
    SameText,
    /// Many comments from one sender in a short time.
    Repeat,
    /// The name of somebody of the team.
    TeamName,
    /// A form that came back too fast.
    Fast,
    /// The field that people do not see.
    Trap,
}

/// A number that a team can choose for a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount {
    /// What the field is called.
    pub label: &'static str,
    /// Until somebody chooses another.
    pub default: i64,
    /// The least and the most.
    pub range: (i64, i64),
}

impl Check {
    /// Every check, in the order of the page.
    pub const ALL: [Self; 7] = [
        Self::Links,
        Self::Personal,
        Self::SameText,
        Self::Repeat,
        Self::TeamName,
        Self::Fast,
        Self::Trap,
    ];

    /// As the database and addresses spell it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Links => "links",
            Self::Personal => "personal",
            Self::SameText => "same_text",
            Self::Repeat => "repeat",
            Self::TeamName => "team_name",
            Self::Fast => "fast",
            Self::Trap => "trap",
        }
    }

    /// The check with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|check| check.code() == code)
    }

    /// As the desk calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Links => "Links",
            Self::Personal => "Personal details",
            Self::SameText => "Same text",
            Self::Repeat => "Too many comments at once",
            Self::TeamName => "Uses a team member’s name",
            Self::Fast => "Sent too quickly",
            Self::Trap => "Hidden field",
        }
    }

    /// What it does, in a sentence.
    pub fn about(self) -> &'static str {
        match self {
            Self::Links => "Marks links in a comment.",
            Self::Personal => {
                "Marks what looks like a telephone number, an address, a postcode, an NHS number or a \
                 National Insurance number."
            }
            Self::SameText => {
                "Marks a comment that says the same, or nearly the same, as another one, and lets you \
                 decide all of them together."
            }
            Self::Repeat => {
                "Marks a comment when many came from one network or email address within 10 minutes."
            }
            Self::TeamName => {
                "Marks a comment whose name looks like that of someone on your team, of a role such as \
                 moderator, of this blog or of the organisation."
            }
            Self::Fast => {
                "Marks a comment whose form came back within 3 seconds. This works for replies and \
                 previews, not for the form under a post."
            }
            Self::Trap => {
                "Marks a comment that fills in a hidden field, as spam programs do. Always on."
            }
        }
    }

    /// Whether it can be turned off.
    pub fn can_rest(self) -> bool {
        self != Self::Trap
    }

    /// The number that goes with it.
    pub fn amount(self) -> Option<Amount> {
        match self {
            Self::Links => Some(Amount {
                label: "Mark comments with at least this many links",
                default: 1,
                range: (1, 5),
            }),
            Self::Repeat => Some(Amount {
                label: "Mark comments when there are at least this many",
                default: 4,
                range: (2, 30),
            }),
            _ => None,
        }
    }
}

/// A check as the team has set it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CheckSetting {
    /// The check.
    pub check: Check,
    /// Whether it is on.
    pub active: bool,
    /// Its number; 0 if it has none.
    pub amount: i64,
    /// Counts its changes; 0 until the first.
    pub version: i64,
}

impl CheckSetting {
    /// As it comes with the program.
    pub fn of(check: Check) -> Self {
        let amount = check.amount().map_or(0, |amount| amount.default);
        Self { check, active: true, amount, version: 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_checks_go_both_ways() {
        for check in Check::ALL {
            assert_eq!(Check::from_code(check.code()), Some(check));
        }
        assert_eq!(Check::from_code("mood"), None);
    }
}
