//! Strings on a page to lines.

use super::glyphs::Run;

/// A gap of at least this share of the size between two strings is a space.
const WORD_GAP: f32 = 0.16;
/// Strings whose base lines differ by less than this share of the size are on one line.
const SAME_LINE: f32 = 0.5;

/// A line of text. Positions are in points, `y` grows upwards.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) x: f32,
    pub(super) end_x: f32,
    pub(super) y: f32,
    /// The size most of its letters have.
    pub(super) size: f32,
    /// All of its letters are bold.
    pub(super) bold: bool,
    /// All of its letters are in a fixed-width font.
    pub(super) fixed: bool,
}

/// Joins neighbouring strings, in the order the page draws them.
///
/// Drawing order is reading order in what word processors, browsers and TeX write, and unlike
/// sorting by position it keeps columns apart.
pub(super) fn lines(runs: Vec<Run>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut letters_at_size = 0;
    for run in runs {
        let letters = run.text.chars().count();
        match lines.last_mut() {
            Some(line) if continues(line, &run) => {
                let gap = run.x - line.end_x;
                let spaced = line.text.ends_with(' ') || run.text.starts_with(' ');
                if gap > WORD_GAP * run.size.min(line.size) && !spaced {
                    line.text.push(' ');
                }
                line.text.push_str(&run.text);
                line.end_x = line.end_x.max(run.end_x);
                line.bold &= run.bold;
                line.fixed &= run.fixed;
                if letters > letters_at_size {
                    letters_at_size = letters;
                    line.size = run.size;
                    line.y = run.y;
                }
            }
            _ => {
                letters_at_size = letters;
                lines.push(Line {
                    text: run.text,
                    x: run.x,
                    end_x: run.end_x,
                    y: run.y,
                    size: run.size,
                    bold: run.bold,
                    fixed: run.fixed,
                });
            }
        }
    }
    lines.retain(|line| !line.text.trim().is_empty());
    lines
}

fn continues(line: &Line, run: &Run) -> bool {
    let size = line.size.max(run.size);
    (line.y - run.y).abs() < SAME_LINE * size && run.x > line.end_x - size
}
