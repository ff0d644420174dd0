//! Keeping what an agent reads within what its model can read.

use tekup_inference::Message;

use crate::Transcript;

/// Bytes that a token stands for at least, in the languages we speak: an estimate on the safe side.
const BYTES_PER_TOKEN: usize = 3;
/// Tokens that a message takes beside its words.
const FRAME: usize = 8;

/// About how many tokens a message takes.
pub fn tokens(message: &Message) -> usize {
    let calls: usize = message
        .tool_calls
        .iter()
        .map(|call| call.name.len() + call.arguments.to_string().len() + 40)
        .sum();
    (message.content.len() + calls) / BYTES_PER_TOKEN + FRAME
}

/// About how many tokens a text takes.
pub fn tokens_of(text: &str) -> usize {
    text.len() / BYTES_PER_TOKEN
}

/// How many of the earliest parts must be put in short words, so that what is said fits into `room` tokens; 0 when it
/// does. The last part always stays.
pub fn too_many(transcript: &Transcript, room: usize) -> usize {
    let whole: usize = transcript.messages(&[]).iter().map(tokens).sum();
    if whole <= room {
        return 0;
    }
    let sizes = transcript.sizes();
    // Half of the room is left free: a summary for each step would cost more than it saves.
    let (mut left, mut gone) = (whole, 0);
    for size in sizes.iter().take(sizes.len().saturating_sub(1)) {
        if left <= room / 2 {
            break;
        }
        left -= size;
        gone += 1;
    }
    gone
}

/// The text, or its beginning and end where it is longer than `most` bytes.
pub fn cut(text: &str, most: usize) -> String {
    if text.len() <= most {
        return text.to_owned();
    }
    let head = text.floor_char_boundary(most * 3 / 4);
    let tail = text.ceil_char_boundary(text.len() - most / 4);
    format!("{} […] {}", &text[..head], &text[tail..])
}

/// Cuts the longest messages until all fit into `room` tokens. A last resort: what is told in one piece is too long.
pub fn squeeze(messages: &mut [Message], room: usize) {
    for _ in 0..messages.len() {
        let whole: usize = messages.iter().map(tokens).sum();
        let over = whole.saturating_sub(room);
        if over == 0 {
            return;
        }
        let Some(longest) = messages
            .iter_mut()
            .max_by_key(|message| message.content.len())
        else {
            return;
        };
        let length = longest.content.len();
        let most = length.saturating_sub(over * BYTES_PER_TOKEN + 16).max(200);
        if most >= length {
            return;
        }
        longest.content = cut(&longest.content, most);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_keeps_whole_characters_and_both_ends() {
        let text = format!("{}slut", "æ".repeat(1_000));
        let short = cut(&text, 101);
        assert!(short.len() < 130 && short.starts_with('æ') && short.ends_with("slut"));
    }

    #[test]
    fn what_is_too_long_is_squeezed_into_the_room() {
        let mut messages = vec![
            Message::system("Be brief."),
            Message::user("x".repeat(90_000)),
            Message::user("y".repeat(30_000)),
        ];
        squeeze(&mut messages, 2_000);
        assert!(messages.iter().map(tokens).sum::<usize>() <= 2_000);
        assert_eq!(messages[0].content, "Be brief.");
    }
}
