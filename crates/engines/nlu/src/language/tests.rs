use super::*;

fn assert_language(code: &str, texts: &[&str]) {
    for text in texts {
        let found = detect(text);
        assert_eq!(found.code, code, "{text:?}: {found:?}");
    }
}

#[test]
fn short_danish() {
    assert_language(
        "da",
        &[
            "Hej",
            "Tak for hjælpen",
            "Hvad er min saldo?",
            "mit kort virker ikke",
            "jeg har glemt min pinkode",
            "Hvornår åbner I?",
            "spær kortet nu",
            "Kan jeg få pengene tilbage",
            "afspil Bohemian Rhapsody på Spotify",
            "FORDI I IKKE SVARER",
            "hvor er min pakke",
        ],
    );
}

#[test]
fn a_foreign_name_does_not_change_the_language() {
    assert_language(
        "da",
        &[
            "Find en film der hedder The House of the Rising Sun",
            "Giv bogen The Art of War fem point",
        ],
    );
    assert_language("en", &["Play the song Jeg Er Så Glad by Sys Bjerre"]);
}

#[test]
fn short_english() {
    assert_language(
        "en",
        &[
            "Hello",
            "Thanks for the help",
            "What is my balance?",
            "my card does not work",
            "card declined",
            "I'd like a refund",
            "When do you open?",
            "remind me to buy milk tomorrow",
            "top up failed",
            "WHY IS NOBODY ANSWERING",
        ],
    );
}

#[test]
fn neighbours_are_not_taken_for_danish() {
    assert_language(
        "no",
        &[
            "Jeg har ikke fått kortet mitt ennå, hva skal jeg gjøre?",
            "Kan dere hjelpe meg med å åpne en ny konto?",
            "Hvorfor virker ikke kortet mitt nå?",
            "Hvor mye penger har jeg på kontoen etter denne uken?",
        ],
    );
    assert_language(
        "sv",
        &[
            "Jag har inte fått mitt kort än",
            "Hur mycket pengar finns på kontot?",
            "Kan ni hjälpa mig att spärra kortet?",
            "Varför fungerar det inte?",
        ],
    );
    assert_language(
        "de",
        &[
            "Ich habe meine Karte verloren",
            "Wie viel Geld ist auf dem Konto?",
            "Können Sie mir bitte helfen?",
            "Warum funktioniert das nicht?",
        ],
    );
}

#[test]
fn languages_further_away() {
    assert_language(
        "ru",
        &["Здравствуйте, я не могу войти в свой аккаунт, что мне делать дальше?"],
    );
    assert_language("el", &["Η κάρτα μου δεν λειτουργεί"]);
    assert_language("ja", &["カードが届きません。どうすればいいですか"]);
    assert_language(
        "fr",
        &["Je voudrais savoir pourquoi ma carte bancaire ne fonctionne plus depuis hier"],
    );
    assert_language(
        "es",
        &["Quisiera saber por qué mi tarjeta no funciona desde ayer por la mañana"],
    );
}

#[test]
fn little_to_go_by_is_little_confidence() {
    assert_eq!(detect("").code, "und");
    assert_eq!(detect("12345 !!! 🎉").code, "und");
    assert!(detect("ok").confidence < 0.9);
    assert!(detect("Spotify").confidence < 0.7);
    assert!(detect("jeg vil gerne vide hvornår mit nye kort kommer").confidence > 0.7);
}

proptest::proptest! {
    #[test]
    fn no_text_breaks_detection(text in "\\PC*") {
        assert!((0.0..=1.0).contains(&detect(&text).confidence));
    }
}
