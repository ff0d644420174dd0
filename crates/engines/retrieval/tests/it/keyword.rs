use proptest::prelude::*;
use tekup_retrieval::keyword::{Bm25, Compounds, prepare};
use tekup_retrieval::terms::Language::{Danish, English};

const CORPUS: [&str; 5] = [
    "Betaling med kort er gratis. Et kort kan spærres. Betalingen kommer straks.",
    "Dit betalingskort virker i udlandet. Kortet er personligt.",
    "Opsparing til børn: børneopsparing er bundet. Et barn får rente, børn sparer op.",
    "Din opsparing og din konto står i appen. Valuta: en valutakonto er en konto i valuta.",
    "Kontrol af information om kort og konto.",
];

#[test]
fn questions_become_safe_queries_without_stop_words() {
    let query = prepare("Hvordan spærrer jeg mit kort?", Danish, None).expect("has words");
    assert_eq!(query.config, "danish");
    assert_eq!(query.terms, ["spærrer", "kort"]);
    assert_eq!(query.any, "'spærrer':* | 'kort':*");
    assert_eq!(query.all, "'spærrer' & 'kort'");
    let query = prepare("How do I block my card for 1,000 kr?", English, None).expect("has words");
    assert_eq!(query.any, "'block' | 'card' | ('1,000' | '1000') | 'kr'");
}

#[test]
fn quoted_words_must_follow_each_other() {
    let query = prepare("gebyr \"nyt kort\" udland", Danish, None).expect("has words");
    assert_eq!(query.all, "'nyt kort' & 'gebyr' & 'udland'");
    assert_eq!(
        query.any,
        "'nyt kort' & ('nyt kort' | 'gebyr':* | 'udland':*)"
    );
    let open = prepare("gebyr \"nyt kort", Danish, None).expect("has words");
    assert_eq!(open.all, "'gebyr' & 'nyt' & 'kort'");
}

#[test]
fn stop_words_alone_are_searched_and_signs_alone_are_not() {
    assert_eq!(
        prepare("hvad er det", Danish, None)
            .expect("has words")
            .terms,
        ["hvad", "er", "det"]
    );
    assert_eq!(prepare("?!'); --", Danish, None), None);
    assert_eq!(prepare("", English, None), None);
}

#[test]
fn compounds_are_learnt_from_the_corpus() {
    let known = Compounds::from_corpus(Danish, CORPUS);
    assert_eq!(
        known.split("betalingskort").as_deref(),
        Some(["betalings", "kort"].map(String::from).as_slice())
    );
    assert_eq!(
        known.split("Valutakontoen").as_deref(),
        Some(["valuta", "kontoen"].map(String::from).as_slice())
    );
    assert!(known.split("børneopsparing").is_some());
    for whole in ["kort", "kontrol", "information", "betaling", "opsparing"] {
        assert_eq!(known.split(whole), None, "{whole}");
    }
    assert_eq!(known.built_with("kortet"), ["betalingskort"]);
    let query = prepare("kort", Danish, Some(&known)).expect("has words");
    assert_eq!(query.any, "('kort':* | 'betalingskort')");
    let query = prepare("betalingskort", Danish, Some(&known)).expect("has words");
    assert_eq!(query.all, "('betalingskort' | ('betalings' & 'kort'))");
}

#[test]
fn bm25_ranks_rare_and_dense_words_first() {
    let texts = CORPUS.iter().copied().enumerate();
    let plain = Bm25::build(Danish, texts.clone(), None);
    assert_eq!(plain.len(), 5);
    assert_eq!(plain.search("valuta på kontoen", 3)[0].0, 3);
    assert_eq!(plain.search("kortets pris", 10)[0].0, 0);
    assert!(plain.search("giraf", 3).is_empty());
    assert_eq!(plain.search("kort", 2).len(), 2);
    // A compound is found by its part, below the texts that have the word itself.
    let only_compound = [
        "Om kort. Kort.",
        "Om betaling. Betaling.",
        "Vi har betalingskort.",
    ];
    let texts = only_compound.iter().copied().enumerate();
    let known = Compounds::from_corpus(Danish, only_compound);
    let with = Bm25::build(Danish, texts.clone(), Some(known));
    assert_eq!(
        with.search("kort", 3)
            .iter()
            .map(|hit| hit.0)
            .collect::<Vec<_>>(),
        [0, 2]
    );
    assert_eq!(Bm25::build(Danish, texts, None).search("kort", 3).len(), 1);
}

/// What `to_tsquery` accepts here: quoted words of letters, digits, spaces, `.` and `,`, joined by
/// `|`, `&`, brackets, and `:*`.
fn is_safe(query: &str) -> bool {
    let parts: Vec<&str> = query.split('\'').collect();
    let (words, signs): (Vec<_>, Vec<_>) = parts.iter().enumerate().partition(|(n, _)| n % 2 == 1);
    parts.len() % 2 == 1
        && words.iter().all(|(_, word)| {
            !word.trim().is_empty()
                && word
                    .chars()
                    .all(|c| c.is_alphanumeric() || " .,".contains(c))
        })
        && signs
            .iter()
            .all(|(_, sign)| sign.chars().all(|c| "|&() :*".contains(c)))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_escapes_the_quotes(text in "(?s).{0,120}|[a-c'\"\\\\&|!():*<>-]{0,60}") {
        for language in [Danish, English] {
            if let Some(query) = prepare(&text, language, None) {
                prop_assert!(is_safe(&query.any), "{}", query.any);
                prop_assert!(is_safe(&query.all), "{}", query.all);
                prop_assert!(query.any.len() < 20_000);
            }
        }
    }
}
