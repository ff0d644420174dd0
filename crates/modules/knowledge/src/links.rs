//! Where a document's own words lead, in the form in which other documents are known.

use tekup_egress::Url;

use crate::{
    model::Document,
    prepare::{file_stem, slug},
};

/// Addresses that are kept of a document, and the longest of them in characters.
const MOST: usize = 200;
const LONGEST: usize = 500;

/// The addresses that `targets` name: of pages without what follows a `#`, of files the key that such a file has
/// as a document.
pub(crate) fn addresses(document: &Document, targets: &[String]) -> Vec<String> {
    let base = document
        .source_url
        .as_deref()
        .and_then(|url| Url::parse(url).ok());
    let mut all: Vec<String> = Vec::new();
    for target in targets {
        let found = match Url::parse(target) {
            Ok(url) => vec![page(url)],
            Err(_) => {
                let joined = base.as_ref().and_then(|base| base.join(target).ok());
                vec![joined.and_then(page), file(target)]
            }
        };
        for address in found.into_iter().flatten() {
            let short = address.chars().count() <= LONGEST;
            if short && !all.contains(&address) && all.len() < MOST {
                all.push(address);
            }
        }
    }
    all
}

/// The addresses by which others name a document.
pub(crate) fn names(document: &Document) -> Vec<String> {
    let url = document.source_url.as_deref().and_then(|url| {
        let url = Url::parse(url).ok()?;
        page(url)
    });
    let mut names = vec![document.external_id.clone()];
    names.extend(url.filter(|url| *url != document.external_id));
    names
}

/// The same page with and without a slash at its end.
pub(crate) fn spellings(addresses: Vec<String>) -> Vec<String> {
    let mut all = Vec::with_capacity(addresses.len() * 2);
    for address in addresses {
        if address.contains("://") {
            all.push(format!("{address}/"));
        }
        all.push(address);
    }
    all
}

fn page(mut url: Url) -> Option<String> {
    if !matches!(url.scheme(), "http" | "https") {
        return None;
    }
    url.set_fragment(None);
    Some(url.as_str().trim_end_matches('/').to_owned())
}

/// `../kort/Mistet%20kort.md#nyt` to `mistet-kort`.
fn file(target: &str) -> Option<String> {
    let path = target.split(['#', '?']).next().unwrap_or_default();
    slug(file_stem(&decoded(path)))
}

/// With its letters in the place of `%C3%A6`.
fn decoded(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path;
    while let Some(at) = rest.find('%') {
        let (before, from) = rest.split_at(at);
        bytes.extend_from_slice(before.as_bytes());
        let byte = from
            .get(1..3)
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(byte.unwrap_or(b'%'));
        rest = from
            .get(if byte.is_some() { 3 } else { 1 }..)
            .unwrap_or_default();
    }
    bytes.extend_from_slice(rest.as_bytes());
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_as_it_is_keyed() {
        for (target, key) in [
            ("Mistet kort.md", Some("mistet-kort")),
            ("../kort/Sp%C3%A6r%20kort.md#nyt", Some("spaer-kort")),
            ("gebyrer", Some("gebyrer")),
            ("100%", Some("100")),
            ("?side=2", None),
        ] {
            assert_eq!(file(target).as_deref(), key, "{target}");
        }
    }

    #[test]
    fn a_page_is_named_without_its_places() {
        let page = |url| super::page(Url::parse(url).unwrap());
        assert_eq!(
            page("https://bank.example/kort/#nyt").as_deref(),
            Some("https://bank.example/kort")
        );
        assert_eq!(page("mailto:hej@bank.example"), None);
    }
}
