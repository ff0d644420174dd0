use super::*;

fn markdown(text: &str) -> NewDocument {
    NewDocument::new(Format::Markdown, text.to_owned())
}

#[test]
fn front_matter_fills_what_the_caller_left_out() {
    let text = "---\nexternalId: card-lost-da\ntitle: Mistet kort\ncategory: cards\nlanguage: da\n\
                tags: [kort, spær]\nsourceUrl: https://help.example/x\n---\n\n# Mistet kort\n\nSpær det.\n";
    let mut new = markdown(text);
    new.category = Some("other".to_owned());
    let prepared = prepare(new, "").unwrap();
    assert_eq!(prepared.external_id, "card-lost-da");
    assert_eq!(prepared.title, "Mistet kort");
    assert!(prepared.title_given && prepared.language_given);
    assert_eq!(prepared.category.as_deref(), Some("other"));
    assert_eq!(prepared.tags, ["kort", "spær"]);
    assert_eq!(
        prepared.source_url.as_deref(),
        Some("https://help.example/x")
    );
}

#[test]
fn the_key_comes_from_the_file_name_else_the_title() {
    let mut new = markdown("text");
    new.file_name = Some("C:\\docs\\Åbn Konto (ny).md".to_owned());
    let prepared = prepare(new.clone(), "").unwrap();
    assert_eq!(prepared.external_id, "aabn-konto-ny");
    assert_eq!(prepared.title, "Åbn Konto (ny)");
    assert!(!prepared.title_given);
    new.file_name = None;
    new.title = Some("What is it?".to_owned());
    assert_eq!(prepare(new, "").unwrap().external_id, "what-is-it");
}

#[test]
fn a_document_without_any_name_gets_a_key_of_its_content() {
    let one = prepare(markdown("text"), "").unwrap().external_id;
    assert_eq!(one, prepare(markdown("text"), "").unwrap().external_id);
    assert_ne!(one, prepare(markdown("texts"), "").unwrap().external_id);
    assert!(one.starts_with("document-") && one.len() == 25, "{one}");
}

#[test]
fn every_wrong_field_is_named_with_its_place() {
    let mut new = markdown("");
    new.title = Some("x".repeat(301));
    new.source_url = Some("javascript:alert(1)".to_owned());
    new.tags = vec!["ok".to_owned(), " ".to_owned()];
    let error = prepare(new, "documents.3.").unwrap_err();
    let fields: Vec<&str> = error
        .fields()
        .iter()
        .map(|error| error.field.as_str())
        .collect();
    assert_eq!(
        fields,
        [
            "documents.3.content",
            "documents.3.title",
            "documents.3.sourceUrl",
            "documents.3.tags.1"
        ]
    );
}

#[test]
fn the_hash_follows_what_chunks_depend_on() {
    let plain = prepare(markdown("text"), "").unwrap().hash;
    let mut tagged = markdown("text");
    tagged.tags = vec!["a".to_owned()];
    assert_eq!(plain, prepare(tagged, "").unwrap().hash);
    let mut titled = markdown("text");
    titled.title = Some("A".to_owned());
    assert_ne!(plain, prepare(titled, "").unwrap().hash);
}

#[test]
fn the_language_is_told_from_the_text() {
    let danish = prepare(
        markdown("Hvad koster det, og hvornår får jeg mit nye kort?"),
        "",
    )
    .unwrap();
    assert_eq!(danish.language, Language::Danish);
    let english = prepare(
        markdown("How much does it cost and when will I get it?"),
        "",
    )
    .unwrap();
    assert_eq!(english.language, Language::English);
    assert!(!english.language_given);
}
