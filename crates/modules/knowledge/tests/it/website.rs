//! A website of ours, taken in over HTTP.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

use axum::{
    Router,
    extract::State,
    http::{StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};
use tekup_egress::Guard;
use tekup_knowledge::Websites;
use tekup_operations::{Call, RateLimit, Registry};
use tekup_runs::{Run, RunState, Worker};
use tokio_util::sync::CancellationToken;

use crate::house::House;

#[derive(Default)]
struct Site {
    pages: Mutex<BTreeMap<String, (&'static str, String)>>,
    asked: Mutex<Vec<String>>,
}

impl Site {
    fn put(&self, path: &str, kind: &'static str, body: impl Into<String>) {
        let mut pages = self.pages.lock().unwrap();
        pages.insert(path.to_owned(), (kind, body.into()));
    }

    fn page(&self, path: &str, title: &str, body: &str) {
        let page = format!(
            "<html><head><title>{title}</title></head><body><main><h1>{title}</h1>{body}</main></body></html>"
        );
        self.put(path, "text/html; charset=utf-8", page);
    }

    fn asked(&self) -> Vec<String> {
        std::mem::take(&mut *self.asked.lock().unwrap())
    }
}

async fn answer(State(site): State<Arc<Site>>, uri: Uri) -> Response {
    let path = uri.path_and_query().unwrap().to_string();
    site.asked.lock().unwrap().push(path.clone());
    if path == "/gammel" {
        return (StatusCode::FOUND, [(header::LOCATION, "/priser")]).into_response();
    }
    match site.pages.lock().unwrap().get(&path) {
        Some((kind, body)) => ([(header::CONTENT_TYPE, *kind)], body.clone()).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn serve(site: Arc<Site>) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let app = Router::new().fallback(answer).with_state(site);
    tokio::spawn(async move { axum::serve(listener, app).await });
    format!("http://{address}")
}

/// The operation and its worker, beside the house's own.
struct Importer {
    registry: Registry,
}

impl Importer {
    fn new(house: &House, guard: Guard) -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let websites = Websites::new(house.knowledge.clone(), guard).unwrap();
        let mut registry = Registry::new(house.test.db.clone(), RateLimit::new(0));
        registry.add(websites.operations());
        let worker = Worker::new(house.test.db.clone(), 1, CancellationToken::new());
        for kind in websites.run_kinds() {
            worker.register(kind);
        }
        tokio::spawn(worker.run());
        Self { registry }
    }

    async fn call(&self, house: &House, input: Value) -> tekup_base::Result<Value> {
        let operation = self.registry.get("knowledge.websites.import").unwrap();
        let call = Call {
            input,
            idempotency_key: None,
        };
        let answer = self
            .registry
            .call(operation, house.bank.clone(), call)
            .await?;
        Ok(serde_json::from_slice(&answer.body).unwrap())
    }

    async fn run(&self, house: &House, input: Value) -> Run {
        let started = self.call(house, input).await.unwrap();
        house
            .ended(started["runId"].as_str().unwrap().parse().unwrap())
            .await
    }
}

fn shop() -> Arc<Site> {
    let site = Arc::new(Site::default());
    site.put(
        "/robots.txt",
        "text/plain",
        "User-agent: *\nDisallow: /kurv\nAllow: /kurv/hjaelp$\n",
    );
    site.page(
        "/",
        "Cykelbutikken",
        "<p>Velkommen til butikken i Aarhus.</p><a href='/priser#top'>Priser</a> <a href='gammel'>Gammel</a> <a href='/kurv'>Kurv</a> \
         <a href='/kurv/hjaelp'>Hjælp</a> <a href='https://elsewhere.example/'>Andre</a> <a href='/skjult'>Skjult</a> <a href='/billede.png'>Billede</a>",
    );
    site.page("/priser", "Priser", "<p>En lapning koster 120 kroner, og et nyt dæk koster 300 kroner.</p><a href='/dybt'>Dybt</a>");
    site.page(
        "/kurv/hjaelp",
        "Hjælp til kurven",
        "<p>Læg varer i kurven, og betal med kort.</p>",
    );
    site.page(
        "/dybt",
        "Dybt nede",
        "<p>Værkstedet har åbent om lørdagen.</p>",
    );
    site.put("/skjult", "text/html", "<html><head><meta name='robots' content='noindex'></head><body><p>Ikke til andre.</p></body></html>");
    site.put("/billede.png", "image/png", "png");
    site
}

#[tokio::test]
async fn a_website_is_taken_in_and_renewed_where_it_has_changed() {
    let site = shop();
    let base = serve(Arc::clone(&site)).await;
    let house = House::new().await;
    let importer = Importer::new(&house, Guard::allowing(["127.0.0.1"]));
    let wanted = json!({"url": base, "collection": "shop"});
    let run = importer.run(&house, wanted.clone()).await;
    assert_eq!(run.state, RunState::Completed, "{:?}", run.error);
    let output = run.output.unwrap();
    assert_eq!(output["pages"], 4, "{output}");
    assert_eq!(output["created"], 4, "{output}");
    assert_eq!(
        output["failures"][0]["reason"], "is image/png, which is not read",
        "{output}"
    );
    let asked = site.asked();
    assert!(!asked.contains(&"/kurv".to_owned()), "{asked:?}");
    assert!(asked.contains(&"/kurv/hjaelp".to_owned()), "{asked:?}");
    let question = "Hvad koster en lapning?";
    house.indexed().await;
    let found = house.search(question).await;
    assert_eq!(found["results"][0]["title"], "Priser", "{found}");
    assert_eq!(found["results"][0]["sourceUrl"], format!("{base}/priser"));

    // One page has changed.
    site.page(
        "/priser",
        "Priser",
        "<p>En lapning koster 140 kroner.</p><a href='/dybt'>Dybt</a>",
    );
    let output = importer.run(&house, wanted).await.output.unwrap();
    assert_eq!(
        (&output["changed"], &output["unchanged"]),
        (&json!(1), &json!(3)),
        "{output}"
    );
    house.indexed().await;
    let found = house.search(question).await;
    assert_eq!(
        found["results"][0]["sentence"], "En lapning koster 140 kroner.",
        "{found}"
    );
}

#[tokio::test]
async fn an_import_keeps_to_its_limits() {
    let site = shop();
    let base = serve(Arc::clone(&site)).await;
    let house = House::new().await;
    let importer = Importer::new(&house, Guard::allowing(["127.0.0.1"]));
    let near = importer
        .run(&house, json!({"url": base, "maxDepth": 1}))
        .await;
    assert_eq!(near.output.unwrap()["pages"], 3);
    let few = importer
        .run(&house, json!({"url": base, "maxPages": 1}))
        .await;
    assert_eq!(few.output.unwrap()["pages"], 1);
    site.put(
        "/robots.txt",
        "text/plain",
        "User-agent: Tekup\nDisallow: /\n",
    );
    let refused = importer.run(&house, json!({"url": base})).await;
    assert_eq!(refused.state, RunState::Failed);
    assert!(refused.error.unwrap().contains("robots.txt"));

    // Addresses inside are not asked, whoever wants it.
    let strict = Importer::new(&house, Guard::default());
    for url in [
        base.as_str(),
        "https://10.0.0.1/",
        "file:///etc/passwd",
        "https://a:b@example.com/",
    ] {
        let error = strict.call(&house, json!({"url": url})).await.unwrap_err();
        assert_eq!(error.fields()[0].field, "url", "{url}");
    }
}
