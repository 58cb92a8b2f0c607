//! The program itself, started as an operator starts it.

use std::{
    fs::File,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};
use tempfile::TempDir;

/// The built program, in a folder of its own and with nothing of this machine's settings.
pub struct Program {
    folder: TempDir,
    environment: Vec<(String, String)>,
}

/// How a command ended.
#[derive(Debug)]
pub struct Ended {
    /// 0 is done, 1 failed, 2 used wrongly.
    pub code: i32,
    /// What it told.
    pub told: String,
    /// What it said to a person.
    pub said: String,
}

impl Program {
    /// The program with these settings.
    pub fn with(settings: &[(&str, &str)]) -> Self {
        let environment = settings
            .iter()
            .map(|(name, value)| (format!("FAIR_COMMENT_{name}"), (*value).to_owned()))
            .collect();
        Self { folder: tempfile::tempdir().expect("a folder"), environment }
    }

    /// The program on a database that is not there yet.
    pub fn fresh() -> Self {
        Self::with(&[("DATABASE_URL", "sqlite://data/blog.db"), ("MAIL_URL", "file://data/mail")])
    }

    /// The program on a database with every table and no row.
    pub fn migrated() -> Self {
        let program = Self::fresh();
        let made = program.run(&["migrate"], "");
        assert_eq!(made.code, 0, "{made:?}");
        program
    }

    /// The same program and folder, with one more setting.
    pub fn and(mut self, name: &str, value: &str) -> Self {
        self.environment.push((format!("FAIR_COMMENT_{name}"), value.to_owned()));
        self
    }

    /// Where it runs.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_fair-comment"));
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .env_clear()
            .envs(self.environment.iter().map(|(name, value)| (name, value)));
        command
    }

    /// Runs a command to its end, with `typed` on its standard input.
    pub fn run(&self, arguments: &[&str], typed: &str) -> Ended {
        let mut child = self
            .command(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("started");
        // A command that takes no input may be gone by now.
        let _ = child.stdin.take().expect("an input").write_all(typed.as_bytes());
        let output = child.wait_with_output().expect("ended");
        Ended {
            code: output.status.code().unwrap_or(-1),
            told: String::from_utf8(output.stdout).expect("text"),
            said: String::from_utf8(output.stderr).expect("text"),
        }
    }

    /// Runs a command whose results go to `results`; answers its exit code.
    pub fn run_to(&self, arguments: &[&str], results: Stdio) -> i32 {
        let mut command = self.command(arguments);
        let status = command.stdin(Stdio::null()).stdout(results).stderr(Stdio::null()).status();
        status.expect("run").code().unwrap_or(-1)
    }

    /// Starts `serve` on a free port and waits for its first line. The log is the file `serve.log`.
    pub fn serve(&self) -> Serving {
        self.start("serve")
    }

    /// Starts `demo` likewise.
    pub fn demo(&self) -> Serving {
        self.start("demo")
    }

    fn start(&self, command: &str) -> Serving {
        let log = self.folder().join("serve.log");
        self.start_to(command, File::create(log).expect("a log").into())
    }

    /// As [`Self::serve`], with a log that goes to `log`.
    pub fn serve_to(&self, log: Stdio) -> Serving {
        self.start_to("serve", log)
    }

    fn start_to(&self, command: &str, log: Stdio) -> Serving {
        let mut child = self
            .command(&[command, "--port", "0"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .expect("started");
        let mut output = BufReader::new(child.stdout.take().expect("an output"));
        let mut line = String::new();
        output.read_line(&mut line).expect("a line");
        let read_log =
            || std::fs::read_to_string(self.folder().join("serve.log")).unwrap_or_default();
        let address = line
            .strip_prefix("listening on http://")
            .unwrap_or_else(|| panic!("“{line}” is no address; {}", read_log()))
            .trim()
            .to_owned();
        Serving { child, output, address }
    }
}

/// A server that runs; it is ended when the test is.
pub struct Serving {
    child: Child,
    output: BufReader<std::process::ChildStdout>,
    /// Host and port.
    pub address: String,
}

impl Serving {
    /// Sends a request as it stands and answers all that comes back.
    pub fn speak(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("a connection");
        stream.set_read_timeout(Some(Duration::from_secs(10))).expect("a limit");
        stream.write_all(request.as_bytes()).expect("sent");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("an answer");
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// Opens a page.
    pub fn get(&self, path: &str) -> String {
        self.speak(&format!("GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
    }

    /// The kibibytes of memory that it holds now.
    pub fn memory(&self) -> u64 {
        let path = format!("/proc/{}/status", self.child.id());
        let status = std::fs::read_to_string(path).expect("a status");
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("a size");
        line.trim().trim_end_matches(" kB").parse().expect("a number")
    }

    /// Tells it to stop (SIGTERM) and answers its exit code, the time it took, and what else it told.
    pub fn stop(mut self) -> (i32, Duration, String) {
        let begun = Instant::now();
        let id = self.child.id().to_string();
        let told = Command::new("kill").args(["-TERM", &id]).status().expect("kill");
        assert!(told.success());
        let status = self.child.wait().expect("ended");
        let mut rest = String::new();
        self.output.read_to_string(&mut rest).expect("text");
        (status.code().unwrap_or(-1), begun.elapsed(), rest)
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // After `stop` there is nothing left to end.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
