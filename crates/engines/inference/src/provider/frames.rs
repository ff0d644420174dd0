//! The pieces of a streamed answer: bytes in, the text of each event out.

/// The longest event that is read, in bytes; a server that sends more is broken.
const MOST_BYTES: usize = 4 << 20;

/// How an answer is cut into events.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Framing {
    /// Server-sent events; the `data` of each.
    Events,
    /// One JSON a line.
    Lines,
}

/// Collects bytes until an event is whole.
pub(super) struct Frames {
    framing: Framing,
    line: Vec<u8>,
    data: Vec<u8>,
    carriage: bool,
}

impl Frames {
    pub(super) fn new(framing: Framing) -> Self {
        Self {
            framing,
            line: Vec::new(),
            data: Vec::new(),
            carriage: false,
        }
    }

    /// The events that `bytes` complete.
    pub(super) fn push(&mut self, bytes: &[u8]) -> Result<Vec<String>, String> {
        let mut events = Vec::new();
        for &byte in bytes {
            // A line ends with \n, \r or both; a \n right after \r belongs to the same end.
            let ends = byte == b'\r' || byte == b'\n' && !self.carriage;
            let second = byte == b'\n' && self.carriage;
            self.carriage = byte == b'\r';
            if ends {
                self.end_line(&mut events);
            } else if !second {
                self.line.push(byte);
            }
            if self.line.len() + self.data.len() > MOST_BYTES {
                return Err("it sent an event of more than 4 MB".to_owned());
            }
        }
        Ok(events)
    }

    /// What the connection's end completes: a last line needs no end of its own.
    pub(super) fn finish(&mut self) -> Vec<String> {
        let mut events = Vec::new();
        if self.framing == Framing::Lines {
            self.end_line(&mut events);
        }
        events
    }

    fn end_line(&mut self, events: &mut Vec<String>) {
        let line = std::mem::take(&mut self.line);
        if self.framing == Framing::Lines {
            if !line.trim_ascii().is_empty() {
                events.push(String::from_utf8_lossy(&line).into_owned());
            }
            return;
        }
        if line.is_empty() {
            if !self.data.is_empty() {
                let data = std::mem::take(&mut self.data);
                events.push(String::from_utf8_lossy(&data).into_owned());
            }
            return;
        }
        if let Some(data) = line.strip_prefix(b"data:") {
            if !self.data.is_empty() {
                self.data.push(b'\n');
            }
            self.data
                .extend_from_slice(data.strip_prefix(b" ").unwrap_or(data));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(framing: Framing, text: &str, size: usize) -> Vec<String> {
        let mut frames = Frames::new(framing);
        let mut events: Vec<_> = text
            .as_bytes()
            .chunks(size)
            .flat_map(|bytes| frames.push(bytes).unwrap())
            .collect();
        events.extend(frames.finish());
        events
    }

    #[test]
    fn events_come_out_whole_however_the_bytes_are_cut() {
        let text = ": hello\ndata: {\"a\":\"æ🚲\"}\n\nevent: x\r\ndata:two\r\ndata: lines\r\n\r\n";
        for size in [1, 2, 3, 7, 100] {
            assert_eq!(
                read(Framing::Events, text, size),
                ["{\"a\":\"æ🚲\"}", "two\nlines"],
                "pieces of {size}"
            );
        }
    }

    #[test]
    fn lines_come_out_whole_the_last_one_too() {
        for size in [1, 2, 5, 100] {
            assert_eq!(
                read(Framing::Lines, "{\"a\":\"æ\"}\r\n\n{}", size),
                ["{\"a\":\"æ\"}", "{}"]
            );
        }
    }

    #[test]
    fn an_endless_event_is_refused() {
        for framing in [Framing::Events, Framing::Lines] {
            let mut frames = Frames::new(framing);
            let long = vec![b'x'; MOST_BYTES + 1];
            assert!(frames.push(&long).is_err());
        }
    }
}
