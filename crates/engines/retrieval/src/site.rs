//! What a crawler reads: a site's `robots.txt`, and where a page leads.

mod robots;

use scraper::{Html, Selector};

pub use robots::Robots;

/// Links of one page that are read; what comes after is ignored.
const LINKS: usize = 2_000;

/// Where a page leads, as it says it: addresses are relative to the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Links {
    /// Targets, each once, in their order; without those that the page asks not to be followed.
    pub targets: Vec<String>,
    /// What other addresses in the page are relative to, if not to its own.
    pub base: Option<String>,
    /// The address that the page says it is to be known by.
    pub canonical: Option<String>,
    /// The page asks not to be found (`noindex`).
    pub hidden: bool,
}

impl Links {
    /// Reads a page in HTML.
    #[must_use]
    pub fn of(page: &str) -> Self {
        let document = Html::parse_document(page);
        let mut links = Self::default();
        let mut followed = true;
        for tag in select(&document, "meta[name]") {
            let name = tag.attr("name").unwrap_or_default().to_lowercase();
            if name == "robots" || name == "tekup" {
                let wishes = tag.attr("content").unwrap_or_default().to_lowercase();
                links.hidden |= wishes.contains("noindex") || wishes.contains("none");
                followed &= !(wishes.contains("nofollow") || wishes.contains("none"));
            }
        }
        let first = |selector: &str| {
            let tags = select(&document, selector);
            tags.first()
                .and_then(|tag| tag.attr("href"))
                .map(str::to_owned)
        };
        links.canonical = first("link[rel~=canonical][href]");
        links.base = first("base[href]");
        if followed {
            for tag in select(&document, "a[href]").into_iter().take(LINKS) {
                let wishes = tag.attr("rel").unwrap_or_default();
                let target = tag.attr("href").unwrap_or_default().trim();
                if !wishes.split_whitespace().any(|wish| wish == "nofollow")
                    && !links.targets.iter().any(|known| known == target)
                {
                    links.targets.push(target.to_owned());
                }
            }
        }
        links
    }
}

fn select<'a>(document: &'a Html, selector: &str) -> Vec<scraper::ElementRef<'a>> {
    match Selector::parse(selector) {
        Ok(selector) => document.select(&selector).collect(),
        Err(_) => Vec::new(),
    }
}
