//! Which model answers, and what comes and goes.

use std::path::Path;

use tekup_inference::{
    ChatModel, InferenceError, ModelKind, ModelState, Models, ModelsConfig, OpenAiConfig,
};

use crate::fixtures::{tls, with_model};

fn open(home: &Path) -> Models {
    tls();
    Models::open(ModelsConfig {
        home: home.to_owned(),
        ..Default::default()
    })
    .unwrap()
}

#[tokio::test]
async fn no_model_is_a_normal_state() {
    let home = tempfile::tempdir().unwrap();
    let models = open(home.path());
    assert!(models.chat().is_none());
    assert!(models.embedder().is_none());
    assert!(
        models
            .list()
            .iter()
            .all(|model| model.state == ModelState::Missing && !model.active)
    );
    let error = models
        .chat_named("qwen2.5-coder-1.5b-instruct")
        .err()
        .unwrap();
    assert!(
        matches!(error, InferenceError::ModelMissing { .. }),
        "{error}"
    );
    assert!(error.to_string().contains("tekup models pull"), "{error}");
    assert!(models.remove("all-minilm-l6-v2").await.is_err());
    assert!(matches!(
        models.remove("../..").await,
        Err(InferenceError::Invalid { .. })
    ));
}

#[tokio::test]
async fn an_imported_model_answers_at_once_and_goes_when_it_is_removed() {
    let Some(shared) = with_model("multilingual-e5-small").await else {
        return;
    };
    let list = shared.list();
    let here = list
        .iter()
        .find(|model| model.name == "multilingual-e5-small")
        .unwrap();
    let file = here.path.clone().unwrap().join("e5-small-q4.bin");

    let home = tempfile::tempdir().unwrap();
    let models = open(home.path());
    assert!(models.embedder().is_none());
    let info = models.import(&file, None).await.unwrap();
    // The list knows it by its checksum.
    assert_eq!(info.name, "multilingual-e5-small");
    assert_eq!(info.state, ModelState::Present);
    assert!(info.active);
    assert_eq!(models.embedder().unwrap().id(), "multilingual-e5-small");

    models.remove(&info.name).await.unwrap();
    assert!(models.embedder().is_none());
    assert!(file.is_file(), "the original stays");
}

#[tokio::test]
async fn a_model_of_ones_own_becomes_an_entry_that_stays() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("My Model Q8.gguf");
    std::fs::write(&file, b"GGUF and then some").unwrap();
    let home = tempfile::tempdir().unwrap();
    let info = open(home.path()).import(&file, None).await.unwrap();
    assert_eq!(
        (info.name.as_str(), info.kind),
        ("my-model-q8", ModelKind::Chat)
    );
    let again = open(home.path());
    assert_eq!(again.chat().unwrap().id(), "my-model-q8");
}

#[tokio::test]
async fn what_is_no_model_is_not_imported() {
    let home = tempfile::tempdir().unwrap();
    let models = open(home.path());
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("notes.gguf");
    std::fs::write(&text, "Dear diary").unwrap();
    for path in [text.as_path(), folder.path(), Path::new("/nowhere")] {
        assert!(
            models.import(path, None).await.is_err(),
            "{}",
            path.display()
        );
    }
    std::fs::write(&text, b"GGUF").unwrap();
    let error = models.import(&text, Some("../evil")).await.unwrap_err();
    assert!(matches!(error, InferenceError::Invalid { .. }), "{error}");
    let error = models
        .import(&text, Some("all-minilm-l6-v2"))
        .await
        .unwrap_err();
    assert!(matches!(error, InferenceError::Invalid { .. }), "{error}");
}

#[tokio::test]
async fn a_server_answers_unless_a_local_model_is_named() {
    let Some(shared) = with_model("smollm2-135m-instruct").await else {
        return;
    };
    let path = shared
        .list()
        .iter()
        .find_map(|model| model.path.clone())
        .unwrap();
    let config = ModelsConfig {
        home: tempfile::tempdir().unwrap().path().to_owned(),
        search: vec![path.parent().unwrap().to_owned()],
        openai: Some(OpenAiConfig::new("http://127.0.0.1:9/v1", None, "far-away")),
        ..Default::default()
    };
    let models = Models::open(config.clone()).unwrap();
    assert_eq!(models.chat().unwrap().id(), "far-away");
    assert!(
        models
            .list()
            .iter()
            .any(|model| model.name == "far-away" && model.active)
    );

    let named = ModelsConfig {
        chat: Some("smollm2-135m-instruct".to_owned()),
        ..config.clone()
    };
    assert_eq!(
        Models::open(named).unwrap().chat().unwrap().id(),
        "smollm2-135m-instruct"
    );

    // A model for tests is never chosen by itself.
    let alone = ModelsConfig {
        openai: None,
        ..config
    };
    let models = Models::open(alone).unwrap();
    let chosen = models
        .chat()
        .map(|model| ChatModel::id(model.as_ref()).to_owned());
    assert_ne!(chosen.as_deref(), Some("smollm2-135m-instruct"));
}
