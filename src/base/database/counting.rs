//! Counts that stay cheap however many rows there are: nobody needs to know whether 1,001 or 80,000
//! wait, so nothing counts farther than that.

use super::Connection;
use crate::base::error::Result;
use sea_orm::{
    ConnectionTrait,
    sea_query::{Asterisk, Expr, ExprTrait, Query, SelectStatement},
};
use std::fmt;

/// How far is counted.
pub const FAR: u64 = 1000;

/// How many rows there are, as far as that was counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    seen: u64,
}

impl Count {
    /// Whether there is none.
    pub fn is_none(self) -> bool {
        self.seen == 0
    }

    /// How many there are beside `shown` of them.
    pub fn beside(self, shown: u64) -> Self {
        if self.seen > FAR { self } else { Self { seen: self.seen.saturating_sub(shown) } }
    }

    /// Whether there is exactly one.
    pub fn is_one(self) -> bool {
        self.seen == 1
    }
}

/// `7`, or `1,000+`.
impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.seen {
            FAR => f.write_str("1,000"),
            far if far > FAR => f.write_str("1,000+"),
            seen => seen.fmt(f),
        }
    }
}

/// Counts the rows of `found`, and stops soon after `FAR`.
pub async fn count(database: &Connection, mut found: SelectStatement) -> Result<Count> {
    found.limit(FAR + 1);
    let mut counting = Query::select();
    counting.expr_as(Expr::col(Asterisk).count(), "seen").from_subquery(found, "found");
    let row = database.query_one(&counting).await?;
    let seen: i64 = row.map(|row| row.try_get("", "seen")).transpose()?.unwrap_or(0);
    Ok(Count { seen: seen.unsigned_abs() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_told_how_far_beyond_a_thousand_it_goes() {
        let words = |seen| Count { seen }.to_string();
        assert_eq!([0, 7, 1000, 1001].map(words), ["0", "7", "1,000", "1,000+"]);
    }
}
