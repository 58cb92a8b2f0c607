//! Runs one test: makes its world, lets it work, looks for what is left over, clears up.

use super::{BEGINNING, Backend, Place, World};
use fair_comment::base::clock::Clock;
use rocket::futures::FutureExt;
use std::panic::{AssertUnwindSafe, resume_unwind};

/// Runs `test` in a world of its own on `backend`.
///
/// Without a PostgreSQL server to hand the PostgreSQL half of a test says so and passes, unless
/// `CI` is `true`: then it fails.
pub fn run(backend: Backend, test: impl AsyncFnOnce(&World)) {
    run_with(backend, async |_| Vec::new(), test);
}

/// As [`run`], with settings that are made once the database is there and before it is opened.
pub fn run_with(
    backend: Backend,
    settings: impl AsyncFnOnce(&Place) -> Vec<(&'static str, String)>,
    test: impl AsyncFnOnce(&World),
) {
    with_place(backend, async move |place| {
        let clock = Clock::still_at(BEGINNING.parse().expect("a moment"));
        let settings = settings(&place).await;
        let settings: Vec<(&'static str, &str)> =
            settings.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let world = World::at(place, clock, &settings).await;
        let outcome = AssertUnwindSafe(async {
            test(&world).await;
            world.nothing_is_left_over().await;
        })
        .catch_unwind()
        .await;
        world.close().await;
        outcome
    });
}

/// Whether everything is to be tried, which takes minutes, rather than a part of it.
pub fn at_length() -> bool {
    std::env::var_os("FAIR_COMMENT_LONG").is_some()
}

/// Runs `test` with a migrated database and nothing else.
pub fn with_place(backend: Backend, test: impl AsyncFnOnce(Place) -> std::thread::Result<()>) {
    if !backend.is_there() {
        return;
    }
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("a runtime");
    let outcome = runtime.block_on(async {
        let place = Place::migrated(backend).await;
        let outcome = test(place.clone()).await;
        place.clear().await;
        outcome
    });
    if let Err(panic) = outcome {
        resume_unwind(panic);
    }
}
