use super::*;

fn bank() -> Vec<Example> {
    let rows = [
        ("card_lost", "I lost my card"),
        ("card_lost", "my card is gone, please block it"),
        ("card_lost", "jeg har mistet mit kort"),
        ("card_lost", "mit kort er væk, spær det"),
        ("card_lost", "someone stole my credit card"),
        ("card_lost", "mit kort er blevet stjålet"),
        ("balance", "how much money do I have"),
        ("balance", "what is my balance"),
        ("balance", "hvad er min saldo"),
        ("balance", "hvor mange penge har jeg på kontoen"),
        ("balance", "show me the balance of my account"),
        ("balance", "vis mig saldoen på min konto"),
        ("transfer", "send money to my sister"),
        ("transfer", "transfer 500 kroner to savings"),
        ("transfer", "overfør 200 kr til min opsparing"),
        ("transfer", "jeg vil sende penge til min bror"),
        ("transfer", "make a transfer to another bank"),
        ("transfer", "kan jeg overføre til udlandet"),
        ("pin", "I forgot my pin code"),
        ("pin", "jeg har glemt min pinkode"),
        ("pin", "how do I change my pin"),
        ("pin", "hvordan skifter jeg pinkode"),
        ("pin", "my pin does not work"),
        ("pin", "min pinkode virker ikke"),
    ];
    rows.iter()
        .map(|(intent, text)| Example::new(*text, *intent))
        .collect()
}

fn train(examples: &[Example]) -> IntentModel {
    IntentModel::train(examples, None, &TrainOptions::default(), &mut |_| {}).unwrap()
}

#[test]
fn a_new_wording_finds_its_intent_in_both_languages() {
    let model = train(&bank());
    assert_eq!(
        model.predict("hjælp, jeg har mistet kortet", None).ranked[0].0,
        "card_lost"
    );
    assert_eq!(
        model
            .predict("what's the balance on my savings account?", None)
            .ranked[0]
            .0,
        "balance"
    );
    assert_eq!(
        model.predict("MIN PINKODE ER GLEMT", None).ranked[0].0,
        "pin"
    );
    assert_eq!(model.engine(), "words");
    assert_eq!(model.intents(), ["balance", "card_lost", "pin", "transfer"]);
    assert_eq!(model.embedding_len(), None);
}

#[test]
fn what_was_trained_is_in_scope_and_nonsense_is_not() {
    let model = train(&bank());
    let known = model.predict("jeg har mistet mit kort", None);
    assert_eq!(known.intent(), Some("card_lost"));
    for text in [
        "",
        "   ",
        "?!",
        "🚲🚲",
        "qwxz vbnk zzrt",
        "lorem ipsum dolor sit amet",
    ] {
        let prediction = model.predict(text, None);
        assert_eq!(prediction.intent(), None, "{text:?}: {prediction:?}");
    }
}

#[test]
fn probabilities_are_ranked_and_leave_room() {
    let model = train(&bank());
    let prediction = model.predict("overfør penge", None);
    assert_eq!(prediction.ranked.len(), 4);
    assert!(prediction.ranked.is_sorted_by(|a, b| a.1 >= b.1));
    let sum: f32 = prediction.ranked.iter().map(|(_, p)| p).sum();
    assert!((0.0..1.0).contains(&sum));
    assert_eq!(prediction.confidence(), prediction.ranked[0].1);
}

#[test]
fn names_teach_and_are_not_counted() {
    // "blokeret" is in no example: only the name says it.
    let mut examples = bank();
    for example in &mut examples {
        if example.intent == "card_lost" {
            example.intent = "kortBlokeret/haster".to_owned();
        }
    }
    let without = train(&examples);
    let with = train(&with_names(examples));
    let text = "er det blokeret nu?";
    assert_eq!(with.predict(text, None).ranked[0].0, "kortBlokeret/haster");
    let confidence = |model: &IntentModel| {
        let ranked = model.predict(text, None).ranked;
        let mut own = ranked.iter().filter(|(one, _)| one.starts_with("kort"));
        own.next().map_or(0.0, |(_, confidence)| *confidence)
    };
    assert!(confidence(&with) > confidence(&without));

    assert_eq!(with.examples(), 24);
    assert_eq!(with.report().evaluated, without.report().evaluated);
    assert!(with.report().intents.iter().all(|one| one.examples == 6));
    assert_eq!(with.intents(), without.intents());
}

#[test]
fn small_and_odd_training_sets_work() {
    let one_intent = train(&[
        Example::new("hello there", "greet"),
        Example::new("hej med dig", "greet"),
    ]);
    assert_eq!(
        one_intent.predict("hello there", None).intent(),
        Some("greet")
    );
    assert_eq!(
        one_intent.predict("invoice 4711 is wrong", None).intent(),
        None
    );

    let single = train(&[Example::new("hej", "greet"), Example::new("farvel", "bye")]);
    assert_eq!(single.predict("farvel", None).ranked[0].0, "bye");
    assert_eq!(single.report().accuracy, None);

    let same: Vec<Example> = std::iter::repeat_n(Example::new("hej", "greet"), 50).collect();
    assert_eq!(train(&same).predict("hej", None).ranked[0].0, "greet");

    let mut with_empty = bank();
    with_empty.push(Example::new("", "pin"));
    with_empty.push(Example::new("...", "nothing"));
    let model = train(&with_empty);
    assert_eq!(model.examples(), 24);
    assert_eq!(
        model.predict("hvad er min saldo", None).ranked[0].0,
        "balance"
    );

    // The same text under two intents: neither is certain, nothing breaks.
    let torn = train(&[Example::new("hjælp", "a"), Example::new("hjælp", "b")]);
    assert_eq!(torn.predict("hjælp", None).ranked.len(), 2);
}

#[test]
fn counterexamples_push_a_message_out_of_scope() {
    let pizza = "can I order a pizza with my card";
    let before = train(&bank()).predict(pizza, None).confidence();
    let mut examples = bank();
    for text in [
        "I want to order a pizza",
        "order food with my card",
        "jeg vil bestille en pizza",
    ] {
        examples.push(Example::new(text, OUT_OF_SCOPE));
    }
    let model = train(&examples);
    assert!(!model.intents().iter().any(|i| i == OUT_OF_SCOPE));
    assert!(model.predict(pizza, None).confidence() < before);
}

#[test]
fn the_same_examples_train_the_same_model() {
    assert_eq!(train(&bank()).to_bytes(), train(&bank()).to_bytes());
}

#[test]
fn a_model_survives_its_bytes() {
    let model = train(&bank());
    let bytes = model.to_bytes();
    let back = IntentModel::from_bytes(&bytes).unwrap();
    assert_eq!(
        back.predict("min pinkode", None),
        model.predict("min pinkode", None)
    );
    assert_eq!(back.report(), model.report());
    assert_eq!(back.to_bytes(), bytes);
}

#[test]
fn damaged_bytes_are_refused() {
    let bytes = train(&bank()).to_bytes();
    assert_eq!(
        IntentModel::from_bytes(b"").unwrap_err(),
        DecodeError::NotAModel
    );
    assert_eq!(
        IntentModel::from_bytes(b"PNG\r\n lots of other bytes").unwrap_err(),
        DecodeError::NotAModel
    );
    for cut in [4, 5, 9, 10, 12, 100, bytes.len() - 1] {
        assert!(
            IntentModel::from_bytes(&bytes[..cut]).is_err(),
            "cut at {cut}"
        );
    }
    for at in (0..bytes.len()).step_by(97) {
        let mut changed = bytes.clone();
        changed[at] ^= 0x55;
        assert!(
            IntentModel::from_bytes(&changed).is_err(),
            "changed at {at}"
        );
    }
    let mut newer = bytes.clone();
    newer[4] = 9;
    assert_eq!(
        IntentModel::from_bytes(&newer).unwrap_err(),
        DecodeError::Version { found: 9 }
    );
    // A head that lies about its lengths under a right checksum.
    for lie in [
        r#""features":18446744073709551615"#,
        r#""features":1000000000000"#,
        r#""features":1"#,
    ] {
        let text = String::from_utf8_lossy(&bytes[14..]).into_owned();
        let start = text.find("\"features\":").unwrap();
        let old: String = text[start..].chars().take_while(|c| *c != ',').collect();
        let head_len = u32::from_le_bytes(bytes[10..14].try_into().unwrap()) as usize;
        let head = String::from_utf8(bytes[14..14 + head_len].to_vec())
            .unwrap()
            .replace(&old, lie);
        let mut body = (head.len() as u32).to_le_bytes().to_vec();
        body.extend(head.as_bytes());
        body.extend(&bytes[14 + head_len..]);
        let mut lying = bytes[..6].to_vec();
        lying.extend(crc32fast::hash(&body).to_le_bytes());
        lying.extend(body);
        assert!(
            matches!(
                IntentModel::from_bytes(&lying),
                Err(DecodeError::Damaged { .. })
            ),
            "{lie}"
        );
    }
}

#[test]
fn embeddings_decide_where_words_cannot() {
    // No text shares a word with another; only the embedding tells the intents apart.
    let examples: Vec<Example> = (0..40)
        .map(|i| {
            Example::new(
                format!("w{i}x{}q", i * 7919),
                if i % 2 == 0 { "even" } else { "odd" },
            )
        })
        .collect();
    let embedding = |i: usize| {
        vec![
            if i.is_multiple_of(2) { 1.0 } else { -1.0 },
            (i as f32).sin(),
            0.3,
        ]
    };
    let embeddings: Vec<Vec<f32>> = (0..40).map(embedding).collect();
    let options = TrainOptions {
        embedding_name: Some("test-3".into()),
        ..TrainOptions::default()
    };
    let model = IntentModel::train(&examples, Some(&embeddings), &options, &mut |_| {}).unwrap();
    assert_eq!(model.engine(), "words+embedding:test-3");
    assert_eq!(model.embedding_len(), Some(3));
    for i in [100, 101, 102, 103] {
        let prediction = model.predict("unseen", Some(&embedding(i)));
        assert!(prediction.embedding_used);
        assert_eq!(
            prediction.ranked[0].0,
            if i % 2 == 0 { "even" } else { "odd" }
        );
    }
    assert!(!model.predict("unseen", None).embedding_used);
    assert!(!model.predict("unseen", Some(&[1.0])).embedding_used);
    assert!(
        !model
            .predict("unseen", Some(&[f32::NAN, 0.0, 0.0]))
            .embedding_used
    );
    let back = IntentModel::from_bytes(&model.to_bytes()).unwrap();
    assert_eq!(
        back.predict("unseen", Some(&embedding(4))),
        model.predict("unseen", Some(&embedding(4)))
    );
}

#[test]
fn a_model_of_one_language_is_silent_in_others() {
    let examples: Vec<Example> = (0..40)
        .map(|i| {
            let (text, intent) = match i % 2 {
                0 => ("where is the parcel I have ordered", "parcel"),
                _ => ("what does the card cost in a year", "price"),
            };
            Example::new(format!("{text} {i}"), intent)
        })
        .collect();
    // Two numbers of a multilingual model, two of an English one.
    let embedding = |multilingual: f32, english: f32| vec![multilingual, 0.1, english, 0.1];
    let embeddings: Vec<Vec<f32>> = (0..40)
        .map(|i| {
            if i % 2 == 0 {
                embedding(1.0, 1.0)
            } else {
                embedding(-1.0, -1.0)
            }
        })
        .collect();
    let options = TrainOptions {
        embedding_name: Some("both".into()),
        views: vec![View::of(2, None), View::of(2, Some("en".into()))],
        ..TrainOptions::default()
    };
    let model = IntentModel::train(&examples, Some(&embeddings), &options, &mut |_| {}).unwrap();
    // What the English model makes of Danish is nonsense, and does not count.
    let danish = model.predict(
        "hvornår kommer min pakke frem til mig",
        Some(&embedding(1.0, -1.0)),
    );
    assert_eq!(danish.ranked[0].0, "parcel", "{danish:?}");
    assert!(danish.confidence() > 0.5, "{danish:?}");
    let back = IntentModel::from_bytes(&model.to_bytes()).unwrap();
    let again = back.predict(
        "hvornår kommer min pakke frem til mig",
        Some(&embedding(1.0, -1.0)),
    );
    assert_eq!(again, danish);
    let short = TrainOptions {
        views: vec![View::of(2, None)],
        ..options
    };
    let refused = IntentModel::train(&examples, Some(&embeddings), &short, &mut |_| {});
    assert!(refused.unwrap_err().to_string().contains("options.views"));
}

#[test]
fn bad_input_is_named() {
    let options = TrainOptions::default();
    let fail = |examples: &[Example], embeddings: Option<&[Vec<f32>]>, options: &TrainOptions| {
        IntentModel::train(examples, embeddings, options, &mut |_| {}).unwrap_err()
    };
    assert_eq!(fail(&[], None, &options), TrainError::NoExamples);
    assert_eq!(
        fail(&[Example::new("..", "a")], None, &options),
        TrainError::NoExamples
    );
    assert_eq!(
        fail(&[Example::new("hi", OUT_OF_SCOPE)], None, &options),
        TrainError::NoExamples
    );
    let two = [Example::new("hi", "a"), Example::new("bye", " ")];
    assert_eq!(
        fail(&two, None, &options),
        TrainError::EmptyIntent { index: 1 }
    );
    let two = [Example::new("hi", "a"), Example::new("bye", "b")];
    let count = TrainError::EmbeddingCount {
        embeddings: 1,
        examples: 2,
    };
    assert_eq!(fail(&two, Some(&[vec![1.0]]), &options), count);
    let bad = TrainError::BadEmbedding {
        index: 1,
        len: 1,
        expected: 2,
    };
    assert_eq!(
        fail(&two, Some(&[vec![1.0, 2.0], vec![1.0]]), &options),
        bad
    );
    assert!(matches!(
        fail(&two, Some(&[vec![1.0], vec![f32::INFINITY]]), &options),
        TrainError::BadEmbedding { index: 1, .. }
    ));
    assert!(matches!(
        fail(&two, Some(&[vec![], vec![]]), &options),
        TrainError::BadEmbedding { index: 0, .. }
    ));
    let nan = TrainOptions {
        cost: f32::NAN,
        ..options.clone()
    };
    assert!(fail(&two, None, &nan).to_string().contains("options.cost"));
    let many: Vec<Example> = (0..=MAX_INTENTS)
        .map(|i| Example::new("hi", format!("i{i}")))
        .collect();
    assert_eq!(
        fail(&many, None, &options),
        TrainError::TooManyIntents {
            found: MAX_INTENTS + 1
        }
    );
}

#[test]
fn validation_reports_what_is_weak() {
    let mut examples = bank();
    for example in &mut examples {
        let danish = example.text.contains(['æ', 'ø', 'å']) || example.text.contains("mit");
        example.language = Some(if danish { "da" } else { "en" }.into());
    }
    let mut shares = Vec::new();
    let report = cross_validate(&examples, None, &TrainOptions::default(), &mut |share| {
        shares.push(share)
    })
    .unwrap();
    assert!(report.accuracy.unwrap() > 0.5, "{report:?}");
    assert_eq!(report.evaluated, 24);
    assert_eq!(report.intents.len(), 4);
    assert_eq!(report.intents.iter().map(|i| i.examples).sum::<usize>(), 24);
    assert_eq!(report.languages.len(), 2);
    let wrong: usize = report.confusions.iter().map(|pair| pair.count).sum();
    let missed: usize = report.intents.iter().map(|i| i.evaluated - i.correct).sum();
    assert_eq!(wrong, missed);
    assert_eq!(
        report.intents.iter().map(|i| i.predicted).sum::<usize>(),
        24
    );
    assert!(report.confusions.is_sorted_by(|a, b| a.count >= b.count));
    assert!(shares.is_sorted() && shares.iter().all(|s| (0.0..=1.0).contains(s)));
    assert!(report.threshold > 0.0 && report.threshold < 1.0);
}

#[test]
fn a_lower_keep_never_lowers_the_threshold() {
    let keep = |keep| {
        let options = TrainOptions {
            keep,
            ..TrainOptions::default()
        };
        cross_validate(&bank(), None, &options, &mut |_| {})
            .unwrap()
            .threshold
    };
    assert!(keep(0.5) >= keep(0.99));
}

#[test]
fn the_weight_budget_holds() {
    let options = TrainOptions {
        max_weights: 400,
        ..TrainOptions::default()
    };
    let model = IntentModel::train(&bank(), None, &options, &mut |_| {}).unwrap();
    assert!(model.to_bytes().len() < train(&bank()).to_bytes().len() / 5);
    assert_eq!(model.predict("hvad er min saldo", None).ranked.len(), 4);
}

proptest::proptest! {
    #[test]
    fn no_text_breaks_prediction(text in "\\PC*") {
        thread_local!(static MODEL: IntentModel = train(&bank()));
        MODEL.with(|model| {
            let prediction = model.predict(&text, None);
            assert!(prediction.ranked.iter().all(|(_, p)| (0.0..=1.0).contains(p)));
        });
    }

    #[test]
    fn no_texts_break_training(texts in proptest::collection::vec((".{0,20}", "[a-c]"), 1..12)) {
        let examples: Vec<Example> = texts.iter().map(|(t, i)| Example::new(t.clone(), i.clone())).collect();
        if let Ok(model) = IntentModel::train(&examples, None, &TrainOptions::default(), &mut |_| {}) {
            let back = IntentModel::from_bytes(&model.to_bytes()).unwrap();
            assert_eq!(back.predict("abc", None), model.predict("abc", None));
        }
    }

    #[test]
    fn no_bytes_break_reading(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..200)) {
        assert!(IntentModel::from_bytes(&bytes).is_err());
    }
}
