//! E-mail and web addresses, found by `linkify`.

use linkify::{LinkFinder, LinkKind};

use super::{Found, Strength, Value};

pub(super) fn find(text: &str) -> Vec<Found> {
    let mut finder = LinkFinder::new();
    // Addresses without a scheme are read only from `www.` on: "kr.500" is none.
    finder.url_must_have_scheme(false);
    finder
        .links(text)
        .filter_map(|link| {
            let value = match link.kind() {
                LinkKind::Email => email(link.as_str())?,
                LinkKind::Url => url(link.as_str())?,
                _ => return None,
            };
            Some(Found {
                start: link.start(),
                end: link.end(),
                value,
                strength: Strength::Address,
            })
        })
        .collect()
}

fn email(written: &str) -> Option<Value> {
    let (person, domain) = written.rsplit_once('@')?;
    Some(Value::Email(format!("{person}@{}", domain.to_lowercase())))
}

fn url(written: &str) -> Option<Value> {
    if let Some((scheme, rest)) = written.split_once("://") {
        let scheme = scheme.to_ascii_lowercase();
        let known = matches!(scheme.as_str(), "http" | "https");
        return (known && !rest.is_empty()).then(|| Value::Url(format!("{scheme}://{rest}")));
    }
    let starts = written.get(..4)?.eq_ignore_ascii_case("www.");
    // `www.` and a name with an ending.
    let named = starts && written.get(4..)?.contains('.');
    named.then(|| Value::Url(format!("https://{written}")))
}
