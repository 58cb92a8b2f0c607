//! A real file system of 8 MB that fills up while comments come.

use super::{
    acts::{Act, Came, Stage},
    no_limits,
};
use crate::world::{Backend, Place, run_with};
use std::{
    cell::Cell,
    env,
    fs::{self, File},
    io::Write,
    path::Path,
    process::Command,
};

/// Puts a file system of 8 MB over `folder`, with what is in it now. Only root may.
fn made_small(folder: &Path) -> bool {
    let kept: Vec<_> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("a file").path())
        .map(|path| (fs::read(&path).expect("read"), path))
        .collect();
    let mounted = Command::new("mount")
        .args(["-t", "tmpfs", "-o", "size=8m", "tmpfs"])
        .arg(folder)
        .status()
        .is_ok_and(|status| status.success());
    for (bytes, path) in kept {
        fs::write(path, bytes).expect("written");
    }
    mounted
}

#[test]
#[ignore = "needs root, to make a small file system"]
fn a_disk_fills_up_while_comments_come() {
    let is_small = Cell::new(false);
    let settings = async |place: &Place| {
        is_small.set(made_small(place.file().parent().expect("a folder")));
        no_limits()
    };
    run_with(Backend::Sqlite, settings, async |world| {
        if !is_small.get() {
            let must = env::var("CI").is_ok_and(|ci| ci == "true");
            assert!(!must, "a small file system could not be made");
            println!("left out: a small file system could not be made");
            return;
        }
        let folder = world.place().file().parent().expect("a folder").to_owned();
        let stage = Stage::set(world).await;
        let filler = folder.join("filler");
        let (mut taken, mut refused) = (0, 0);
        for number in 0..30 {
            let prepared = stage.prepares(Act::Comment).await;
            if number == 8 {
                let mut file = File::create(&filler).expect("a file");
                while file.write_all(&[b'x'; 4096]).is_ok() {}
            }
            let answer = stage.does(&prepared).await;
            match stage.came_of(&prepared, &answer).await {
                Came::Kept => taken += 1,
                Came::ToldToComeBack => refused += 1,
            }
            world.reader().post("/desk/by-mail/999-x", &[]).await;
        }
        println!("{taken} taken, {refused} told to come back, 0 lost");
        assert!(refused > 0, "the disk did not fill up");
        world.reader().get("/").await.assert_ok();
        fs::remove_file(&filler).expect("room");
        stage.goes_on(Act::Comment).await;
        stage.ends().await;
        let gone = Command::new("umount").arg("-l").arg(&folder).status().expect("run");
        assert!(gone.success());
    });
}
