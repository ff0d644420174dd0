//! From token bytes to text and tool calls.

use serde_json::Value;

use crate::{ChatEvent, ToolCall};

/// Stands before a call in the model's text.
pub(super) const CALL_BEGIN: &str = "<tool_call>";
/// Stands after it.
pub(super) const CALL_END: &str = "</tool_call>";

/// Turns the bytes of one answer into events: whole characters only, nothing of a stop text, calls
/// parsed.
pub(super) struct Output {
    bytes: Vec<u8>,
    /// Text that may yet turn out to be the start of a stop text or a call.
    held: String,
    stops: Vec<String>,
    tools: Vec<String>,
    /// Inside a call, what came so far.
    call: Option<String>,
    calls: usize,
    id: String,
    stopped: bool,
}

impl Output {
    /// `id` makes the ids of this answer's calls unique; with no `tools` all is text.
    pub(super) fn new(stops: Vec<String>, tools: Vec<String>, id: String) -> Self {
        Self {
            bytes: Vec::new(),
            held: String::new(),
            stops,
            tools,
            call: None,
            calls: 0,
            id,
            stopped: false,
        }
    }

    /// Whether a stop text came: the answer is over.
    pub(super) fn stopped(&self) -> bool {
        self.stopped
    }

    /// How many tools were called.
    pub(super) fn calls(&self) -> usize {
        self.calls
    }

    /// Takes the bytes of one token; what is certain by now goes to `events`.
    pub(super) fn push(&mut self, piece: &[u8], events: &mut Vec<ChatEvent>) {
        if self.stopped {
            return;
        }
        self.bytes.extend_from_slice(piece);
        let text = take_characters(&mut self.bytes, false);
        self.held.push_str(&text);
        self.settle(events, false);
    }

    /// The answer ends: what was held back is text after all.
    pub(super) fn finish(&mut self, events: &mut Vec<ChatEvent>) {
        if !self.stopped {
            let text = take_characters(&mut self.bytes, true);
            self.held.push_str(&text);
            self.settle(events, true);
        }
        if let Some(call) = self.call.take() {
            match self.parse(&call) {
                Some(call) => events.push(ChatEvent::ToolCall(call)),
                None => emit(format!("{CALL_BEGIN}{call}"), events),
            }
        }
    }

    fn settle(&mut self, events: &mut Vec<ChatEvent>, end: bool) {
        loop {
            if let Some(call) = &mut self.call {
                call.push_str(&self.held);
                self.held.clear();
                let Some(at) = call.find(CALL_END) else {
                    return;
                };
                self.held = call.split_off(at).split_off(CALL_END.len());
                let call = self.call.take().unwrap_or_default();
                match self.parse(&call) {
                    Some(call) => events.push(ChatEvent::ToolCall(call)),
                    None => emit(format!("{CALL_BEGIN}{call}{CALL_END}"), events),
                }
                continue;
            }
            let begin = if self.tools.is_empty() {
                None
            } else {
                self.held.find(CALL_BEGIN)
            };
            let stop = self
                .stops
                .iter()
                .filter_map(|stop| self.held.find(stop.as_str()))
                .min();
            match (begin, stop) {
                (Some(begin), stop) if stop.is_none_or(|stop| begin < stop) => {
                    self.call = Some(self.held.split_off(begin + CALL_BEGIN.len()));
                    self.held.truncate(begin);
                    let text = std::mem::take(&mut self.held);
                    // The line break before a call belongs to the format, not to the text.
                    emit(text.trim_end().to_owned(), events);
                }
                (_, Some(stop)) => {
                    self.held.truncate(stop);
                    self.stopped = true;
                    emit(std::mem::take(&mut self.held), events);
                    return;
                }
                (_, None) => {
                    let keep = if end { 0 } else { self.unsettled() };
                    let rest = self.held.split_off(self.held.len() - keep);
                    emit(std::mem::replace(&mut self.held, rest), events);
                    return;
                }
            }
        }
    }

    /// Bytes at the end of the held text that could still become a stop text or a call.
    fn unsettled(&self) -> usize {
        let marks = self.stops.iter().map(String::as_str);
        let call = (!self.tools.is_empty()).then_some(CALL_BEGIN);
        let longest = marks
            .chain(call)
            .map(|mark| overlap(&self.held, mark))
            .max()
            .unwrap_or(0);
        if self.tools.is_empty() || longest == 0 && !self.held.ends_with('\n') {
            return longest;
        }
        // White space before a possible call waits with it.
        let before = &self.held[..self.held.len() - longest];
        self.held.len() - before.trim_end().len()
    }

    fn parse(&mut self, text: &str) -> Option<ToolCall> {
        let value: Value = serde_json::from_str(text.trim()).ok()?;
        let name = value.get("name")?.as_str()?;
        if !self.tools.iter().any(|tool| tool == name) {
            return None;
        }
        let arguments = value
            .get("arguments")
            .cloned()
            .unwrap_or_else(|| Value::Object(Default::default()));
        self.calls += 1;
        Some(ToolCall {
            id: format!("call_{}_{}", self.id, self.calls),
            name: name.to_owned(),
            arguments,
        })
    }
}

fn emit(text: String, events: &mut Vec<ChatEvent>) {
    if !text.is_empty() {
        events.push(ChatEvent::Delta(text));
    }
}

/// Length of the longest end of `text` that `mark` begins with, short of the whole mark.
fn overlap(text: &str, mark: &str) -> usize {
    mark.char_indices()
        .map(|(at, _)| at)
        .skip(1)
        .filter(|&length| text.ends_with(&mark[..length]))
        .max()
        .unwrap_or(0)
}

/// Takes the whole characters from the front of `bytes`. A character that is not complete stays
/// unless this is the `end`; bytes that are no UTF-8 become U+FFFD.
fn take_characters(bytes: &mut Vec<u8>, end: bool) -> String {
    let mut text = String::new();
    let mut taken = 0;
    loop {
        match std::str::from_utf8(&bytes[taken..]) {
            Ok(rest) => {
                text.push_str(rest);
                bytes.clear();
                return text;
            }
            Err(error) => {
                let valid = taken + error.valid_up_to();
                text.push_str(&String::from_utf8_lossy(&bytes[taken..valid]));
                match error.error_len() {
                    Some(length) => {
                        text.push(char::REPLACEMENT_CHARACTER);
                        taken = valid + length;
                    }
                    None if end => {
                        text.push(char::REPLACEMENT_CHARACTER);
                        bytes.clear();
                        return text;
                    }
                    None => {
                        bytes.drain(..valid);
                        return text;
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
