//! The same person pressing the same button twice: two forms at once and one more after them are told
//! what came of the first, and it came of the first alone.

mod deciding;
mod keeping;
mod writing;

use crate::world::{Answer, Browser, World, ask};
use rocket::futures::future::join_all;

/// Sends the form twice at once and once more, wants every answer to lead on to `location`, and wants
/// `lines` in the record to have come of all three.
pub async fn presses_twice(
    world: &World,
    person: &Browser<'_>,
    path: &str,
    fields: &[(&str, &str)],
    location: &str,
    lines: usize,
) -> Answer {
    let before = record(world).await;
    let mut answers = join_all([person.post(path, fields), person.post(path, fields)]).await;
    let kept = record(world).await;
    answers.push(person.post(path, fields).await);
    for (number, answer) in answers.iter().enumerate() {
        assert_eq!(answer.status, 303, "{path}, press {number}: {}", answer.text());
        assert_eq!(answer.location(), answers[0].location(), "{path}, press {number}");
    }
    assert!(answers[0].location().starts_with(location), "{path}: {}", answers[0].location());
    assert_eq!(kept - before, lines, "{path} at once");
    assert_eq!(record(world).await - before, lines, "{path} once more");
    answers.remove(0)
}

/// How many lines the record has.
async fn record(world: &World) -> usize {
    ask(world.context.database.read(), "SELECT id FROM audit").await.len()
}
