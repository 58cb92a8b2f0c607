//! Four connections that send the largest forms there are, one after the other, do not stop reading.

use crate::world::{Program, Serving};
use std::{
    io::{Read, Write},
    net::TcpStream,
    thread,
    time::{Duration, Instant},
};

/// How much longer a page may take meanwhile. It was 340 times as long when a form of 4 MB was taken.
const TIMES: f64 = 30.0;

/// Sends a form to the sign-in page and waits for the answer, as far as it arrives.
fn send(serving: &Serving, body: &[u8]) {
    let head = format!(
        "POST /desk/sign-in HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    let mut stream = TcpStream::connect(&serving.address).expect("a connection");
    // A form that is not read is answered and cut off while it is still being sent.
    let sent = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body));
    let _ = sent.and_then(|()| stream.read_to_end(&mut Vec::new()));
}

/// The median time of a page that is asked for ten times a second, whether the one before has come or not.
fn median(serving: &Serving, path: &str) -> f64 {
    let mut times: Vec<Duration> = thread::scope(|scope| {
        let asked: Vec<_> = (0..60)
            .map(|_| {
                let asked = scope.spawn(|| {
                    let begun = Instant::now();
                    assert!(serving.get(path).starts_with("HTTP/1.1 200"));
                    begun.elapsed()
                });
                thread::sleep(Duration::from_millis(100));
                asked
            })
            .collect();
        asked.into_iter().map(|asked| asked.join().expect("a page")).collect()
    });
    times.sort();
    times[times.len() / 2].as_secs_f64()
}

#[test]
#[ignore = "measures time, which means something only with optimisation"]
fn four_connections_that_send_large_forms_do_not_stop_reading() {
    let program = Program::with(&[]);
    let serving = program.demo();
    let front = serving.get("/");
    let post = regex::Regex::new(r#"href="(/\d{4}/\d\d/\d\d/[^/"]+/)""#).expect("a pattern");
    let path = &post.captures(&front).expect("a post")[1];
    let quiet = median(&serving, path);
    let escaped = "a=".to_owned() + &"%41".repeat(42);
    for (name, body) in [
        ("4 MB of a=&", "a=&".repeat(1_333_333)),
        ("128 KiB of a=&", "a=&".repeat(43_690)),
        ("1,000 fields in 128 KiB", vec![escaped; 1_000].join("&")),
    ] {
        let end = Instant::now() + Duration::from_secs(8);
        let busy = thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    while Instant::now() < end {
                        send(&serving, body.as_bytes());
                    }
                });
            }
            thread::sleep(Duration::from_millis(500));
            median(&serving, path)
        });
        let ratio = busy / quiet;
        println!("{name}: a post takes {ratio:.1} times as long");
        assert!(ratio < TIMES, "{name}: {ratio:.1} times as long");
    }
}
