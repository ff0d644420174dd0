//! Texts made comparable: what finds duplicates, orders names and is searched.

use std::collections::BTreeSet;

use tekup_base::TenantId;
use tekup_retrieval::terms::Language;

/// Most words by which a record is found.
const MOST_WORDS: usize = 200;
/// Longest word, in letters.
const LONGEST_WORD: usize = 40;
/// What companies are, and not what they are called.
const LEGAL_FORMS: &[&str] = &[
    "a", "s", "aps", "as", "ivs", "is", "ks", "amba", "inc", "ltd", "llc", "gmbh", "ab", "oy",
    "bv", "co", "corp", "limited", "holding",
];

/// An address as it is compared; `None` for what is none. No mail server in use tells `Bo@` from `bo@`.
pub(crate) fn email_key(text: &str) -> Option<String> {
    let text = text.trim();
    let (name, host) = text.rsplit_once('@')?;
    let plain = |part: &str| {
        !part.is_empty()
            && !part
                .chars()
                .any(|c| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | ',' | ';'))
    };
    let host_ok = host.contains('.') && !host.starts_with('.') && !host.ends_with('.');
    (plain(name) && plain(host) && host_ok && text.len() <= 254).then(|| text.to_lowercase())
}

/// A number as E.164, as far as that can be told; eight digits are Danish. `None` for what is none.
pub(crate) fn phone_key(text: &str) -> Option<String> {
    let allowed = |c: char| {
        c.is_ascii_digit() || matches!(c, '+' | ' ' | '-' | '(' | ')' | '.' | '/' | '\u{a0}')
    };
    if !text.chars().all(allowed) {
        return None;
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let international = text.trim_start().starts_with('+');
    let digits = match digits.strip_prefix("00") {
        Some(rest) if !international => rest.to_owned(),
        _ if !international && digits.len() == 8 => format!("45{digits}"),
        _ => digits,
    };
    (5..=15)
        .contains(&digits.len())
        .then(|| format!("+{digits}"))
}

/// A name as it stands in the alphabet: without case and signs, `æ`, `ø`, `å` behind `z` in the order of the Danish one
/// when compared byte by byte.
pub(crate) fn name_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            'æ' | 'ä' => key.push('{'),
            'ø' | 'ö' => key.push('|'),
            'å' => key.push('}'),
            'é' | 'è' | 'ê' | 'ë' => key.push('e'),
            'á' | 'à' | 'â' | 'ã' => key.push('a'),
            'ó' | 'ò' | 'ô' | 'õ' => key.push('o'),
            'ú' | 'ù' | 'û' | 'ü' => key.push('u'),
            'í' | 'ì' | 'î' | 'ï' => key.push('i'),
            'ç' => key.push('c'),
            'ñ' => key.push('n'),
            'ß' => key.push_str("ss"),
            c if c.is_alphanumeric() => key.push(c),
            '\'' | '’' | '`' => {}
            _ if !key.is_empty() && !key.ends_with(' ') => key.push(' '),
            _ => {}
        }
    }
    key.truncate(key.trim_end().len());
    key
}

/// A company's name without what it is by law.
pub(crate) fn company_key(text: &str) -> String {
    let key = name_key(text);
    let kept: Vec<&str> = key
        .split(' ')
        .filter(|word| !LEGAL_FORMS.contains(word))
        .collect();
    if kept.is_empty() { key } else { kept.join(" ") }
}

/// The host of an address on the web or of a mailbox: `example.dk`.
pub(crate) fn domain(text: &str) -> Option<String> {
    let text = text.trim().to_lowercase();
    let text = text
        .rsplit_once('@')
        .map_or(text.as_str(), |(_, host)| host);
    let text = text
        .trim_start_matches("https://")
        .trim_start_matches("http://")
        .trim_start_matches("www.");
    let host = text.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let plain = host
        .chars()
        .all(|c| c.is_alphanumeric() || matches!(c, '.' | '-'));
    (plain && host.contains('.') && host.len() <= 253).then(|| host.to_owned())
}

fn split(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| word.to_lowercase().chars().take(LONGEST_WORD).collect())
}

/// The last letters of the tenant's id: every word stands behind them, so that one index serves all tenants and a common
/// word of one does not slow another down.
fn prefix(tenant: TenantId) -> String {
    tenant.to_string().chars().skip(28).collect()
}

/// The words of `texts` as a `tsvector`.
pub(crate) fn words<'a>(tenant: TenantId, texts: impl Iterator<Item = &'a str>) -> String {
    let words: BTreeSet<String> = texts.flat_map(split).take(MOST_WORDS).collect();
    let prefix = prefix(tenant);
    let mut vector = String::with_capacity(words.len() * 18);
    for word in words {
        if !vector.is_empty() {
            vector.push(' ');
        }
        vector.push_str(&prefix);
        vector.push_str(&word);
    }
    vector
}

/// What is searched for as a `tsquery`: every word, as the beginning of one, or its stem in either language. `None` when
/// there is no word in it.
pub(crate) fn query(tenant: TenantId, text: &str) -> Option<String> {
    let prefix = prefix(tenant);
    let mut parts = Vec::new();
    for word in split(text).take(8) {
        let mut forms = BTreeSet::from([word.clone()]);
        if word.chars().count() > 4 {
            forms.extend([Language::Danish.stem(&word), Language::English.stem(&word)]);
        }
        let forms: Vec<String> = forms
            .into_iter()
            .filter(|form| form.chars().all(char::is_alphanumeric) && !form.is_empty())
            .map(|form| format!("{prefix}{form}:*"))
            .collect();
        parts.push(format!("({})", forms.join(" | ")));
    }
    (!parts.is_empty()).then(|| parts.join(" & "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_number_is_the_same_however_it_is_written() {
        for text in [
            "70 20 11 00",
            "+45 70201100",
            "0045 7020 1100",
            "(+45) 70-20-11-00",
        ] {
            assert_eq!(phone_key(text).as_deref(), Some("+4570201100"), "{text}");
        }
        assert_eq!(phone_key("ring til Bo"), None);
        assert_eq!(phone_key("12"), None);
    }

    #[test]
    fn names_stand_in_danish_order() {
        let mut names = ["Åse", "Zenia", "Øjvind", "Ærø", "Anna-Lise", "anders"];
        names.sort_by_key(|name| name_key(name));
        assert_eq!(
            names,
            ["anders", "Anna-Lise", "Zenia", "Ærø", "Øjvind", "Åse"]
        );
    }

    #[test]
    fn a_company_is_the_same_with_and_without_its_legal_form() {
        assert_eq!(company_key("Nordhavn A/S"), company_key("nordhavn"));
        assert_eq!(company_key("Nordhavn ApS"), company_key("NORDHAVN"));
        assert_eq!(company_key("A/S"), "a s");
        assert_eq!(
            domain("https://www.Nordhavn.dk/om"),
            Some("nordhavn.dk".to_owned())
        );
        assert_eq!(domain("bo@nordhavn.dk"), Some("nordhavn.dk".to_owned()));
        assert_eq!(domain("nordhavn"), None);
    }

    #[test]
    fn a_search_can_hold_no_operators() {
        let tenant = TenantId::new();
        assert_eq!(query(tenant, " & | ! ( ) ':* "), None);
        let query = query(tenant, "o'brien & !x").unwrap();
        assert_eq!(query.matches('&').count(), 2, "{query}");
        assert!(!query.contains(['!', '\'']), "{query}");
    }
}
