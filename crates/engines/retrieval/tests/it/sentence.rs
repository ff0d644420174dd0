use tekup_retrieval::sentence::{Answer, Idf, Question, best_sentences, coverage_of, sentences};
use tekup_retrieval::terms::Language::{self, Danish, English};

fn split(text: &str) -> Vec<String> {
    sentences(text)
        .into_iter()
        .map(|sentence| sentence.text)
        .collect()
}

fn ask(question: &str, language: Language, passage: &str) -> Answer {
    let question = Question {
        text: question,
        language,
        embedding: None,
        max_sentences: 2,
    };
    let idf = Idf::from_passages(language, [passage]);
    let found = best_sentences(&question, &[], passage, None, &idf, 1).remove(0);
    assert!(passage.get(found.range.clone()).is_some());
    found
}

#[test]
fn danish_abbreviations_dates_and_amounts_do_not_end_a_sentence() {
    let whole = [
        "Du kan bl.a. bruge kort, f.eks. Dankort, for ca. 500 kr. pr. dag.",
        "Den 24. december lukker vi kl. 12.30.",
        "Ring på tlf. 01 70 40 40, jf. nr. 5 i aftalen m.m. og vent.",
        "Renten er 3,5 % p.a. for lån over 1.000.000 kr. i alt.",
        "Hr. Jensen og fru A. B. Hansen skrev under d. 1. januar 2026.",
    ];
    for text in whole {
        assert_eq!(split(text), [text]);
    }
    assert_eq!(
        split("Det koster 25 kr. Du betaler i appen! Er det ok? Ja... Se nr. 7."),
        [
            "Det koster 25 kr.",
            "Du betaler i appen!",
            "Er det ok?",
            "Ja...",
            "Se nr. 7."
        ]
    );
}

#[test]
fn english_abbreviations_and_quotes_are_handled() {
    assert_eq!(
        split(
            "Mr. Smith paid approx. $3.50, e.g. by card (i.e. Visa). He left at 5 p.m. on Monday. \"Was it in 2019?\" she asked."
        ),
        [
            "Mr. Smith paid approx. $3.50, e.g. by card (i.e. Visa).",
            "He left at 5 p.m. on Monday.",
            "\"Was it in 2019?\" she asked."
        ]
    );
    assert_eq!(
        split("It opened in 2019. Then it closed."),
        ["It opened in 2019.", "Then it closed."]
    );
}

#[test]
fn lists_tables_headings_and_wrapped_lines_are_told_apart() {
    let passage = "## Priser\n\nDu betaler for\nto ting:\n\n- **Kort**: [25 kr.](https://x) om året\n2. Konto. Den er gratis.\n\n| Land | Gebyr | Loft |\n| --- | --- | --- |\n| Sverige | 1 % | 500 kr. |\n\n```\nlet a = 1. B\n```";
    assert_eq!(
        split(passage),
        [
            "Priser",
            "Du betaler for to ting:",
            "Kort: 25 kr. om året",
            "Konto.",
            "Den er gratis.",
            "Sverige – Gebyr: 1 %, Loft: 500 kr.",
            "let a = 1. B"
        ]
    );
}

const CARD: &str = "Et virtuelt kort findes kun i appen. Det er gratis, og du kan have tre på én gang.\n\n## Mistet kort\n\nSpær kortet i appen med det samme. Et nyt kort koster 150 kr. Du får det efter tre til fem hverdage.\n\n## Hvem kan få kort?\n\nDu skal være fyldt 15 år. Er du under 18, skal en forælder godkende det.";

#[test]
fn the_sentence_that_answers_is_chosen() {
    assert!(
        ask("Hvad koster et nyt kort?", Danish, CARD)
            .text
            .contains("150 kr.")
    );
    let found = ask("hvornår kommer mit nye kort", Danish, CARD).text;
    assert!(found.contains("tre til fem hverdage"), "{found}");
    assert!(
        ask("Hvordan spærrer jeg mit kort?", Danish, CARD)
            .text
            .starts_with("Spær kortet i appen")
    );
    assert!(
        ask("hvor mange virtuelle kort kan jeg have", Danish, CARD)
            .text
            .contains("tre på én gang")
    );
}

#[test]
fn words_of_a_heading_lead_to_the_sentence_under_it() {
    let found = ask("Hvem kan få et kort hos jer?", Danish, CARD);
    assert!(
        found.text.starts_with("Du skal være fyldt 15 år."),
        "{}",
        found.text
    );
}

#[test]
fn a_question_in_the_passage_is_not_the_answer() {
    let faq = "Can I use my card abroad? Yes, everywhere Mastercard is taken. Can I get cash abroad? Yes, but each withdrawal costs 30 kr.";
    let found = ask("Can I get cash abroad?", English, faq);
    assert!(
        found.text.contains("costs 30 kr.") && !found.text.contains('?'),
        "{}",
        found.text
    );
}

#[test]
fn a_label_that_was_asked_for_decides() {
    let passage = "## What does it cost?\n\n\
        - **In Denmark:** The first four withdrawals of cash in a month are free. After that each withdrawal costs \
        DKK 12.\n\
        - **Abroad:** 1%, but at least DKK 30, plus the currency margin.\n\
        - **With Mastercard Kredit:** 2%, but at least DKK 50, at home and abroad.";
    let question = "What does it cost to withdraw cash abroad?";
    assert_eq!(
        ask(question, English, passage).text,
        "Abroad: 1%, but at least DKK 30, plus the currency margin."
    );
}

#[test]
fn an_answer_that_points_back_brings_what_it_points_at() {
    let passage = "Boliglån er for hele landet. Kassekreditten er en konto, du kan trække over på. Den koster 600 kr. om året. Vi har åbent hver dag.";
    let found = ask("Hvad koster kassekreditten om året?", Danish, passage);
    assert_eq!(
        found.text,
        "Kassekreditten er en konto, du kan trække over på. Den koster 600 kr. om året."
    );
}

#[test]
fn a_lead_in_brings_its_list() {
    let passage = "Velkommen i banken.\n\nFor at åbne en konto skal du bruge:\n\n- pas eller kørekort\n- sundhedskort\n\nVi svarer i morgen.";
    let found = ask("Hvad skal jeg bruge for at åbne en konto?", Danish, passage);
    assert_eq!(
        found.text,
        "For at åbne en konto skal du bruge:\n- pas eller kørekort\n- sundhedskort"
    );
}

#[test]
fn several_answers_do_not_overlap_and_come_best_first() {
    let question = Question {
        text: "Hvad koster et nyt kort?",
        language: Danish,
        embedding: None,
        max_sentences: 1,
    };
    let idf = Idf::from_passages(Danish, [CARD]);
    let found = best_sentences(&question, &[], CARD, None, &idf, 3);
    assert_eq!(found.len(), 3);
    for pair in found.windows(2) {
        assert!(pair[0].score >= pair[1].score);
        assert!(
            pair[0].range.end <= pair[1].range.start || pair[1].range.end <= pair[0].range.start
        );
    }
}

#[test]
fn vectors_find_what_words_cannot() {
    let passage = "Vi holder lukket i weekenden. Plastikken kommer med posten.";
    let query = [0.0, 1.0];
    let question = Question {
        text: "Hvornår får jeg mit dankort?",
        language: Danish,
        embedding: Some(&query),
        max_sentences: 1,
    };
    let vectors = [vec![1.0, 0.1], vec![0.1, 1.0]];
    let idf = Idf::from_passages(Danish, [passage]);
    let found = best_sentences(&question, &[], passage, Some(&vectors), &idf, 1).remove(0);
    assert_eq!(found.text, "Plastikken kommer med posten.");
    // Vectors that do not fit the sentences are left aside.
    let wrong = best_sentences(&question, &[], passage, Some(&vectors[..1]), &idf, 1).remove(0);
    assert!(wrong.score < found.score);
}

#[test]
fn nothing_in_common_scores_nothing_and_still_shows_a_sentence() {
    let found = ask("Kan jeg købe en giraf?", Danish, CARD);
    assert!(found.score < 0.2 && !found.text.is_empty(), "{found:?}");
    let question = Question {
        text: "?",
        language: Danish,
        embedding: None,
        max_sentences: 9,
    };
    let idf = Idf::default();
    assert!(best_sentences(&question, &[], "", None, &idf, 3).is_empty());
    assert_eq!(
        best_sentences(&question, &[], "## Kun en overskrift", None, &idf, 1).len(),
        1
    );
}

#[test]
fn coverage_counts_rare_words_more_and_stems_as_equal() {
    let idf = Idf::from_passages(
        English,
        ["the card fee", "the card limit", "the card colour"],
    );
    let rare = coverage_of("card fees", English, "Fees are low", &idf);
    let common = coverage_of("card fees", English, "Cards are fine", &idf);
    assert!(rare > common && common > 0.0 && rare < 1.0);
    assert!((coverage_of("card fees", English, "the fee of a card", &idf) - 1.0).abs() < 1e-6);
}

#[test]
fn languages_are_told_apart() {
    assert_eq!(Language::guess("Hvordan spærrer jeg mit kort?"), Danish);
    assert_eq!(Language::guess("How do I block my card?"), English);
    assert_eq!(Language::guess("æøå"), Danish);
    assert_eq!(Language::from_code("da-DK"), Some(Danish));
    assert_eq!(Language::from_code("de"), None);
}
