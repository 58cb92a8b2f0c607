//! The serving program where its surroundings fail it: a log that nobody takes, connections that stay
//! open, a database that is damaged, a server that does not keep what it says.

use crate::world::{Backend, Place, Program, with_place};
use std::{
    fs::{self, OpenOptions},
    io::{Read, Write},
    net::TcpStream,
    process::{Command, Stdio},
    time::Duration,
};

/// The program answers, writes and stops although its log goes to `log`.
fn goes_on_with(log: Stdio, meanwhile: impl FnOnce()) {
    let program = Program::fresh();
    let serving = program.serve_to(log);
    meanwhile();
    for _ in 0..300 {
        assert!(serving.get("/nowhere").starts_with("HTTP/1.1 404"));
    }
    let sent = "email=a%40example.test&password=a+wrong+one";
    let refused = serving.speak(&format!(
        "POST /desk/sign-in HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: {}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\n\r\n{sent}",
        sent.len()
    ));
    assert!(refused.starts_with("HTTP/1.1 422"), "{refused}");
    assert_eq!(serving.stop().0, 0);
}

#[test]
fn a_log_on_a_full_disk_is_gone_without() {
    let full = OpenOptions::new().write(true).open("/dev/full").expect("a full device");
    goes_on_with(full.into(), || {});
}

#[test]
fn a_log_whose_reader_is_gone_is_gone_without() {
    let mut reader =
        Command::new("cat").stdin(Stdio::piped()).stdout(Stdio::null()).spawn().expect("a reader");
    let log = reader.stdin.take().expect("its input");
    goes_on_with(log.into(), || {
        reader.kill().expect("ended");
        reader.wait().expect("gone");
    });
}

#[test]
fn a_log_whose_reader_stands_still_is_gone_without() {
    let (reader, writer) = std::io::pipe().expect("a pipe");
    // What fits into the pipe is written; whatever comes after finds it full.
    let mut filler = writer.try_clone().expect("the same pipe");
    let filled = std::thread::spawn(move || filler.write_all(&[b'x'; 65_536]));
    goes_on_with(writer.into(), || {});
    drop(reader);
    let _ = filled.join().expect("the writer ended");
}

#[test]
fn connections_on_which_nothing_is_do_not_hold_up_the_end() {
    let program = Program::fresh();
    let serving = program.serve();
    let open: Vec<TcpStream> = (0..20)
        .map(|number| {
            let mut stream = TcpStream::connect(&serving.address).expect("a connection");
            if number % 2 == 0 {
                let request = b"GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n";
                stream.write_all(request).expect("sent");
                let mut answer = [0; 12];
                stream.read_exact(&mut answer).expect("answered");
                assert_eq!(&answer, b"HTTP/1.1 200");
            }
            stream
        })
        .collect();
    let (code, took, _) = serving.stop();
    assert_eq!(code, 0);
    println!("stopped after {took:?}");
    // Rocket gives each of them 6 seconds of grace; it takes a third of one.
    assert!(took < Duration::from_secs(4), "{took:?}");
    drop(open);
}

#[test]
fn an_answer_that_is_under_way_is_finished_before_the_end() {
    let program = Program::fresh();
    let serving = program.serve();
    let mut stream = TcpStream::connect(&serving.address).expect("a connection");
    stream
        .write_all(
            b"POST /desk/sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 39\r\n\
                     Content-Type: application/x-www-form-urlencoded\r\n\r\nemail=ana%40example.test",
        )
        .expect("begun");
    std::thread::sleep(Duration::from_millis(500));
    let rest = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(1000));
        stream.write_all(b"&password=abcde").expect("the rest");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        answer
    });
    let (code, _, _) = serving.stop();
    assert_eq!(code, 0);
    let answer = rest.join().expect("an answer");
    assert!(answer.contains("HTTP/1.1 422"), "{answer}");
    assert!(answer.to_lowercase().contains("connection: close"), "{answer}");
}

#[test]
fn a_request_names_one_website() {
    let program = Program::fresh();
    let serving = program.serve();
    let sent = "email=a%40example.test&password=a+wrong+one";
    let form = format!(
        "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{sent}",
        sent.len()
    );
    for (hosts, status) in [
        ("", "400"),
        ("Host: x\r\nHost: x\r\n", "400"),
        ("Host: x\r\nHost: evil.example\r\n", "400"),
        ("Host: x\r\n", "2"),
    ] {
        for path in ["/", "/health/live", "/nowhere"] {
            let end = "Connection: close\r\n\r\n";
            let answer = serving.speak(&format!("GET {path} HTTP/1.1\r\n{hosts}{end}"));
            let expected = if path == "/nowhere" && status == "2" { "404" } else { status };
            assert!(answer.starts_with(&format!("HTTP/1.1 {expected}")), "{hosts}{path}: {answer}");
        }
        let head = format!("POST /desk/sign-in HTTP/1.1\r\n{hosts}Connection: close\r\n");
        let answer = serving.speak(&format!("{head}{form}"));
        let expected = if status == "2" { "422" } else { status };
        assert!(answer.starts_with(&format!("HTTP/1.1 {expected}")), "{hosts}: {answer}");
    }
    assert_eq!(serving.stop().0, 0);
}

#[test]
fn a_damaged_database_is_named_with_what_to_do() {
    let program = Program::fresh();
    assert_eq!(program.run(&["migrate"], "").code, 0);
    let file = program.folder().join("data/blog.db");
    fs::write(&file, b"This is no database, and longer than the head of one would be. ".repeat(90))
        .expect("damaged");
    let ended = program.run(&["serve", "--port", "0"], "");
    assert_eq!(ended.code, 1, "{ended:?}");
    for words in ["data/blog.db", "the database is damaged", "docs/operating.md", "copy"] {
        assert!(ended.said.contains(words), "{words}: {ended:?}");
    }
    assert!(!ended.said.contains("panic"), "{ended:?}");
}

#[test]
fn a_server_that_does_not_keep_what_it_says_is_warned_of() {
    with_place(Backend::Postgres, async |place: Place| {
        let mut url = url::Url::parse(&place.url()).expect("an address");
        url.query_pairs_mut().append_pair("options", "-c synchronous_commit=off");
        let program = Program::with(&[
            ("DATABASE_URL", url.as_str()),
            ("SECRET_KEY", "0123456789012345678901234567890123456789"),
        ]);
        assert_eq!(program.serve().stop().0, 0);
        let log = fs::read_to_string(program.folder().join("serve.log")).expect("a log");
        assert!(log.contains("synchronous_commit=off"), "{log}");
        Ok(())
    });
}

#[test]
fn a_result_that_cannot_be_written_is_a_failure() {
    let program = Program::fresh();
    let full = OpenOptions::new().write(true).open("/dev/full").expect("a full device");
    assert_eq!(program.run_to(&["migrate"], full.into()), 1);
}
