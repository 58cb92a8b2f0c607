//! From a code in an address to somebody who may act.

use super::{LinkCode, LinkHolder};
use crate::{
    base::{context::Context, database::Connection, error::Result, ids::PersonId},
    team::accounts::{Member, store},
};

/// Who follows a link that was mailed to `person` for `parts` and carries `code`. Asked on `database`,
/// so that within a transaction it is known who may act at that very moment.
pub async fn by_mail_link(
    context: &Context,
    database: &Connection,
    person: PersonId,
    parts: &[String],
    code: &LinkCode,
) -> Result<LinkHolder> {
    if !code.proves(&context.keys, person, parts) {
        return Ok(LinkHolder::Forged);
    }
    Ok(match store::by_id(database, person).await? {
        None => LinkHolder::Forged,
        Some(found) if !found.person.active => LinkHolder::Deactivated,
        Some(found) => LinkHolder::As(Box::new(Member::by_mail(found.person))),
    })
}
