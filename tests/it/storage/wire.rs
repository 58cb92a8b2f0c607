//! PostgreSQL behind a wire that is cut at each single message, in either direction.

use super::{
    acts::{ACTS, Act, Came, Stage},
    no_limits,
};
use crate::world::{Backend, Place, World, at_length, heard, run_with};
use ::faults::Calls;
use std::{
    cell::OnceCell,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering::SeqCst},
    },
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, UnixStream},
    sync::Notify,
};

/// Stands between the program and the server, and cuts connections.
struct Wire {
    port: u16,
    name: String,
    cutting: Arc<Cutting>,
}

#[derive(Default)]
struct Cutting {
    messages: Calls,
    /// Whether a message at which the wire is cut arrives first.
    arrives: AtomicBool,
}

impl Wire {
    /// A wire to the server of the database `url`, which names a socket.
    async fn to(url: &str) -> Self {
        let url = url::Url::parse(url).expect("an address");
        let folder = url.query_pairs().find(|(name, _)| name == "host").expect("a socket").1;
        let socket = PathBuf::from(folder.as_ref()).join(".s.PGSQL.5432");
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let cutting = Arc::<Cutting>::default();
        let within = cutting.clone();
        tokio::spawn(async move {
            while let Ok((program, _)) = listener.accept().await {
                program.set_nodelay(true).expect("sent at once");
                let server = UnixStream::connect(&socket).await.expect("the server answers");
                let (from_program, to_program) = program.into_split();
                let (from_server, to_server) = server.into_split();
                let cut = Arc::new(Notify::new());
                let there = carry(from_program, to_server, true, within.clone(), cut.clone());
                let back = carry(from_server, to_program, false, within.clone(), cut);
                tokio::spawn(there);
                tokio::spawn(back);
            }
        });
        Self { port, name: url.path().to_owned(), cutting }
    }

    fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}{}?sslmode=disable", self.port, self.name)
    }

    fn cut(&self, arrives: bool, first: u64, many: u64) {
        self.cutting.arrives.store(arrives, SeqCst);
        self.cutting.messages.fail(first, many);
    }
}

/// Carries messages one way until an end is gone or the wire is cut
/// (<https://www.postgresql.org/docs/15/protocol-message-formats.html>).
async fn carry(
    mut from: impl AsyncReadExt + Unpin,
    mut to: impl AsyncWriteExt + Unpin,
    begins_untyped: bool,
    cutting: Arc<Cutting>,
    cut: Arc<Notify>,
) {
    // The first message of a client has no letter for its kind before its length.
    let mut head = if begins_untyped { 4 } else { 5 };
    loop {
        let message = tokio::select! {
            message = message(&mut from, head) => message,
            () = cut.notified() => return,
        };
        let Some(message) = message else { break };
        head = 5;
        let last = cutting.messages.next();
        let arrives = !last || cutting.arrives.load(SeqCst);
        if (arrives && to.write_all(&message).await.is_err()) || last {
            break;
        }
    }
    // The other direction ends with this one.
    cut.notify_one();
}

async fn message(from: &mut (impl AsyncReadExt + Unpin), head: usize) -> Option<Vec<u8>> {
    let mut message = vec![0; head];
    from.read_exact(&mut message).await.ok()?;
    let length = u32::from_be_bytes(message[head - 4..].try_into().ok()?) as usize;
    message.resize(head + length - 4, 0);
    from.read_exact(&mut message[head..]).await.ok()?;
    Some(message)
}

/// A blog whose database is at the far end of a wire.
fn over_wire(test: impl AsyncFnOnce(&World, &Wire)) {
    let wire = OnceCell::new();
    let settings = async |place: &Place| {
        let made = Wire::to(&place.url()).await;
        let url = made.url();
        assert!(wire.set(made).is_ok(), "one wire is enough");
        [no_limits(), vec![("DATABASE_URL", url)]].concat()
    };
    run_with(Backend::Postgres, settings, async |world| {
        test(world, wire.get().expect("a wire")).await;
    });
}

/// Cuts the wire at the messages of an act: at each one, or at every eleventh and each of the last.
/// Answers how many messages there were, at how many the wire was cut, and how often the act was kept.
async fn sweep(stage: &Stage<'_>, wire: &Wire, act: Act, arrives: bool, many: u64) -> [u64; 3] {
    let prepared = stage.prepares(act).await;
    wire.cut(arrives, u64::MAX, 0);
    let answer = stage.does(&prepared).await;
    let (all, _) = wire.cutting.messages.mend();
    assert_eq!(stage.came_of(&prepared, &answer).await, Came::Kept);
    let (mut cuts, mut kept) = (0, 0);
    for first in 0..all {
        // The commit is near the end, and is what matters most.
        if !at_length() && first % 11 != 0 && first + 8 < all {
            continue;
        }
        let prepared = stage.prepares(act).await;
        wire.cut(arrives, first, many);
        let answer = stage.does(&prepared).await;
        let (_, failed) = wire.cutting.messages.mend();
        cuts += u64::from(failed > 0);
        kept += u64::from(stage.came_of(&prepared, &answer).await == Came::Kept);
        stage.goes_on(act).await;
    }
    [all, cuts, kept]
}

#[test]
fn a_server_that_is_gone_is_named_with_the_cause() {
    over_wire(async |world, wire| {
        wire.cut(false, 0, u64::MAX);
        let (answer, lines) = heard(world.reader().get("/")).await;
        answer.assert_status(503).assert_has("not available");
        wire.cutting.messages.mend();
        let place = format!("127.0.0.1:{}", wire.port);
        let named = |line: &String| {
            ["unavailable", place.as_str(), "cannot be"].iter().all(|words| line.contains(words))
        };
        assert!(lines.iter().any(named), "{lines:#?}");
        world.reader().get("/").await.assert_ok();
    });
}

#[test]
fn the_wire_may_be_cut_at_each_message_and_nothing_that_was_called_kept_is_lost() {
    over_wire(async |world, wire| {
        let stage = Stage::set(world).await;
        let times = if at_length() { &[1, 2][..] } else { &[1] };
        for act in ACTS {
            for arrives in [false, true] {
                for many in times {
                    let [all, cuts, kept] = sweep(&stage, wire, act, arrives, *many).await;
                    println!(
                        "{act:?} (last message arrives: {arrives}) × {many}: {all} messages, \
                         cut at {cuts}, {kept} kept, 0 lost"
                    );
                    assert!(cuts > 3, "the wire was not cut");
                }
            }
        }
        stage.ends().await;
    });
}
