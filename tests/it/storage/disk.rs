//! SQLite on a disk that fails at each single call, once and twice, and on one that is full.

use super::{
    acts::{ACTS, Act, Came, Stage},
    no_limits,
};
use crate::world::{Backend, Place, World, ask, at_length, heard, run_with};
use ::faults::{Disk, Fault, install};
use std::{fs, sync::Arc, time::Duration};

/// After so long, whether the database takes writes is found out anew.
const PROBE: Duration = Duration::from_millis(1100);

/// A blog on a disk that does as it is told.
fn on_disk(test: impl AsyncFnOnce(&World, Arc<Disk>)) {
    let settings = async |place: &Place| {
        install();
        Disk::under(place.file().parent().expect("a folder"));
        no_limits()
    };
    run_with(Backend::Sqlite, settings, async |world| {
        let disk = Disk::under(world.place().file().parent().expect("a folder"));
        test(world, disk).await;
        let check = ask(world.context.database.read(), "PRAGMA integrity_check").await;
        assert_eq!(check[0]["integrity_check"], "ok");
    });
}

/// Lets each call of the act fail in turn, until none is left to fail. Answers how many there were.
async fn sweep(stage: &Stage<'_>, disk: &Disk, act: Act, fault: Fault, many: u64) -> (u64, u64) {
    let mut kept = 0;
    for first in 0.. {
        let prepared = stage.prepares(act).await;
        disk.fail(fault, first, many);
        let answer = stage.does(&prepared).await;
        let (_, failed) = disk.mend();
        kept += u64::from(stage.came_of(&prepared, &answer).await == Came::Kept);
        stage.goes_on(act).await;
        if failed == 0 {
            return (first, kept);
        }
    }
    unreachable!("an act ends")
}

#[test]
fn each_call_to_the_disk_may_fail_and_nothing_that_was_called_kept_is_lost() {
    on_disk(async |world, disk| {
        let stage = Stage::set(world).await;
        let times = if at_length() { &[1, 2][..] } else { &[1] };
        for act in ACTS {
            for fault in [Fault::Broken, Fault::Full] {
                for many in times {
                    let (places, kept) = sweep(&stage, &disk, act, fault, *many).await;
                    println!("{act:?} {fault:?} × {many}: {places} places, {kept} kept, 0 lost");
                    assert!(places > 2, "the disk was not asked");
                }
            }
        }
        stage.ends().await;
    });
}

#[test]
fn a_full_disk_is_said_and_room_is_all_it_takes_to_go_on() {
    on_disk(async |world, disk| {
        let stage = Stage::set(world).await;
        world.reader().get("/health/ready").await.assert_ok();
        tokio::time::sleep(PROBE).await;
        let mut acts = Vec::new();
        for act in ACTS {
            acts.push(stage.prepares(act).await);
        }
        disk.fail(Fault::Full, 0, u64::MAX);
        let file = world.place().file().display().to_string();
        for prepared in &acts {
            let (answer, lines) = heard(stage.does(prepared)).await;
            assert_eq!(stage.came_of(prepared, &answer).await, Came::ToldToComeBack, "{answer:?}");
            let named = |line: &String| {
                ["unavailable", file.as_str(), "full"].iter().all(|words| line.contains(words))
            };
            assert!(lines.iter().any(named), "{lines:#?}");
        }
        world.reader().get("/health/ready").await.assert_status(503);
        world.reader().get("/").await.assert_ok();
        disk.mend();
        for act in ACTS {
            stage.goes_on(act).await;
        }
        tokio::time::sleep(PROBE).await;
        world.reader().get("/health/ready").await.assert_ok();
        stage.ends().await;
    });
}

#[test]
fn a_file_that_was_moved_away_takes_no_writes_until_it_is_back() {
    on_disk(async |world, _| {
        let stage = Stage::set(world).await;
        let file = world.place().file();
        let beside = file.with_extension("beside");
        let mut acts = Vec::new();
        for act in ACTS {
            acts.push(stage.prepares(act).await);
        }
        fs::rename(&file, &beside).expect("moved");
        for prepared in &acts {
            let (answer, lines) = heard(stage.does(prepared)).await;
            assert_eq!(stage.came_of(prepared, &answer).await, Came::ToldToComeBack, "{answer:?}");
            // By the statement that writes, or by one more connection that reads.
            let named = |line: &String| {
                line.contains("the file was moved or deleted") || line.contains("it is not there")
            };
            assert!(lines.iter().any(named), "{lines:#?}");
        }
        // An older copy is put in its place while the program runs.
        fs::copy(&beside, &file).expect("copied");
        let written = world.context.database.write(|_| async { Ok(()) }).await;
        let refused = written.expect_err("refused").to_string();
        assert!(refused.contains("another file was put in its place"), "{refused}");
        fs::rename(&beside, &file).expect("put back");
        for act in ACTS {
            stage.goes_on(act).await;
        }
        stage.ends().await;
    });
}
