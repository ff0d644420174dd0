//! What is new in a mail, and what was said before.

/// Lines that a mail program writes over what it quotes.
fn introduces(line: &str) -> bool {
    (line.starts_with("on ") && line.ends_with("wrote:"))
        || (line.starts_with("den ") && (line.ends_with("skrev:") || line.contains(" skrev ")))
        || (line.starts_with("am ") && line.ends_with("schrieb:"))
}

/// Whether quoted text begins at this line.
fn begins_quote(line: &str, next: Option<&str>) -> bool {
    let lower = line.trim().to_lowercase();
    let next = next.map(|next| next.trim().to_lowercase());
    let wrapped = next.as_ref().map(|next| format!("{lower} {next}"));
    let ruled = lower.starts_with("---")
        && matches!(
            lower.trim_matches('-').trim(),
            "original message"
                | "forwarded message"
                | "oprindelig meddelelse"
                | "videresendt meddelelse"
        );
    let heads = ["sent:", "sendt:", "date:", "dato:", "to:", "til:"];
    let headed = (lower.starts_with("from:") || lower.starts_with("fra:"))
        && next.is_some_and(|next| heads.iter().any(|head| next.starts_with(head)));
    introduces(&lower) || wrapped.is_some_and(|both| introduces(&both)) || ruled || headed
}

/// What is new in a mail: everything before the quote and the signature, without quoted lines.
pub(super) fn fresh(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let mut kept = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let next = lines.get(at + 1).copied();
        if *line == "-- " || *line == "--" || begins_quote(line, next) {
            break;
        }
        if !line.starts_with('>') {
            kept.push(line.trim_end());
        }
    }
    let kept = kept.join("\n");
    let kept = kept.trim();
    // Somebody who writes only below or between quotes has said nothing above them.
    if kept.is_empty() {
        text.trim().to_owned()
    } else {
        kept.to_owned()
    }
}

/// A subject as an answer carries it.
pub(super) fn answered(subject: &str) -> String {
    let lower = subject.trim_start().to_lowercase();
    if ["re:", "sv:", "aw:"]
        .iter()
        .any(|mark| lower.starts_with(mark))
    {
        subject.to_owned()
    } else {
        format!("Re: {subject}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_new_is_kept() {
        for (mail, new) in [
            (
                "Hej\n\nHvor er min pakke?\n\nDen 3. maj 2026 kl. 10 skrev Butik <a@b.dk>:\n> Tak\n",
                "Hej\n\nHvor er min pakke?",
            ),
            (
                "Hello\n\nOn Mon, 4 May 2026, Shop\n<a@b.dk> wrote:\n> Thanks",
                "Hello",
            ),
            ("Hi\n-- \nBo Hansen\nDirector", "Hi"),
            ("Hi\n\nFrom: Shop\nSent: Monday\nTo: Me\n\nOld", "Hi"),
            ("> Was it red?\nYes\n> Or blue?\nNo", "Yes\nNo"),
            ("Hej\n-----Oprindelig meddelelse-----\ngammelt", "Hej"),
            (
                "Den 3. maj bestilte jeg en cykel.",
                "Den 3. maj bestilte jeg en cykel.",
            ),
            ("> kun citat", "> kun citat"),
        ] {
            assert_eq!(fresh(mail), new);
        }
    }

    #[test]
    fn a_subject_is_marked_as_answered_once() {
        assert_eq!(answered("Min pakke"), "Re: Min pakke");
        assert_eq!(answered("SV: Min pakke"), "SV: Min pakke");
    }
}
