//! Somebody outside who does what steps ask for, and does it once for each key.

use std::{
    collections::HashMap,
    net::SocketAddr,
    sync::{Arc, Mutex},
};

use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    sync::watch,
};

#[derive(Clone)]
pub struct Receiver {
    pub address: SocketAddr,
    /// How often each key was asked for; only the first time has an effect.
    asked: Arc<Mutex<HashMap<String, u32>>>,
    held: watch::Sender<Option<&'static str>>,
}

impl Receiver {
    pub async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let receiver = Self {
            address: listener.local_addr().unwrap(),
            asked: Arc::default(),
            held: watch::Sender::new(None),
        };
        let for_all = receiver.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let receiver = for_all.clone();
                tokio::spawn(async move { receiver.serve(stream).await });
            }
        });
        receiver
    }

    /// Lets this worker wait for its answers, or nobody.
    pub fn hold(&self, who: Option<&'static str>) {
        self.held.send_replace(who);
    }

    /// Effects, and requests that had none because there was one already.
    pub fn counts(&self) -> (usize, u32) {
        let asked = self.asked.lock().unwrap();
        (asked.len(), asked.values().map(|times| times - 1).sum())
    }

    pub fn forget(&self) {
        self.asked.lock().unwrap().clear();
    }

    async fn serve(&self, mut stream: TcpStream) {
        let (read, mut write) = stream.split();
        let mut lines = BufReader::new(read).lines();
        while let Ok(Some(line)) = lines.next_line().await {
            let (who, key) = line.split_once(' ').unwrap();
            let mut held = self.held.subscribe();
            held.wait_for(|held| *held != Some(who)).await.unwrap();
            *self
                .asked
                .lock()
                .unwrap()
                .entry(key.to_owned())
                .or_default() += 1;
            if write.write_all(b"done\n").await.is_err() {
                return;
            }
        }
    }
}

/// Asks the receiver at `address` for the effect of `key`.
pub async fn ask(address: &str, who: &str, key: &str) -> std::io::Result<()> {
    let mut stream = TcpStream::connect(address).await?;
    stream
        .write_all(format!("{who} {key}\n").as_bytes())
        .await?;
    let mut answer = String::new();
    BufReader::new(stream).read_line(&mut answer).await?;
    if answer == "done\n" {
        Ok(())
    } else {
        Err(std::io::ErrorKind::UnexpectedEof.into())
    }
}
