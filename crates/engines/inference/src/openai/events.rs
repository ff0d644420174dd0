//! Server-sent events: bytes in, the `data` of each event out.

/// The longest event that is read, in bytes; a server that sends more is broken.
const MOST_BYTES: usize = 4 << 20;

/// Collects bytes until an event is whole.
#[derive(Default)]
pub(super) struct Events {
    line: Vec<u8>,
    data: Vec<u8>,
    carriage: bool,
}

impl Events {
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

    fn end_line(&mut self, events: &mut Vec<String>) {
        let line = std::mem::take(&mut self.line);
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

    fn read(text: &str, size: usize) -> Vec<String> {
        let mut events = Events::default();
        text.as_bytes()
            .chunks(size)
            .flat_map(|bytes| events.push(bytes).unwrap())
            .collect()
    }

    #[test]
    fn events_come_out_whole_however_the_bytes_are_cut() {
        let text = ": hello\ndata: {\"a\":\"æ🚲\"}\n\nevent: x\r\ndata:two\r\ndata: lines\r\n\r\n";
        for size in [1, 2, 3, 7, 100] {
            assert_eq!(
                read(text, size),
                ["{\"a\":\"æ🚲\"}", "two\nlines"],
                "pieces of {size}"
            );
        }
    }

    #[test]
    fn an_endless_event_is_refused() {
        let mut events = Events::default();
        let long = vec![b'x'; MOST_BYTES + 1];
        assert!(events.push(&long).is_err());
    }
}
