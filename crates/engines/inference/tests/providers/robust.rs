//! Servers that fail, lie, hang or never stop, in the words of every vendor.

use std::time::{Duration, Instant, SystemTime};

use serde_json::{Value, json};
use tekup_base::Secret;
use tekup_egress::Guard;
use tekup_inference::{
    ChatAnswer, FinishReason, InferenceError, Provider, ProviderConfig, ProviderKind,
};

use crate::{
    fixtures::tls,
    played::{Played, Reply, answer, ask, play, refused},
};

const SSE: &str = "text/event-stream";

/// The vendor's words for "Hal", and for the end after tokens of this number.
fn words(kind: ProviderKind, tokens: &Value) -> (Value, Vec<Value>) {
    match kind {
        ProviderKind::Anthropic => (
            json!({ "type": "content_block_delta", "index": 0,
                "delta": { "type": "text_delta", "text": "Hal" } }),
            vec![
                json!({ "type": "message_delta", "delta": { "stop_reason": "end_turn" },
                    "usage": { "input_tokens": tokens, "output_tokens": tokens,
                        "cache_read_input_tokens": tokens, "cache_creation_input_tokens": tokens } }),
                json!({ "type": "message_stop" }),
            ],
        ),
        ProviderKind::Gemini => {
            let candidate = json!({ "content": { "parts": [{ "text": "Hal" }], "role": "model" } });
            let usage = json!({ "promptTokenCount": tokens, "candidatesTokenCount": tokens,
                "thoughtsTokenCount": tokens, "cachedContentTokenCount": tokens });
            (
                json!({ "candidates": [candidate] }),
                vec![json!({ "candidates": [{ "finishReason": "STOP" }], "usageMetadata": usage })],
            )
        }
        ProviderKind::Cohere => (
            json!({ "type": "content-delta", "index": 0,
                "delta": { "message": { "content": { "text": "Hal" } } } }),
            vec![
                json!({ "type": "message-end", "delta": { "finish_reason": "COMPLETE",
                "usage": { "cached_tokens": tokens,
                    "tokens": { "input_tokens": tokens, "output_tokens": tokens } } } }),
            ],
        ),
        ProviderKind::Ollama => (
            json!({ "message": { "role": "assistant", "content": "Hal" }, "done": false }),
            vec![
                json!({ "message": { "role": "assistant", "content": "" }, "done": true,
                "done_reason": "stop", "prompt_eval_count": tokens, "eval_count": tokens }),
            ],
        ),
        _ => (
            json!({ "choices": [{ "index": 0, "delta": { "content": "Hal" } }] }),
            vec![
                json!({ "choices": [{ "index": 0, "delta": {}, "finish_reason": "stop" }],
                "usage": { "prompt_tokens": tokens, "completion_tokens": tokens,
                    "prompt_tokens_details": { "cached_tokens": tokens },
                    "completion_tokens_details": { "reasoning_tokens": tokens } } }),
            ],
        ),
    }
}

/// The vendor's words for a failure in the middle.
fn trouble(kind: ProviderKind) -> Value {
    match kind {
        ProviderKind::Anthropic => {
            json!({ "type": "error", "error": { "type": "api_error", "message": "out of memory" } })
        }
        ProviderKind::Cohere => json!({ "type": "message-end",
            "delta": { "finish_reason": "ERROR", "error": "out of memory" } }),
        ProviderKind::Ollama => json!({ "error": "out of memory" }),
        _ => json!({ "error": { "message": "out of memory", "code": 500 } }),
    }
}

fn framed(kind: ProviderKind, events: &[Value]) -> String {
    let lines = events.iter().map(|event| match kind {
        ProviderKind::Ollama => format!("{event}\n"),
        _ => format!("data: {event}\n\n"),
    });
    lines.collect()
}

fn half(kind: ProviderKind) -> String {
    framed(kind, &[words(kind, &json!(1)).0])
}

fn whole(kind: ProviderKind, tokens: &Value) -> String {
    let (said, end) = words(kind, tokens);
    framed(kind, &[vec![said], end].concat())
}

fn config(played: &Played, kind: ProviderKind) -> ProviderConfig {
    ProviderConfig {
        retries: 0,
        ..played.config(kind)
    }
}

/// What comes of a server that answers every vendor's request so.
async fn result(
    kind: ProviderKind,
    reply: impl Fn() -> Reply + Send + Sync + 'static,
) -> Result<ChatAnswer, InferenceError> {
    let played = play("/v1", move |_, _| reply()).await;
    let provider = Provider::new(config(&played, kind)).unwrap();
    answer(&provider, "model", ask("Hej")).await
}

#[tokio::test]
async fn absurd_numbers_of_tokens_do_no_harm() {
    let lies = [
        json!(-5),
        json!(1e300),
        json!(u64::MAX),
        json!(4_294_967_295_u64),
        json!("many"),
        json!(null),
        json!(2.5),
    ];
    for kind in ProviderKind::ALL {
        for lie in &lies {
            let text = whole(kind, lie);
            let answer = result(kind, move || Reply::Stream(SSE, text.clone())).await;
            let answer = answer.unwrap_or_else(|error| panic!("{kind} {lie}: {error}"));
            let usage = answer.usage;
            assert_eq!(answer.text, "Hal", "{kind} {lie}");
            assert!(
                usage.prompt_tokens <= 1_000_000_000 && usage.completion_tokens <= 1_000_000_000
            );
            assert!(
                usage.cached_tokens + usage.kept_tokens <= usage.prompt_tokens,
                "{kind} {lie}"
            );
            assert!(
                usage.thought_tokens <= usage.completion_tokens,
                "{kind} {lie}"
            );
        }
    }
}

#[tokio::test]
async fn an_answer_that_is_cut_is_an_error() {
    for kind in ProviderKind::ALL {
        let ends = result(kind, move || Reply::Stream(SSE, half(kind)))
            .await
            .unwrap_err();
        assert!(ends.to_string().contains("broke off"), "{kind}: {ends}");
        let breaks = result(kind, move || Reply::Breaks(SSE, half(kind)))
            .await
            .unwrap_err();
        assert!(breaks.to_string().contains("broke"), "{kind}: {breaks}");
    }
}

#[tokio::test]
async fn what_is_no_json_is_an_error() {
    for kind in ProviderKind::ALL {
        let text = "data: {\"choices\": [\n\ndata: <html>\n\n";
        let error = result(kind, move || Reply::Stream(SSE, text.to_owned()))
            .await
            .unwrap_err();
        assert!(
            error.to_string().contains("it sent what is no"),
            "{kind}: {error}"
        );
        let wrong = framed(kind, &[json!([1, 2]), json!("x"), json!(7)]);
        let error = result(kind, move || Reply::Stream(SSE, wrong.clone()))
            .await
            .unwrap_err();
        assert!(
            matches!(error, InferenceError::Provider { .. }),
            "{kind}: {error}"
        );
    }
}

#[tokio::test]
async fn a_failure_within_the_answer_is_said() {
    for kind in ProviderKind::ALL {
        let text = half(kind) + &framed(kind, &[trouble(kind)]);
        let error = result(kind, move || Reply::Stream(SSE, text.clone()))
            .await
            .unwrap_err();
        assert!(
            error.to_string().contains("out of memory"),
            "{kind}: {error}"
        );
    }
}

#[tokio::test]
async fn an_endless_line_is_given_up() {
    for kind in ProviderKind::ALL {
        let error = result(kind, || Reply::Endless(50 << 20)).await.unwrap_err();
        assert!(
            error.to_string().contains("more than 4 MB"),
            "{kind}: {error}"
        );
    }
}

#[tokio::test]
async fn nobody_waits_longer_than_the_deadline() {
    for kind in ProviderKind::ALL {
        let played = play("/v1", move |_, count| match count {
            0 => Reply::Hangs(SSE, half(kind)),
            _ => Reply::Silence,
        })
        .await;
        let provider = Provider::new(config(&played, kind)).unwrap();
        let soon = || {
            let mut request = ask("Hej");
            request.deadline = Some(Instant::now() + Duration::from_millis(300));
            request
        };
        let begun = answer(&provider, "model", soon()).await.unwrap();
        assert_eq!(
            (begun.text.as_str(), begun.finish_reason),
            ("Hal", FinishReason::Deadline)
        );
        let error = answer(&provider, "model", soon()).await.unwrap_err();
        assert!(
            matches!(error, InferenceError::Deadline { .. }),
            "{kind}: {error}"
        );
    }
}

#[tokio::test]
async fn a_silent_server_is_given_up() {
    let kind = ProviderKind::Anthropic;
    let played = play("/v1", move |_, count| match count {
        0 => Reply::Hangs(SSE, half(kind)),
        _ => Reply::Silence,
    })
    .await;
    let mut config = config(&played, kind);
    config.read_timeout = Duration::from_millis(200);
    let provider = Provider::new(config).unwrap();
    for _ in 0..2 {
        let error = answer(&provider, "model", ask("Hej")).await.unwrap_err();
        assert!(error.to_string().contains("silent"), "{error}");
    }
    let error = provider.models(5).await.unwrap_err();
    assert!(matches!(
        error,
        InferenceError::Deadline { .. } | InferenceError::Provider { .. }
    ));
}

#[tokio::test]
async fn a_busy_server_is_asked_again_when_it_says() {
    let past = httpdate(SystemTime::now() - Duration::from_secs(60));
    for kind in ProviderKind::ALL {
        for (status, wait) in [
            (429, "0"),
            (429, past.as_str()),
            (503, "0"),
            (500, ""),
            (529, ""),
        ] {
            let wait = wait.to_owned();
            let played = play("/v1", move |_, count| match (count, wait.as_str()) {
                (0, "") => Reply::Status(status, vec![], "busy"),
                (0, wait) => Reply::Status(status, vec![("retry-after", wait.to_owned())], "busy"),
                _ => Reply::Stream(SSE, whole(kind, &json!(3))),
            })
            .await;
            let said = answer(&played.provider(kind), "model", ask("Hej"))
                .await
                .unwrap();
            assert_eq!(said.text, "Hal", "{kind} {status}");
            assert_eq!(played.requests(), 2, "{kind} {status}");
        }
    }
}

#[tokio::test]
async fn a_long_pause_goes_to_the_caller_and_is_bounded() {
    let later = httpdate(SystemTime::now() + Duration::from_secs(600));
    for (asked, least, most) in [
        ("120", 120, 120),
        (later.as_str(), 590, 600),
        ("999999999999", 3_600, 3_600),
    ] {
        let asked = asked.to_owned();
        let played = play("/v1", move |_, _| {
            Reply::Status(429, vec![("retry-after", asked.clone())], "slow down")
        })
        .await;
        let error = answer(&played.provider(ProviderKind::OpenAi), "model", ask("Hej")).await;
        let Err(InferenceError::Provider {
            status: Some(429),
            retry_after: Some(wait),
            ..
        }) = error
        else {
            panic!("{error:?}")
        };
        assert!((least..=most).contains(&wait.as_secs()), "{wait:?}");
        assert_eq!(played.requests(), 1);
    }
}

#[tokio::test]
async fn a_wrong_key_is_not_tried_twice_and_stays_secret() {
    for kind in ProviderKind::ALL {
        let played = play("/v1", |_, _| {
            Reply::Status(401, vec![], "no key hush-hush-1234")
        })
        .await;
        let mut config = played.config(kind);
        config.key = Some(Secret::new("hush-hush-1234"));
        assert!(!format!("{config:?}").contains("hush-hush"));
        let provider = Provider::new(config).unwrap();
        let error = answer(&provider, "model", ask("Hej")).await.unwrap_err();
        assert!(
            error.to_string().contains("check the key"),
            "{kind}: {error}"
        );
        assert!(!error.to_string().contains("hush-hush"), "{kind}: {error}");
        assert_eq!(played.requests(), 1, "{kind}");
        assert!(provider.models(5).await.is_err(), "{kind}");
    }
}

#[tokio::test]
async fn a_server_that_always_fails_is_given_up() {
    let played = play("/v1", |_, _| {
        Reply::Status(502, vec![("retry-after", "0".into())], "")
    })
    .await;
    let error = answer(&played.provider(ProviderKind::Cohere), "model", ask("Hej")).await;
    assert!(
        matches!(
            error,
            Err(InferenceError::Provider {
                status: Some(502),
                ..
            })
        ),
        "{error:?}"
    );
    assert_eq!(played.requests(), 3);
}

#[tokio::test]
async fn what_cannot_be_asked_is_said_before() {
    tls();
    let field = |config: ProviderConfig| match Provider::new(config) {
        Err(InferenceError::Invalid { field, .. }) => field,
        Err(error) => panic!("{error}"),
        Ok(_) => panic!("it can be asked"),
    };
    let key = || Some(Secret::new("k"));
    for kind in ProviderKind::ALL {
        let bare = ProviderConfig::new(kind);
        if kind.needs_key() || kind.default_url().is_none() {
            let expected = if kind.default_url().is_none() {
                "url"
            } else {
                "key"
            };
            assert_eq!(field(bare), expected, "{kind}");
        } else {
            Provider::new(bare).unwrap();
        }
        for url in [
            "ftp://x",
            "nonsense",
            "mailto:a@b",
            "https://me:secret@example.com/",
        ] {
            let config = ProviderConfig {
                url: Some(url.to_owned()),
                key: key(),
                ..ProviderConfig::new(kind)
            };
            assert_eq!(field(config), "url", "{kind} {url}");
        }
        let config = ProviderConfig {
            url: Some("https://example.com".to_owned()),
            key: Some(Secret::new("line\nbreak")),
            ..ProviderConfig::new(kind)
        };
        assert_eq!(field(config), "key", "{kind}");
    }
    // A tenant's address does not lead into the house.
    for url in [
        "http://127.0.0.1:11434",
        "https://10.0.0.1",
        "http://example.com",
    ] {
        let config = ProviderConfig {
            url: Some(url.to_owned()),
            guard: Some(Guard::default()),
            ..ProviderConfig::new(ProviderKind::Ollama)
        };
        assert_eq!(field(config), "url", "{url}");
    }
    for model in ["", "../../secrets", "a//b", "a b", "x?y", "a/./b"] {
        let provider = Provider::new(ProviderConfig {
            key: key(),
            ..ProviderConfig::new(ProviderKind::Gemini)
        });
        assert_eq!(
            refused(&provider.unwrap(), model, ask("Hej")).await,
            "model",
            "{model}"
        );
    }
}

#[tokio::test]
async fn a_name_that_leads_into_the_house_is_not_followed() {
    tls();
    let played = play("/v1", |_, _| Reply::Silence).await;
    let url = played.url.replace("http://127.0.0.1", "https://localhost");
    let provider = Provider::new(ProviderConfig {
        url: Some(url),
        guard: Some(Guard::default()),
        retries: 0,
        ..ProviderConfig::new(ProviderKind::Compatible)
    });
    let error = answer(&provider.unwrap(), "model", ask("Hej"))
        .await
        .unwrap_err();
    assert!(error.to_string().contains("public internet"), "{error}");
    assert_eq!(played.requests(), 0);
}

#[tokio::test]
async fn a_redirect_takes_the_key_nowhere() {
    let away = play("/v1", |_, _| Reply::Silence).await;
    let to = away.url.clone();
    let played = play("/v1", move |_, _| {
        Reply::Status(307, vec![("location", to.clone())], "")
    })
    .await;
    let error = answer(&played.provider(ProviderKind::OpenAi), "model", ask("Hej")).await;
    assert!(
        matches!(
            error,
            Err(InferenceError::Provider {
                status: Some(307),
                ..
            })
        ),
        "{error:?}"
    );
    assert_eq!(away.requests(), 0);
}

#[test]
fn kinds_are_known_by_their_names() {
    for kind in ProviderKind::ALL {
        assert_eq!(ProviderKind::from_name(kind.as_str()), Some(kind));
        assert_eq!(serde_json::to_value(kind).unwrap(), kind.as_str());
        assert_eq!(
            serde_json::from_value::<ProviderKind>(json!(kind.as_str())).unwrap(),
            kind
        );
    }
    assert_eq!(ProviderKind::from_name("OpenAi"), None);
}

/// A date as HTTP has it.
fn httpdate(at: SystemTime) -> String {
    let at = chrono::DateTime::<chrono::Utc>::from(at);
    at.format("%a, %d %b %Y %H:%M:%S GMT").to_string()
}
