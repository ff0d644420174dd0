use super::*;

fn score(text: &str) -> f32 {
    analyze(text, "da").score
}

#[track_caller]
fn assert_label(language: &str, label: Label, texts: &[&str]) {
    for text in texts {
        let found = analyze(text, language);
        assert_eq!(found.label, label, "{text:?}: {found:?}");
    }
}

#[test]
fn plain_moods_in_danish() {
    assert_label(
        "da",
        Label::Positive,
        &[
            "Tusind tak for hjælpen",
            "Det er en fantastisk app",
            "super service 👍",
            "jeg er meget tilfreds",
        ],
    );
    assert_label(
        "da",
        Label::Negative,
        &[
            "Det er en elendig app",
            "jeg er utilfreds",
            "jeres service er til grin",
            "det virker ikke",
        ],
    );
    assert_label(
        "da",
        Label::Neutral,
        &[
            "Hvad er min saldo?",
            "Hvornår åbner I i morgen",
            "Jeg vil gerne skifte adresse",
            "",
            "1234",
        ],
    );
}

#[test]
fn plain_moods_in_english() {
    assert_label(
        "en",
        Label::Positive,
        &["Thank you so much", "I love this app", "works great :)"],
    );
    assert_label(
        "en",
        Label::Negative,
        &["This is awful", "the app keeps crashing", "worst bank ever"],
    );
    assert_label(
        "en",
        Label::Neutral,
        &["What is my balance?", "When does the branch open"],
    );
}

#[test]
fn negation_turns_a_word() {
    assert!(score("det er godt") > 0.0);
    assert!(score("det er ikke godt") < 0.0);
    assert!(score("det er slet ikke så godt") < 0.0);
    assert!(analyze("this isn't good", "en").score < 0.0);
    assert!(analyze("not bad", "en").score > 0.0);
    // Far away, it belongs to something else.
    assert!(score("jeg kunne ikke komme i går men i dag er det godt") > 0.0);
}

#[test]
fn degree_shouting_and_exclamation_strengthen() {
    assert!(score("det er meget godt") > score("det er godt"));
    assert!(score("det er lidt godt") < score("det er godt"));
    assert!(score("det er GODT synes jeg") > score("det er godt synes jeg"));
    assert!(score("det er godt!!!") > score("det er godt"));
    assert!(score("det er dårligt!!!") < score("det er dårligt"));
    assert_eq!(score("hvad er klokken!!!"), 0.0);
}

#[test]
fn what_follows_but_counts_more() {
    assert!(analyze("the design is nice but the app is terrible", "en").score < 0.0);
    assert!(analyze("the app is terrible but the staff is great", "en").score > 0.0);
}

#[test]
fn inflections_are_found() {
    assert!(score("de uduelige medarbejderes elendige") < 0.0);
    assert!(analyze("the crashing is annoying", "en").score < 0.0);
}

#[test]
fn words_are_read_in_their_language() {
    // `gift` is poison or married in Danish and a present in English; `fart` is only speed in Danish.
    assert!(analyze("what a gift", "en").score > 0.0);
    assert!(analyze("det går i fuld fart", "da").score >= 0.0);
}

#[test]
fn angry_customers_are_heard() {
    for text in [
        "Det er fuldstændig uacceptabelt!",
        "Nu er det nok, jeg har ventet i tre uger!!",
        "Hvad fanden laver I?",
        "I er nogle idioter",
        "JEG VIL HAVE MINE PENGE NU, DET ER LATTERLIGT",
        "this is ridiculous!!",
        "I am absolutely furious",
        "Are you kidding me? Third time I contact you, this is a disgrace",
        "WHY IS NOBODY HELPING ME, THIS IS TERRIBLE!!!",
        "🤬🤬",
    ] {
        let found = analyze(text, "xx");
        assert!(found.is_angry(), "{text:?}: {found:?}");
    }
}

#[test]
fn calm_customers_are_not_angry() {
    for text in [
        "Hej, jeg har mistet mit kort",
        "Jeg er ikke vred, jeg vil bare vide besked",
        "my card was declined",
        "kan jeg klage over et gebyr?",
        "How do I file a complaint?",
        "I need a lawyer for my company, do you have an account for that?",
        "Tak for den fede app!!!",
        "MOBILEPAY",
        "There is a problem with my transfer",
        "det er desværre forkert",
    ] {
        let found = analyze(text, "xx");
        assert!(!found.is_angry(), "{text:?}: {found:?}");
    }
}

#[test]
fn labels_have_names() {
    let names = [Label::Negative, Label::Neutral, Label::Positive].map(Label::as_str);
    assert_eq!(names, ["negative", "neutral", "positive"]);
}

proptest::proptest! {
    #[test]
    fn no_text_breaks_the_judgement(text in "\\PC*", language in "da|en|de|") {
        let found = analyze(&text, &language);
        assert!((-1.0..=1.0).contains(&found.score));
        assert!((0.0..=1.0).contains(&found.anger));
    }
}
