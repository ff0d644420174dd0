//! Runs of blocks that may share a chunk.

use super::ChunkOptions;
use super::piece::{Piece, PieceKind};
use crate::parse::{Block, BlockKind};

/// Blocks under one heading path, or several small sections under their parent's.
#[derive(Debug)]
pub(super) struct Section {
    pub(super) heading_path: Vec<String>,
    pub(super) pieces: Vec<Piece>,
}

impl Section {
    fn words(&self) -> usize {
        self.pieces.iter().map(|piece| piece.words).sum()
    }
}

/// One section per heading, then the small ones merged.
pub(super) fn sections(blocks: &[Block], options: &ChunkOptions) -> Vec<Section> {
    let mut merged: Vec<Section> = Vec::new();
    for next in without_lone_headings(by_heading(blocks)) {
        match merged.pop() {
            Some(last) if fit_together(&last, &next, options) => merged.push(join(last, next)),
            Some(last) => merged.extend([last, next]),
            None => merged.push(next),
        }
    }
    merged
}

/// A heading without text is no passage: it opens the next section, or closes the last one.
fn without_lone_headings(sections: Vec<Section>) -> Vec<Section> {
    let mut out: Vec<Section> = Vec::new();
    let mut waiting: Vec<Piece> = Vec::new();
    let mut path = Vec::new();
    for mut section in sections {
        if section
            .pieces
            .iter()
            .all(|piece| piece.kind == PieceKind::Heading)
        {
            waiting.append(&mut section.pieces);
            path = section.heading_path;
            continue;
        }
        section.pieces.splice(..0, waiting.drain(..));
        out.push(section);
    }
    match out.last_mut() {
        Some(last) => last.pieces.append(&mut waiting),
        None if waiting.is_empty() => {}
        None => out.push(Section {
            heading_path: path,
            pieces: waiting,
        }),
    }
    out
}

fn by_heading(blocks: &[Block]) -> Vec<Section> {
    let mut out: Vec<Section> = Vec::new();
    for block in blocks {
        let piece = Piece::from_block(block.kind, &block.text, block.page);
        // A heading without text stands for itself, under its parent.
        let own = usize::from(block.kind == BlockKind::Heading);
        let path = block
            .heading_path
            .get(..block.heading_path.len() - own.min(block.heading_path.len()));
        let path = path.unwrap_or_default();
        match out.last_mut() {
            Some(last) if last.heading_path == path => last.pieces.push(piece),
            _ => out.push(Section {
                heading_path: path.to_vec(),
                pieces: vec![piece],
            }),
        }
    }
    out
}

/// Both small, and the next one is a sibling, a child, or comes after the last one's children.
fn fit_together(last: &Section, next: &Section, options: &ChunkOptions) -> bool {
    let (a, b) = (last.words(), next.words());
    let small = a < options.small_section_words && b < options.small_section_words;
    if !small || a + b > options.target_words {
        return false;
    }
    let shared = shared_len(&last.heading_path, &next.heading_path);
    let parent = next.heading_path.len().saturating_sub(1);
    // Without a common heading only blocks of a document without headings go together.
    shared >= parent && shared > 0 && last.heading_path.len() <= shared + 1
}

fn shared_len(a: &[String], b: &[String]) -> usize {
    a.iter().zip(b).take_while(|(a, b)| a == b).count()
}

/// Joins under the common headings; what is below them becomes lines inside the text.
fn join(last: Section, next: Section) -> Section {
    let shared = shared_len(&last.heading_path, &next.heading_path);
    let heading_path = last.heading_path.get(..shared).unwrap_or_default().to_vec();
    let mut pieces = Vec::new();
    for section in [last, next] {
        let page = section.pieces.first().and_then(|piece| piece.page);
        for (depth, heading) in section.heading_path.iter().enumerate().skip(shared) {
            let hashes = "#".repeat((depth + 1).clamp(2, 6));
            pieces.push(Piece::new(
                PieceKind::Heading,
                format!("{hashes} {heading}"),
                page,
            ));
        }
        pieces.extend(section.pieces);
    }
    Section {
        heading_path,
        pieces,
    }
}
