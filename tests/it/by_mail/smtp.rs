//! A mail server of our own that takes some mail, puts some off and refuses some for good.

use std::{
    collections::BTreeMap,
    net::SocketAddr,
    sync::{Arc, Mutex},
};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

/// A mail server on a port of its own.
#[derive(Clone, Default)]
pub struct Server(Arc<Mutex<Inside>>);

#[derive(Default)]
struct Inside {
    /// What each address is answered; the others are taken.
    answers: BTreeMap<String, &'static str>,
    /// The heads of what was taken, by address.
    taken: Vec<(String, String)>,
    /// How often each address was asked for.
    asked: BTreeMap<String, usize>,
}

impl Server {
    /// Begins to listen; answers where.
    pub async fn start(&self) -> SocketAddr {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let server = self.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let server = server.clone();
                tokio::spawn(async move { server.speak(stream).await });
            }
        });
        address
    }

    /// Answers mail to this address so from now on; an empty answer takes it, and `close` says nothing and
    /// ends the connection.
    pub fn answer(&self, address: &str, with: &'static str) {
        self.0.lock().unwrap().answers.insert(address.to_owned(), with);
    }

    /// The Message-IDs of the mail that was taken for this address.
    pub fn taken(&self, address: &str) -> Vec<String> {
        let inside = self.0.lock().unwrap();
        inside.taken.iter().filter(|(to, _)| to == address).map(|(_, id)| id.clone()).collect()
    }

    /// How often mail to this address was tried.
    pub fn asked(&self, address: &str) -> usize {
        self.0.lock().unwrap().asked.get(address).copied().unwrap_or(0)
    }

    async fn speak(&self, stream: TcpStream) -> Option<()> {
        let (read, mut write) = stream.into_split();
        let mut lines = BufReader::new(read).lines();
        let (mut to, mut id, mut data) = (String::new(), String::new(), false);
        write.write_all(b"220 here\r\n").await.ok()?;
        while let Some(line) = lines.next_line().await.ok()? {
            let answer = if data {
                if let Some(found) = line.strip_prefix("Message-ID: ") {
                    found.clone_into(&mut id);
                }
                if line != "." {
                    continue;
                }
                data = false;
                self.0.lock().unwrap().taken.push((to.clone(), id.clone()));
                "250 taken"
            } else if line.starts_with("EHLO") {
                "250 here"
            } else if let Some(address) = line.strip_prefix("RCPT TO:<") {
                to = address.split('>').next().unwrap_or("").to_owned();
                let mut inside = self.0.lock().unwrap();
                *inside.asked.entry(to.clone()).or_default() += 1;
                match inside.answers.get(&to) {
                    Some(&"close") => return None,
                    Some(answer) if !answer.is_empty() => *answer,
                    _ => "250 good",
                }
            } else if line == "DATA" {
                data = true;
                "354 go on"
            } else if line == "QUIT" {
                write.write_all(b"221 bye\r\n").await.ok()?;
                return Some(());
            } else {
                "250 good"
            };
            write.write_all(format!("{answer}\r\n").as_bytes()).await.ok()?;
        }
        Some(())
    }
}
