//! Pieces of a section into passages of the right size.

use super::ChunkOptions;
use super::piece::{Piece, PieceKind, count_words};
use super::section::Section;
use crate::sentence::sentences;

pub(super) struct Passage {
    pub(super) text: String,
    pub(super) page: Option<u32>,
}

/// A last passage shorter than this joins the one before if both fit.
const MIN_TAIL_WORDS: usize = 30;
/// Longest sentence that is repeated at the start of the next passage.
const MAX_OVERLAP_WORDS: usize = 40;

pub(super) fn pack(section: &Section, options: &ChunkOptions) -> Vec<Passage> {
    let target = options.target_words.clamp(1, options.max_words.max(1));
    let most = options.max_words.max(1);
    let overlap_room = if options.overlap {
        MAX_OVERLAP_WORDS.min(most / 4)
    } else {
        0
    };
    // Room is left for the sentence that a continued passage repeats.
    let pieces = section
        .pieces
        .iter()
        .flat_map(|piece| piece.clone().split(most - overlap_room));
    let mut groups: Vec<Vec<Piece>> = Vec::new();
    let mut open: Vec<Piece> = Vec::new();
    for piece in pieces {
        let have = total(&open);
        let heading_only = open.iter().all(|piece| piece.kind == PieceKind::Heading);
        let over = have + piece.words > most - overlap_room;
        let enough = have >= target || have + piece.words > target && have * 2 >= target;
        if !open.is_empty() && !heading_only && (over || enough) {
            let carried = take_trailing_headings(&mut open);
            groups.push(std::mem::replace(&mut open, carried));
        }
        open.push(piece);
    }
    if total(&open) < MIN_TAIL_WORDS
        && let Some(last) = groups.last_mut()
        && total(last) + total(&open) <= most - overlap_room
    {
        last.append(&mut open);
    }
    if !open.is_empty() {
        groups.push(open);
    }
    let mut repeat: Option<String> = None;
    let mut out = Vec::with_capacity(groups.len());
    for group in &groups {
        let text = render(group);
        let continued = repeat
            .take()
            .filter(|_| !group.first().is_some_and(|p| p.kind == PieceKind::Heading));
        out.push(Passage {
            text: match continued {
                Some(sentence) if group.first().is_some_and(|p| p.cut) => {
                    format!("{sentence} {text}")
                }
                Some(sentence) => format!("{sentence}\n\n{text}"),
                None => text,
            },
            page: group.first().and_then(|piece| piece.page),
        });
        repeat = last_sentence(group, overlap_room);
    }
    out
}

fn total(pieces: &[Piece]) -> usize {
    pieces.iter().map(|piece| piece.words).sum()
}

/// Headings at the end belong to what comes next.
fn take_trailing_headings(pieces: &mut Vec<Piece>) -> Vec<Piece> {
    let keep = pieces
        .iter()
        .rposition(|piece| piece.kind != PieceKind::Heading)
        .map_or(0, |last| last + 1);
    pieces.split_off(keep)
}

/// Items and parts of one paragraph stand close together, all else a line apart.
fn render(pieces: &[Piece]) -> String {
    let mut out = String::new();
    let mut before: Option<PieceKind> = None;
    for piece in pieces {
        let items = before == Some(PieceKind::Item) && piece.kind == PieceKind::Item;
        if before.is_some() {
            let cut_prose = piece.cut && matches!(piece.kind, PieceKind::Prose | PieceKind::Item);
            out.push_str(match (cut_prose, items) {
                (true, _) => " ",
                (false, true) => "\n",
                (false, false) => "\n\n",
            });
        }
        out.push_str(&piece.text);
        before = Some(piece.kind);
    }
    out
}

/// The sentence a split section repeats, if it ends in running text.
fn last_sentence(group: &[Piece], most: usize) -> Option<String> {
    let last = group
        .last()
        .filter(|piece| piece.kind == PieceKind::Prose)?;
    let sentence = sentences(&last.text).pop()?;
    let text = last.text.get(sentence.range)?;
    let words = count_words(text);
    // A sentence that is the whole passage would only double it.
    (words <= most && (group.len() > 1 || words * 2 < last.words)).then(|| text.to_owned())
}
