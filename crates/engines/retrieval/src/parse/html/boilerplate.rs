//! Which part of a page is its content.

use scraper::{ElementRef, Html, Selector, node::Element};

/// Classes and ids of navigation, banners and the like, as whole words of the attribute.
const BOILERPLATE_NAMES: [&str; 33] = [
    "nav",
    "navbar",
    "navigation",
    "nav-panel",
    "navheader",
    "navfooter",
    "sidebar",
    "menu",
    "menubar",
    "breadcrumb",
    "breadcrumbs",
    "footer",
    "site-footer",
    "page-footer",
    "site-header",
    "banner",
    "toc",
    "contents",
    "cookie",
    "cookies",
    "cookie-banner",
    "cookie-consent",
    "newsletter",
    "share",
    "social",
    "skip-link",
    "sphinxsidebar",
    "related",
    "headerlink",
    "linenos",
    "pagination",
    "advertisement",
    "sr-only",
];

/// A marked content element counts if it holds at least this share of the page's words.
const MIN_SHARE: f64 = 0.25;

/// Whether an element and all it holds is no content.
pub(super) fn is_boilerplate(element: &Element) -> bool {
    let tag_says = matches!(
        element.name(),
        "script"
            | "style"
            | "nav"
            | "footer"
            | "aside"
            | "noscript"
            | "template"
            | "svg"
            | "math"
            | "iframe"
            | "object"
            | "head"
            | "button"
            | "select"
            | "textarea"
            | "form"
            | "dialog"
            | "audio"
            | "video"
            | "canvas"
    );
    let role_says = matches!(
        element.attr("role"),
        Some("navigation" | "banner" | "contentinfo" | "search" | "menu" | "dialog")
    );
    tag_says
        || role_says
        || element.attr("hidden").is_some()
        || element.attr("aria-hidden") == Some("true")
        || named_as_boilerplate(element)
}

fn named_as_boilerplate(element: &Element) -> bool {
    if matches!(element.name(), "html" | "body" | "main" | "article") {
        return false;
    }
    let id = element.attr("id").into_iter();
    let classes = element.attr("class").unwrap_or("").split_whitespace();
    id.chain(classes).any(|name| {
        BOILERPLATE_NAMES
            .iter()
            .any(|known| name.eq_ignore_ascii_case(known))
    })
}

/// `<main>` or the only `<article>` where it holds a fair share of the text, else the body.
pub(super) fn content_root(tree: &Html) -> ElementRef<'_> {
    let whole = tree.root_element();
    let words_of = |element: ElementRef<'_>| {
        element
            .text()
            .map(|text| text.split_whitespace().count())
            .sum::<usize>()
    };
    let total = words_of(whole);
    for selector in ["main, [role=main]", "article"] {
        let Ok(selector) = Selector::parse(selector) else {
            continue;
        };
        let mut found = tree.select(&selector);
        if let (Some(only), None) = (found.next(), found.next())
            && words_of(only) as f64 >= total as f64 * MIN_SHARE
        {
            return only;
        }
    }
    whole
}
