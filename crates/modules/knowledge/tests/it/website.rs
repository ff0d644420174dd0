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

use crate::house::{House, titles};

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

    fn gone(&self, path: &str) {
        self.pages.lock().unwrap().remove(path);
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
        Some(("fail", _)) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
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

/// A site whose first page links to these.
fn linked(site: &Site, pages: &[&str]) {
    let links: Vec<String> = pages
        .iter()
        .map(|page| format!("<a href='/{page}'>{page}</a>"))
        .collect();
    let body = format!("<p>Alt om vores cykler.</p>{}", links.join(" "));
    site.page("/", "Forside", &body);
}

async fn retired(house: &House) -> Vec<(String, String)> {
    let all = house
        .call("knowledge.documents.list", json!({"limit": 100}))
        .await;
    let mut retired: Vec<(String, String)> = all["items"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|one| {
            let reason = one["retiredBecause"].as_str()?;
            assert!(one["expiresAt"].is_string(), "{one}");
            Some((one["title"].as_str().unwrap().to_owned(), reason.to_owned()))
        })
        .collect();
    retired.sort();
    retired
}

#[tokio::test]
async fn a_page_that_is_gone_is_retired_and_comes_back() {
    let site = Arc::new(Site::default());
    let pages = ["bremser", "gear", "lygter", "sadler"];
    linked(&site, &pages);
    for page in pages {
        let body = format!("<p>Vi skifter {page} for 250 kroner, mens du venter.</p>");
        site.page(&format!("/{page}"), page, &body);
    }
    let base = serve(Arc::clone(&site)).await;
    let house = House::new().await;
    let importer = Importer::new(&house, Guard::allowing(["127.0.0.1"]));
    let wanted = json!({"url": base});
    let import = async || importer.run(&house, wanted.clone()).await.output.unwrap();
    assert_eq!(import().await["created"], 5);
    house.indexed().await;
    let found = async || {
        let question = json!({"query": "Hvad koster det at få skiftet bremser?", "threshold": 0.0});
        let found = house.call("knowledge.search", question).await;
        titles(&found).contains(&"bremser".to_owned())
    };
    assert!(found().await);

    // One is gone, and nothing links to another one; what fails is left alone, and so is what it may link to.
    site.gone("/bremser");
    linked(&site, &["bremser", "gear", "lygter"]);
    site.put("/lygter", "fail", "");
    let output = import().await;
    assert_eq!(output["retired"], 1, "{output}");
    let gone = (
        "bremser".to_owned(),
        "the page is gone (status 404)".to_owned(),
    );
    assert_eq!(retired(&house).await, std::slice::from_ref(&gone));
    assert!(!found().await);
    site.page("/lygter", "lygter", "<p>Vi skifter lygter.</p>");
    let output = import().await;
    assert_eq!(output["retired"], 1, "{output}");
    let unlinked = "no page of the site links to it any more".to_owned();
    assert_eq!(
        retired(&house).await,
        [gone, ("sadler".to_owned(), unlinked)]
    );

    // Both are back.
    linked(&site, &pages);
    site.page(
        "/bremser",
        "bremser",
        "<p>Vi skifter bremser for 250 kroner, mens du venter.</p>",
    );
    let output = import().await;
    assert_eq!(output["retired"], 0, "{output}");
    house.indexed().await;
    assert!(retired(&house).await.is_empty());
    assert!(found().await);
}

#[tokio::test]
async fn a_site_that_fails_does_not_empty_the_knowledge() {
    let site = Arc::new(Site::default());
    let pages = ["bremser", "gear", "lygter"];
    linked(&site, &pages);
    for page in pages {
        site.page(
            &format!("/{page}"),
            page,
            &format!("<p>Vi skifter {page}.</p>"),
        );
    }
    let base = serve(Arc::clone(&site)).await;
    let house = House::new().await;
    let importer = Importer::new(&house, Guard::allowing(["127.0.0.1"]));
    importer.run(&house, json!({"url": base})).await;
    for page in pages {
        site.gone(&format!("/{page}"));
    }
    let output = importer
        .run(&house, json!({"url": base}))
        .await
        .output
        .unwrap();
    assert_eq!(output["retired"], 0, "{output}");
    let kept = output["kept"].as_str().unwrap();
    assert!(kept.starts_with("3 of 4 pages"), "{kept}");
    site.gone("/");
    assert_eq!(
        importer.run(&house, json!({"url": base})).await.state,
        RunState::Failed
    );
    assert!(retired(&house).await.is_empty());

    // Somebody has looked: it is right.
    site.page("/", "Forside", "<p>Alt om vores cykler.</p>");
    let output = importer
        .run(&house, json!({"url": base, "retireMost": true}))
        .await;
    assert_eq!(output.output.unwrap()["retired"], 3);
    // Staff may keep one: it holds, whatever has become of the page.
    let all = house
        .call("knowledge.documents.list", json!({"q": "gear"}))
        .await;
    let gear = &all["items"][0];
    let held = house
        .call("knowledge.documents.validate", json!({"id": gear["id"]}))
        .await;
    assert!(
        held["retiredBecause"].is_null() && held["expiresAt"].is_null(),
        "{held}"
    );
    let output = importer
        .run(&house, json!({"url": base, "retireMost": true}))
        .await;
    assert_eq!(output.output.unwrap()["retired"], 0);
}
