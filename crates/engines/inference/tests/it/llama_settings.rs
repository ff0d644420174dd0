//! What a request may ask of a local model beside words.

use serde_json::json;
use tekup_inference::{
    ChatModel, ChatRequest, Constraint, FinishReason, Image, InferenceError, Tool, ToolChoice,
    collect,
};

use crate::llama::{ask, model, never};

#[tokio::test]
async fn it_says_how_likely_its_tokens_were() {
    let Some(model) = model(2, 8).await else {
        return;
    };
    let request = ChatRequest {
        logprobs: Some(3),
        ..ask("What is the capital of Denmark?")
    };
    let stream = model.chat(request, never()).await.unwrap();
    let answer = collect(stream).await.unwrap();
    assert_eq!(answer.tokens.len(), answer.usage.completion_tokens as usize);
    let said: Vec<u8> = answer
        .tokens
        .iter()
        .flat_map(|token| token.bytes.clone())
        .collect();
    assert_eq!(String::from_utf8_lossy(&said), answer.text);
    for token in &answer.tokens {
        assert_eq!(token.top.len(), 3);
        // Nothing is drawn at temperature 0: the likeliest is taken.
        assert_eq!(token.top[0], (token.bytes.clone(), token.logprob));
        assert!(token.top[0].1 >= token.top[1].1 && token.top[1].1 >= token.top[2].1);
        let sum: f32 = token.top.iter().map(|(_, logprob)| logprob.exp()).sum();
        assert!(token.logprob <= 0.0 && sum <= 1.0 + 1e-4, "{token:?}");
    }
    let silent = model.chat(ask("Hej"), never()).await.unwrap();
    assert!(collect(silent).await.unwrap().tokens.is_empty());
}

#[tokio::test]
async fn penalties_make_it_repeat_itself_less() {
    let Some(model) = model(2, 8).await else {
        return;
    };
    let repeats = |penalty: f32, grammar: Option<&str>| ChatRequest {
        frequency_penalty: Some(penalty),
        presence_penalty: Some(penalty),
        logprobs: Some(0),
        max_tokens: Some(40),
        constraint: grammar.map(|grammar| Constraint::Grammar(grammar.to_owned())),
        ..ask("Count: one one one one one one one one one")
    };
    // Free, and within a grammar whose tokens are chosen on another way.
    for grammar in [None, Some("root ::= [a-z ]+")] {
        let mut kinds = Vec::new();
        for penalty in [-2.0, 0.0, 2.0] {
            let stream = model
                .chat(repeats(penalty, grammar), never())
                .await
                .unwrap();
            let answer = collect(stream).await.unwrap();
            let mut words: Vec<_> = answer.tokens.into_iter().map(|token| token.bytes).collect();
            let all = words.len();
            words.sort();
            words.dedup();
            kinds.push(words.len() as f32 / all as f32);
        }
        assert!(
            kinds[0] < kinds[2] && kinds[2] > 0.8,
            "{grammar:?} {kinds:?}"
        );
    }
}

#[tokio::test]
async fn one_call_is_the_last() {
    let Some(model) = model(2, 8).await else {
        return;
    };
    let tool = Tool {
        name: "now".to_owned(),
        description: "Says the time.".to_owned(),
        parameters: json!({"type": "object", "properties": {}, "additionalProperties": false}),
    };
    let request = ChatRequest {
        tools: vec![tool],
        tool_choice: ToolChoice::Required,
        one_call: true,
        max_tokens: Some(200),
        ..ask("Call `now` twice.")
    };
    let answer = collect(model.chat(request, never()).await.unwrap())
        .await
        .unwrap();
    assert_eq!(answer.tool_calls.len(), 1);
    assert_eq!(answer.finish_reason, FinishReason::ToolCalls);
}

#[tokio::test]
async fn it_refuses_images_and_stays_here() {
    let Some(model) = model(1, 8).await else {
        return;
    };
    let mut request = ask("What is it?");
    request.messages[0].images = vec![Image::Url("https://example.com/a.png".to_owned())];
    match model.chat(request, never()).await.err() {
        Some(InferenceError::Invalid { field, .. }) => assert_eq!(field, "messages.0.images"),
        other => panic!("{other:?}"),
    }
    let abilities = model.abilities();
    assert!(abilities.local && !abilities.images && abilities.context.is_some());
}
