//! The code in the address that is mailed to the owner of an account that many guess at. Whoever has it
//! passes the queue, and needs the password as before; it is kept nowhere.

use crate::{
    base::{clock::Moment, context::Context},
    team::accounts::actions::account_of,
};

const PURPOSE: &str = "sign-in link";

/// The code for an account, which holds until `ends`.
pub fn code(context: &Context, email: &str, ends: Moment) -> String {
    let ends = ends.timestamp().to_string();
    let signature = context.keys.sign(PURPOSE, &[&account_of(context, email), &ends]);
    format!("{ends}.{signature}")
}

/// Whether `code` was made for `account` and still holds.
pub fn holds(context: &Context, account: &str, code: &str) -> bool {
    let Some((ends, signature)) = code.split_once('.') else { return false };
    let now = context.clock.now().timestamp();
    ends.parse().is_ok_and(|ends: i64| ends > now)
        && context.keys.verify(PURPOSE, &[account, ends], signature)
}
