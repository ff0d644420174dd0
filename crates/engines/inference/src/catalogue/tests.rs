use super::*;

fn with(overlay: &str) -> Result<Catalogue> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("models.toml");
    std::fs::write(&path, overlay).unwrap();
    Catalogue::load(&path)
}

#[test]
fn every_entry_that_ships_is_in_order() {
    let catalogue = Catalogue::load(Path::new("/nowhere/models.toml")).unwrap();
    for entry in &catalogue.models {
        check(entry).unwrap();
        assert!(!entry.sources.is_empty(), "{} has no source", entry.name);
    }
    let chat = catalogue.get(&catalogue.default_chat).unwrap();
    assert_eq!(chat.kind, ModelKind::Chat);
    assert!(!chat.test_only);
    let embedding = catalogue.get(&catalogue.default_embedding).unwrap();
    assert_eq!(embedding.kind, ModelKind::Embedding);
}

#[test]
fn the_operators_file_adds_and_replaces() {
    let catalogue = with(&format!(
        r#"
        default_chat = "mine"
        [[models]]
        name = "mine"
        kind = "chat"
        title = "Mine"
        licence = "MIT"
        context = 4096
        files = [{{ name = "m.gguf", size = 1, sha256 = "{}" }}]
        "#,
        "0".repeat(64)
    ))
    .unwrap();
    assert_eq!(catalogue.default_chat, "mine");
    assert!(catalogue.get("mine").is_some());
    assert!(catalogue.get("all-minilm-l6-v2").is_some());
}

#[test]
fn names_that_leave_the_folder_are_refused() {
    let hash = "0".repeat(64);
    for (name, file) in [
        ("../up", "m.gguf"),
        ("ok", "../m.gguf"),
        ("ok", ".hidden"),
        ("A", "m"),
    ] {
        let error = with(&format!(
            "[[models]]\nname = '{name}'\nkind = 'chat'\ntitle = ''\nlicence = ''\ncontext = 1\n\
             files = [{{ name = '{file}', size = 1, sha256 = '{hash}' }}]"
        ))
        .unwrap_err();
        assert!(
            matches!(error, InferenceError::File { .. }),
            "{name} {file}: {error}"
        );
    }
}

#[test]
fn a_wrong_word_in_the_list_of_sources_is_named() {
    assert_eq!(
        SourceKind::parse_list("pypi, file").unwrap(),
        [SourceKind::Pypi, SourceKind::File]
    );
    assert!(
        SourceKind::parse_list("ftp")
            .unwrap_err()
            .to_string()
            .contains("ftp")
    );
}
