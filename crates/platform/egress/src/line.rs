//! Lines to servers that speak something else than HTTP.

use std::{
    io,
    net::SocketAddr,
    pin::Pin,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicUsize, Ordering},
    },
    task::{Context, Poll},
    time::Instant,
};

use rustls_platform_verifier::ConfigVerifierExt;
use tekup_context::OpenTransactions;
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
};
use tokio_rustls::{
    TlsConnector,
    rustls::{ClientConfig, pki_types::ServerName},
};

use crate::{EgressError, Guard};

trait Wire: AsyncRead + AsyncWrite + Unpin + Send + Sync {}
impl<T: AsyncRead + AsyncWrite + Unpin + Send + Sync> Wire for T {}

/// A line to another host, protected or not. What it brings is bounded by its [`Allowance`].
pub struct Line {
    wire: Box<dyn Wire>,
    peer: SocketAddr,
    allowance: Allowance,
}

/// How many bytes a line may still bring. When they are used up, reading fails.
#[derive(Debug, Clone, Default)]
pub struct Allowance(Arc<AtomicUsize>);

impl Allowance {
    /// Lets `bytes` come from now on, whatever was left.
    pub fn grant(&self, bytes: usize) {
        self.0.store(bytes, Ordering::Relaxed);
    }

    /// Whether all of it was used up.
    pub fn is_spent(&self) -> bool {
        self.0.load(Ordering::Relaxed) == 0
    }
}

impl std::fmt::Debug for Line {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Line({})", self.peer)
    }
}

/// TLS with the machine's certificates, read once.
fn tls() -> io::Result<TlsConnector> {
    static CONFIG: OnceLock<Arc<ClientConfig>> = OnceLock::new();
    if let Some(config) = CONFIG.get() {
        return Ok(TlsConnector::from(Arc::clone(config)));
    }
    let fresh = ClientConfig::with_platform_verifier().map_err(io::Error::other)?;
    Ok(TlsConnector::from(Arc::clone(
        CONFIG.get_or_init(|| Arc::new(fresh)),
    )))
}

impl Guard {
    /// Opens a line to a host for `purpose`, which names it in the metrics; with TLS from its first byte when
    /// `protected`. It may bring 64 kB before [`Allowance::grant`] says otherwise. The caller sets the deadline. The
    /// process's TLS provider must be installed before.
    ///
    /// # Errors
    /// When the host may not be asked or is not reached, or when the task holds a transaction open.
    pub async fn connect(
        &self,
        purpose: &'static str,
        host: &str,
        port: u16,
        protected: bool,
    ) -> Result<Line, EgressError> {
        let open = OpenTransactions::count();
        if open > 0 {
            return Err(EgressError::OpenTransactions(open));
        }
        let started = Instant::now();
        let line = self.dial(host, port, protected).await;
        let outcome = if line.is_ok() { "ok" } else { "failed" };
        metrics::histogram!("tekup_egress_seconds", "purpose" => purpose, "outcome" => outcome)
            .record(started.elapsed());
        Ok(line?)
    }

    /// The addresses of a host that may be asked, for a client that opens its connections itself: it must be given these
    /// and no name.
    ///
    /// # Errors
    /// As [`Guard::connect`].
    pub async fn addresses(&self, host: &str, port: u16) -> Result<Vec<SocketAddr>, EgressError> {
        let open = OpenTransactions::count();
        if open > 0 {
            return Err(EgressError::OpenTransactions(open));
        }
        Ok(self.lookup(host, port).await?)
    }

    async fn dial(&self, host: &str, port: u16, protected: bool) -> io::Result<Line> {
        let addresses = self.lookup(host, port).await?;
        let stream = TcpStream::connect(addresses.as_slice()).await?;
        stream.set_nodelay(true)?;
        let peer = stream.peer_addr()?;
        let allowance = Allowance::default();
        allowance.grant(64 * 1024);
        let line = Line {
            wire: Box::new(stream),
            peer,
            allowance,
        };
        if protected {
            line.protect(host).await
        } else {
            Ok(line)
        }
    }
}

impl Line {
    /// Goes on over TLS (`STARTTLS`). What came before it unread is not believed: the caller must have dropped it.
    ///
    /// # Errors
    /// When the host's certificate is not one that this machine trusts.
    pub async fn protect(self, host: &str) -> io::Result<Self> {
        self.protect_for(host, &[]).await
    }

    /// The same, saying which protocols will be spoken (ALPN, RFC 7301).
    ///
    /// # Errors
    /// As [`Line::protect`].
    pub async fn protect_for(self, host: &str, protocols: &[&[u8]]) -> io::Result<Self> {
        let name = ServerName::try_from(host.to_owned()).map_err(io::Error::other)?;
        let mut tls = tls()?;
        if !protocols.is_empty() {
            let mut config = ClientConfig::clone(tls.config());
            config.alpn_protocols = protocols.iter().map(|one| one.to_vec()).collect();
            tls = TlsConnector::from(Arc::new(config));
        }
        let wire = tls.connect(name, self.wire).await?;
        Ok(Self {
            wire: Box::new(wire),
            ..self
        })
    }

    /// The handle on what it may bring.
    pub fn allowance(&self) -> Allowance {
        self.allowance.clone()
    }

    /// Where it leads.
    pub fn peer(&self) -> SocketAddr {
        self.peer
    }
}

impl AsyncRead for Line {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let left = self.allowance.0.load(Ordering::Relaxed);
        if left == 0 {
            return Poll::Ready(Err(io::Error::other("it sends more than it may")));
        }
        let before = buf.filled().len();
        let read = Pin::new(&mut self.wire).poll_read(cx, buf);
        let came = buf.filled().len() - before;
        let rest = left.saturating_sub(came);
        self.allowance.0.store(rest, Ordering::Relaxed);
        read
    }
}

impl AsyncWrite for Line {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.wire).poll_write(cx, buf)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.wire).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.wire).poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    use tokio::{
        io::{AsyncReadExt, AsyncWriteExt},
        net::TcpListener,
    };

    use super::*;

    #[tokio::test]
    async fn a_line_brings_no_more_than_it_may() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let server = tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            while stream.write_all(&[b'x'; 8192]).await.is_ok() {}
        });
        let guard = Guard::allowing(["127.0.0.1"]);
        let mut line = guard
            .connect("test", "127.0.0.1", port, false)
            .await
            .unwrap();
        line.allowance().grant(100_000);
        let mut came = Vec::new();
        let refused = line.read_to_end(&mut came).await.unwrap_err();
        assert!(
            refused.to_string().contains("more than it may"),
            "{refused}"
        );
        assert!(came.len() < 200_000, "{}", came.len());
        drop(line);
        server.await.unwrap();
    }

    #[tokio::test]
    async fn no_line_leads_inside() {
        let refused = Guard::default()
            .connect("test", "127.0.0.1", 25, false)
            .await;
        assert!(refused.unwrap_err().to_string().contains("public internet"));
    }
}
