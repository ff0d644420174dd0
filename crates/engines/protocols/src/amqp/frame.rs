//! Frames (section 4.2 of the specification).

use tekup_egress::Line;
use tokio::io::AsyncReadExt;

use super::{CallError, broken, no_amqp};

pub(super) const METHOD: u8 = 1;
pub(super) const HEADER: u8 = 2;
pub(super) const BODY: u8 = 3;
const END: u8 = 0xCE;

#[derive(Debug)]
pub(super) struct Frame {
    pub kind: u8,
    pub payload: Vec<u8>,
}

impl Frame {
    /// Class and number of the method that it is.
    pub fn method(&self) -> Option<(u16, u16)> {
        let mut fields = Reader(&self.payload);
        match self.kind {
            METHOD => Some((fields.short().ok()?, fields.short().ok()?)),
            _ => None,
        }
    }

    /// What comes behind them.
    pub fn arguments(&self) -> Reader<'_> {
        Reader(self.payload.get(4..).unwrap_or_default())
    }
}

pub(super) async fn read(line: &mut Line, most: u32) -> Result<Frame, CallError> {
    let mut head = [0; 7];
    line.read_exact(&mut head).await.map_err(broken)?;
    let [kind, _, _, a, b, c, d] = head;
    let size = u32::from_be_bytes([a, b, c, d]);
    if size > most {
        return Err(no_amqp());
    }
    let mut payload = vec![0; usize::try_from(size).unwrap_or_default() + 1];
    line.read_exact(&mut payload).await.map_err(broken)?;
    match payload.pop() {
        Some(END) => Ok(Frame { kind, payload }),
        _ => Err(no_amqp()),
    }
}

/// What is left to be read of a frame.
pub(super) struct Reader<'a>(pub &'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, many: usize) -> Result<&'a [u8], CallError> {
        let (taken, rest) = self.0.split_at_checked(many).ok_or_else(no_amqp)?;
        self.0 = rest;
        Ok(taken)
    }

    fn number<const N: usize>(&mut self) -> Result<[u8; N], CallError> {
        self.take(N)?.try_into().map_err(|_| no_amqp())
    }

    pub fn short(&mut self) -> Result<u16, CallError> {
        Ok(u16::from_be_bytes(self.number()?))
    }

    pub fn long(&mut self) -> Result<u32, CallError> {
        Ok(u32::from_be_bytes(self.number()?))
    }

    pub fn longest(&mut self) -> Result<u64, CallError> {
        Ok(u64::from_be_bytes(self.number()?))
    }

    pub fn text(&mut self) -> Result<String, CallError> {
        let [size] = self.number()?;
        let bytes = self.take(usize::from(size))?;
        Ok(String::from_utf8_lossy(bytes).into_owned())
    }

    /// Of the properties of a message: what it answers.
    pub fn correlation(&mut self) -> Result<Option<String>, CallError> {
        let flags = self.short()?;
        for flag in [0x8000, 0x4000] {
            if flags & flag != 0 {
                self.text()?;
            }
        }
        if flags & 0x2000 != 0 {
            let headers = self.long()?;
            self.take(usize::try_from(headers).unwrap_or(usize::MAX))?;
        }
        for flag in [0x1000, 0x0800] {
            if flags & flag != 0 {
                self.take(1)?;
            }
        }
        match flags & 0x0400 {
            0 => Ok(None),
            _ => self.text().map(Some),
        }
    }
}

/// A frame that is being written.
#[derive(Debug, Default)]
pub(super) struct Writer(pub Vec<u8>);

impl Writer {
    pub fn octet(mut self, value: u8) -> Self {
        self.0.push(value);
        self
    }

    pub fn short(mut self, value: u16) -> Self {
        self.0.extend(value.to_be_bytes());
        self
    }

    pub fn long(mut self, value: u32) -> Self {
        self.0.extend(value.to_be_bytes());
        self
    }

    pub fn longest(mut self, value: u64) -> Self {
        self.0.extend(value.to_be_bytes());
        self
    }

    /// Of at most 255 bytes: the callers have seen to that.
    pub fn text(mut self, text: &str) -> Self {
        let size = u8::try_from(text.len()).unwrap_or(u8::MAX);
        self.0.push(size);
        self.0.extend(text.bytes().take(usize::from(size)));
        self
    }

    pub fn long_text(mut self, bytes: &[u8]) -> Self {
        let size = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
        self.0.extend(size.to_be_bytes());
        self.0.extend(bytes);
        self
    }

    pub fn frame(self, kind: u8, channel: u16) -> Vec<u8> {
        let mut frame = Self::default()
            .octet(kind)
            .short(channel)
            .long_text(&self.0);
        frame.0.push(END);
        frame.0
    }
}
