use std::time::Duration;

use tekup_retrieval::site::{Links, Robots};

#[test]
fn the_longest_rule_decides() {
    let robots = Robots::parse(
        "# ours\nUser-agent: other\nDisallow: /\n\nUser-Agent: *\nDisallow: /private\nAllow: /private/open\n\
         Disallow: /*.pdf$\nDisallow: /search?q=\nCrawl-delay: 1.5\n",
        "tekup",
    );
    for (path, allowed) in [
        ("/", true),
        ("/private/a", false),
        ("/private/open/a", true),
        ("/a/b.pdf", false),
        ("/a/b.pdf?x", true),
        ("/search?q=1", false),
        ("/search", true),
    ] {
        assert_eq!(robots.allows(path), allowed, "{path}");
    }
    assert_eq!(robots.pause, Some(Duration::from_millis(1500)));
    let named = Robots::parse(
        "User-agent: Tekup\nUser-agent: x\nDisallow: /a\n\nUser-agent: *\nDisallow: /\n",
        "tekup",
    );
    assert!(named.allows("/b"));
    assert!(!named.allows("/a"));
    assert!(Robots::parse("Disallow: /\nnonsense\n\u{0}", "tekup").allows("/"));
    assert!(Robots::parse("User-agent: *\nDisallow:\nCrawl-delay: -1", "tekup").allows("/"));
}

#[test]
fn a_page_says_where_it_leads() {
    let links = Links::of(
        "<head><base href='/b/'><link rel='shortcut canonical' href='/c'></head>\
         <a href=' a '>1</a><a href='a'>2</a><a rel='external nofollow' href='n'>3</a><a name=x>4</a>",
    );
    assert_eq!(links.targets, ["a"]);
    assert_eq!(links.base.as_deref(), Some("/b/"));
    assert_eq!(links.canonical.as_deref(), Some("/c"));
    assert!(!links.hidden);
    let closed = Links::of("<meta name=Robots content='NOINDEX, nofollow'><a href=x>x</a>");
    assert!(closed.hidden && closed.targets.is_empty());
}
