use std::time::Duration;

use anyhow::{Context, Result, bail};
use clap::ArgMatches;
use reqwest::{Method, RequestBuilder};
use serde_json::Value;

/// A server to talk to, with the tenant's key.
pub(crate) struct Client {
    http: reqwest::Client,
    pub url: String,
    pub key: String,
}

impl Client {
    /// The server and key of the global flags.
    pub fn from_args(args: &ArgMatches) -> Result<Self> {
        let url: &String = args.get_one("url").context("--url")?;
        let key: &String = args.get_one("key").context(
            "no API key: give --key or set TEKUP_KEY (make one in the console under API keys; the demo's \
             is demo-key)",
        )?;
        let http = reqwest::Client::builder()
            .connect_timeout(Duration::from_secs(5))
            .timeout(Duration::from_secs(180))
            .build()?;
        Ok(Self {
            http,
            url: url.trim_end_matches('/').to_owned(),
            key: key.clone(),
        })
    }

    /// A request with the key.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.http
            .request(method, format!("{}{path}", self.url))
            .header("x-tenant-key", &self.key)
    }

    /// Sends a request; a failure's message is the server's, with every field it names.
    pub async fn send(&self, request: RequestBuilder) -> Result<Value> {
        let response = request.send().await.with_context(|| {
            format!(
                "{} does not answer; is the server running? (./run or tekup serve)",
                self.url
            )
        })?;
        let status = response.status();
        let body: Value = response.json().await.unwrap_or(Value::Null);
        if status.is_success() {
            return Ok(body);
        }
        let message = body["error"]["message"]
            .as_str()
            .unwrap_or("the server gave no reason");
        let fields: Vec<String> = body["errors"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|field| {
                Some(format!(
                    "\n  {}: {}",
                    field["field"].as_str()?,
                    field["message"].as_str()?
                ))
            })
            .collect();
        bail!("{message} ({status}){}", fields.concat())
    }

    /// GET a path.
    pub async fn get(&self, path: &str) -> Result<Value> {
        self.send(self.request(Method::GET, path)).await
    }

    /// POST a body to a path.
    pub async fn post(&self, path: &str, body: &Value) -> Result<Value> {
        self.send(self.request(Method::POST, path).json(body)).await
    }
}
