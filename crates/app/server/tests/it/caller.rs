//! A client of the server.

use reqwest::{
    Client, Method, RequestBuilder, StatusCode,
    header::{AUTHORIZATION, HeaderMap, HeaderName, HeaderValue},
};
use serde_json::Value;

#[derive(Clone)]
pub struct Caller {
    http: Client,
    pub url: String,
    credential: Option<(HeaderName, HeaderValue)>,
}

/// What the server said.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl Caller {
    pub fn anonymous(url: String) -> Self {
        Self {
            http: Client::new(),
            url,
            credential: None,
        }
    }

    pub fn without_credential(&self) -> Self {
        Self {
            credential: None,
            ..self.clone()
        }
    }

    pub fn with_key(&self, key: &str) -> Self {
        let key = HeaderValue::from_str(key).unwrap();
        let credential = Some((HeaderName::from_static("x-tenant-key"), key));
        Self {
            credential,
            ..self.clone()
        }
    }

    pub fn with_token(&self, token: &str) -> Self {
        let token = HeaderValue::from_str(&format!("Bearer {token}")).unwrap();
        Self {
            credential: Some((AUTHORIZATION, token)),
            ..self.clone()
        }
    }

    pub fn credential(&self) -> Option<(HeaderName, HeaderValue)> {
        self.credential.clone()
    }

    /// A request that is not sent yet.
    pub fn request(&self, method: &str, path: &str) -> RequestBuilder {
        let method = Method::from_bytes(method.to_uppercase().as_bytes()).unwrap();
        let request = self.http.request(method, format!("{}{path}", self.url));
        match &self.credential {
            Some((name, value)) => request.header(name, value),
            None => request,
        }
    }

    pub async fn get(&self, path: &str) -> Answer {
        Answer::of(self.request("GET", path)).await
    }

    pub async fn post(&self, path: &str, body: &Value) -> Answer {
        self.send("POST", path, body).await
    }

    /// GET sends no body.
    pub async fn send(&self, method: &str, path: &str, body: &Value) -> Answer {
        let request = self.request(method, path);
        if method.eq_ignore_ascii_case("GET") {
            return Answer::of(request).await;
        }
        Answer::of(request.json(body)).await
    }
}

impl Answer {
    pub async fn of(request: RequestBuilder) -> Self {
        let response = request.send().await.unwrap();
        Self {
            status: response.status(),
            headers: response.headers().clone(),
            text: response.text().await.unwrap(),
        }
    }

    /// The body of a success.
    #[track_caller]
    pub fn ok(&self) -> Value {
        assert!(self.status.is_success(), "{}: {}", self.status, self.text);
        self.json()
    }

    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    /// The items of a list.
    #[track_caller]
    pub fn items(&self) -> Vec<Value> {
        self.ok()["items"].as_array().unwrap().clone()
    }

    /// Asserts a failure with this status and code in the one error shape; returns the body.
    #[track_caller]
    pub fn fails(&self, status: u16, code: &str) -> Value {
        assert_eq!(self.status.as_u16(), status, "{}", self.text);
        let body = self.json();
        assert_eq!(body["error"]["code"], code, "{body}");
        assert_eq!(body["error"]["statusCode"], status, "{body}");
        assert!(
            body["error"]["message"]
                .as_str()
                .is_some_and(|text| !text.is_empty()),
            "{body}"
        );
        assert_eq!(
            body["error"]["requestId"],
            self.header("x-request-id"),
            "{body}"
        );
        assert!(body["errors"].is_array(), "{body}");
        body
    }

    /// The fields that a refusal names, sorted.
    #[track_caller]
    pub fn wrong_fields(&self) -> Vec<String> {
        let body = self.fails(400, "validation_failed");
        let errors = body["errors"].as_array().unwrap();
        let mut fields: Vec<String> = errors
            .iter()
            .map(|error| error["field"].as_str().unwrap().to_owned())
            .collect();
        fields.sort();
        fields
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }
}
