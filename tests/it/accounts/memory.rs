//! What guessing costs the machine: the built program holds no more memory after it than before.

use crate::world::{Program, Serving};
use std::thread;

/// What one hash works in, in kibibytes.
const A_HASH: u64 = 19 * 1024;
/// What else may stay of so many requests: stacks of threads, connections, pages of the database.
const ELSE: u64 = 24 * 1024;

fn guesses(serving: &Serving, number: usize) {
    let body = format!("email=nobody{number}%40example.test&password=a+guess");
    let answer = serving.speak(&format!(
        "POST /desk/sign-in HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\
         X-Forwarded-For: 203.0.113.{}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: {}\r\n\r\n{body}",
        number % 250,
        body.len()
    ));
    assert!(answer.starts_with("HTTP/1.1 422"), "{answer}");
}

fn two_hundred_guesses_sixteen_at_once(serving: &Serving) {
    thread::scope(|scope| {
        for first in 0..16 {
            scope.spawn(move || {
                for number in (first..200).step_by(16) {
                    guesses(serving, number);
                }
            });
        }
    });
}

#[test]
#[ignore = "makes two hundred hashes"]
fn two_hundred_guesses_take_no_more_memory_than_the_hashes_made_at_once() {
    let program = Program::with(&[
        ("DATABASE_URL", "sqlite://data/blog.db"),
        ("TRUSTED_PROXIES", "127.0.0.1"),
    ]);
    let serving = program.serve();
    serving.get("/desk/sign-in");
    let before = serving.memory();
    two_hundred_guesses_sixteen_at_once(&serving);
    let after = serving.memory();
    println!("{before} kB before, {after} kB after two hundred guesses");
    let places = thread::available_parallelism().expect("a number").get().min(4) as u64;
    assert!(after - before < places * A_HASH + ELSE, "from {before} kB to {after} kB");
}
