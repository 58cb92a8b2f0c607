//! When comments are taken: pauses of the whole blog, and the days of single posts.

mod pauses;
mod posts;

use crate::world::{Answer, PASSWORD, Person};

/// Signs in again: a session ends when it is not used.
async fn back(person: &Person<'_>) {
    person.signs_in(&person.email, PASSWORD).await.assert_redirect("/desk/");
}

/// Enters a pause.
async fn enters(person: &Person<'_>, starts: [&str; 2], ends: [&str; 2]) -> Answer {
    person
        .post(
            "/desk/calendar",
            &[
                ("title", "Election of 2026"),
                ("because", "an election has been called"),
                ("starts_date", starts[0]),
                ("starts_time", starts[1]),
                ("ends_date", ends[0]),
                ("ends_time", ends[1]),
            ],
        )
        .await
}
