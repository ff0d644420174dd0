use std::sync::Arc;

use anyhow::{Context, Result};
use bytes::Bytes;
use http_body_util::{BodyExt, Full, Limited};
use hyper::{
    Method, Request, StatusCode,
    client::conn::http1::{SendRequest, handshake},
    header,
};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

use crate::{
    drive::{Connection, Failure},
    target::Target,
};

/// Largest answer that is read.
const MAX_ANSWER: usize = 16 * 1024 * 1024;

/// Who asks.
#[derive(Debug, Clone)]
pub enum Credential {
    /// A person's access token.
    Bearer(String),
    /// A tenant's API key.
    TenantKey(String),
}

/// A request to be sent.
#[derive(Debug, Clone)]
pub struct Ask {
    /// GET or POST.
    pub method: Method,
    /// Path and query.
    pub path: String,
    /// JSON to be posted.
    pub body: Option<Bytes>,
    /// Who asks, where that is not the connection's own credential.
    pub by: Option<Visitor>,
}

/// A visitor of a page of the server's own that holds the chat widget.
#[derive(Debug, Clone)]
pub enum Visitor {
    /// Has no session so far.
    New,
    /// Has one, with this token.
    Known(String),
}

impl Ask {
    /// GET `path`.
    pub fn get(path: impl Into<String>) -> Self {
        Self {
            method: Method::GET,
            path: path.into(),
            body: None,
            by: None,
        }
    }

    /// POST `body` to `path`.
    pub fn post(path: impl Into<String>, body: &serde_json::Value) -> Self {
        Self {
            method: Method::POST,
            path: path.into(),
            body: Some(Bytes::from(body.to_string())),
            by: None,
        }
    }

    /// The same, by a visitor.
    #[must_use]
    pub fn by(mut self, visitor: Visitor) -> Self {
        self.by = Some(visitor);
        self
    }
}

/// One kept-alive HTTP/1.1 connection.
#[derive(Debug)]
pub struct Http {
    target: Target,
    credential: Option<Credential>,
    sender: Option<SendRequest<Full<Bytes>>>,
}

impl Http {
    /// Connects.
    ///
    /// # Errors
    /// When nobody listens there.
    pub async fn connect(target: &Target, credential: Option<Credential>) -> Result<Self> {
        let mut http = Self {
            target: target.clone(),
            credential,
            sender: None,
        };
        http.reconnect().await?;
        Ok(http)
    }

    async fn reconnect(&mut self) -> Result<()> {
        let stream = TcpStream::connect(self.target.address)
            .await
            .with_context(|| format!("connecting to {}", self.target.address))?;
        stream.set_nodelay(true)?;
        let (sender, connection) = handshake(TokioIo::new(stream)).await?;
        // Ends with the sender; what went wrong is said by the request that fails.
        tokio::spawn(async move {
            let _ = connection.await;
        });
        self.sender = Some(sender);
        Ok(())
    }

    /// Sends a request and reads the whole answer.
    ///
    /// # Errors
    /// When the connection breaks. An answer of any status is an answer.
    pub async fn ask(&mut self, ask: Ask) -> Result<(StatusCode, Bytes)> {
        if self.sender.as_ref().is_none_or(SendRequest::is_closed) {
            self.reconnect().await?;
        }
        let sender = self.sender.as_mut().context("not connected")?;
        let mut request = Request::builder()
            .method(ask.method)
            .uri(ask.path)
            .header(header::HOST, &self.target.host);
        if ask.by.is_some() {
            request = request.header(header::ORIGIN, format!("http://{}", self.target.host));
        }
        let credential = match ask.by {
            None => self.credential.clone(),
            Some(Visitor::New) => None,
            Some(Visitor::Known(token)) => Some(Credential::Bearer(token)),
        };
        request = match &credential {
            Some(Credential::Bearer(token)) => {
                request.header(header::AUTHORIZATION, format!("Bearer {token}"))
            }
            Some(Credential::TenantKey(key)) => request.header("x-tenant-key", key),
            None => request,
        };
        if ask.body.is_some() {
            request = request.header(header::CONTENT_TYPE, "application/json");
        }
        sender.ready().await?;
        let answer = sender
            .send_request(request.body(Full::new(ask.body.unwrap_or_default()))?)
            .await?;
        let status = answer.status();
        let body = Limited::new(answer.into_body(), MAX_ANSWER)
            .collect()
            .await
            .map_err(|error| anyhow::anyhow!("reading the answer: {error}"))?;
        Ok((status, body.to_bytes()))
    }

    /// Drops the connection, so that the next request makes a new one.
    pub fn reset(&mut self) {
        self.sender = None;
    }
}

/// Makes requests and judges their answers.
pub trait Script: Send + Sync + 'static {
    /// Request `number`.
    fn ask(&self, number: u64) -> Ask;

    /// Whether the answer's body (its status was a success) is what was wanted.
    ///
    /// # Errors
    /// Why not.
    fn judge(&self, body: &Bytes) -> Result<(), Failure>;
}

/// A connection that follows a script.
#[derive(Debug)]
pub struct Scripted<S> {
    http: Http,
    script: Arc<S>,
}

impl<S: Script> Scripted<S> {
    /// Opens `count` connections.
    ///
    /// # Errors
    /// When nobody listens there.
    pub async fn connect(
        count: usize,
        target: &Target,
        credential: Option<&Credential>,
        script: &Arc<S>,
    ) -> Result<Vec<Self>> {
        let mut connections = Vec::with_capacity(count);
        for _ in 0..count {
            let http = Http::connect(target, credential.cloned()).await?;
            connections.push(Self {
                http,
                script: Arc::clone(script),
            });
        }
        Ok(connections)
    }
}

impl<S: Script> Connection for Scripted<S> {
    async fn once(&mut self, number: u64) -> Result<(), Failure> {
        match self.http.ask(self.script.ask(number)).await {
            Ok((status, body)) if status.is_success() => self.script.judge(&body),
            Ok((status, _)) => Err(format!("HTTP {}", status.as_u16()).into()),
            Err(_) => Err("connection broke".into()),
        }
    }

    async fn recover(&mut self) {
        self.http.reset();
    }
}
