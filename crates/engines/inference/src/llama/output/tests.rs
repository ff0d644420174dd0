use super::*;

fn run(pieces: &[&[u8]], stops: &[&str], tools: &[&str]) -> (Vec<ChatEvent>, bool) {
    let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    let mut output = Output::new(owned(stops), owned(tools), "x".to_owned());
    let mut events = Vec::new();
    for piece in pieces {
        output.push(piece, &mut events);
    }
    output.finish(&mut events);
    (events, output.stopped())
}

fn text(events: &[ChatEvent]) -> String {
    events
        .iter()
        .filter_map(|event| match event {
            ChatEvent::Delta(text) => Some(text.as_str()),
            _ => None,
        })
        .collect()
}

#[test]
fn characters_split_over_tokens_come_out_whole() {
    let bytes = "Blåbærgrød 🚲!".as_bytes();
    for size in 1..5 {
        let pieces: Vec<&[u8]> = bytes.chunks(size).collect();
        let (events, _) = run(&pieces, &[], &[]);
        assert_eq!(text(&events), "Blåbærgrød 🚲!", "pieces of {size} bytes");
    }
}

#[test]
fn bytes_that_are_no_text_are_replaced() {
    let (events, _) = run(&[b"a\xff", b"b\xc3"], &[], &[]);
    assert_eq!(text(&events), "a\u{fffd}b\u{fffd}");
}

#[test]
fn a_stop_text_over_several_tokens_ends_the_answer() {
    let (events, stopped) = run(&[b"one E", b"N", b"D two"], &["END"], &[]);
    assert_eq!(text(&events), "one ");
    assert!(stopped);
}

#[test]
fn the_beginning_of_a_stop_text_is_text_in_the_end() {
    let (events, stopped) = run(&[b"one EN", b"ough E"], &["END"], &[]);
    assert_eq!(text(&events), "one ENough E");
    assert!(!stopped);
}

#[test]
fn the_earliest_stop_text_wins() {
    let (events, _) = run(&["a æ|b # c".as_bytes()], &["#", "æ|"], &[]);
    assert_eq!(text(&events), "a ");
}

#[test]
fn a_call_is_parsed_and_its_text_hidden() {
    let pieces: [&[u8]; 4] = [
        b"Let me look.\n<tool",
        b"_call>\n{\"name\": \"find\", \"argu",
        b"ments\": {\"q\": \"k\xc3\xb8b\"}}\n</tool_",
        b"call>",
    ];
    let (events, _) = run(&pieces, &[], &["find"]);
    assert_eq!(text(&events), "Let me look.");
    let calls: Vec<_> = events
        .iter()
        .filter_map(|event| match event {
            ChatEvent::ToolCall(call) => Some(call),
            _ => None,
        })
        .collect();
    assert_eq!(calls.len(), 1);
    assert_eq!(calls[0].name, "find");
    assert_eq!(calls[0].arguments, serde_json::json!({"q": "køb"}));
}

#[test]
fn two_calls_have_different_ids() {
    let call = b"<tool_call>{\"name\": \"find\", \"arguments\": {}}</tool_call>";
    let (events, _) = run(&[call, b"\n", call], &[], &["find"]);
    let ids: Vec<_> = events
        .iter()
        .filter_map(|event| match event {
            ChatEvent::ToolCall(call) => Some(call.id.clone()),
            _ => None,
        })
        .collect();
    assert_eq!(ids.len(), 2);
    assert_ne!(ids[0], ids[1]);
}

#[test]
fn a_call_of_an_unknown_tool_is_text() {
    let call = "<tool_call>{\"name\": \"rm\", \"arguments\": {}}</tool_call>";
    let (events, _) = run(&[call.as_bytes()], &[], &["find"]);
    assert_eq!(text(&events), call);
}

#[test]
fn a_call_that_breaks_off_is_text() {
    let (events, _) = run(&[b"<tool_call>{\"name\": \"fi"], &[], &["find"]);
    assert_eq!(text(&events), "<tool_call>{\"name\": \"fi");
}

#[test]
fn without_tools_the_marks_are_text() {
    let (events, _) = run(&[b"<tool_call>x</tool_call>\n"], &[], &[]);
    assert_eq!(text(&events), "<tool_call>x</tool_call>\n");
}
