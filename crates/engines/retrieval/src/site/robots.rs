use std::time::Duration;

/// Lines that are read.
const LINES: usize = 5_000;

/// What a site lets a crawler ask, by its `robots.txt` (RFC 9309).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Robots {
    /// Pattern, and whether it allows.
    rules: Vec<(String, bool)>,
    /// The pause between two requests that the site asks for.
    pub pause: Option<Duration>,
}

impl Robots {
    /// Reads the groups for `agent`, a name in lower case, else those for everybody.
    #[must_use]
    pub fn parse(text: &str, agent: &str) -> Self {
        let (mut own, mut everybody) = (None, Self::default());
        let mut named: Vec<String> = Vec::new();
        let mut in_rules = false;
        for line in text.lines().take(LINES) {
            let line = line.split('#').next().unwrap_or_default();
            let Some((key, value)) = line.split_once(':') else {
                continue;
            };
            let (key, value) = (key.trim().to_ascii_lowercase(), value.trim());
            if key == "user-agent" {
                if std::mem::take(&mut in_rules) {
                    named.clear();
                }
                named.push(value.to_ascii_lowercase());
                continue;
            }
            in_rules = true;
            let mine = named.iter().any(|name| name == agent);
            let group = match (mine, named.iter().any(|name| name == "*")) {
                (true, _) => own.get_or_insert_with(Self::default),
                (false, true) => &mut everybody,
                (false, false) => continue,
            };
            match key.as_str() {
                "allow" if !value.is_empty() => group.rules.push((value.to_owned(), true)),
                "disallow" if !value.is_empty() => group.rules.push((value.to_owned(), false)),
                "crawl-delay" => {
                    let seconds = value.parse().ok().filter(|seconds: &f32| *seconds >= 0.0);
                    group.pause =
                        seconds.map(|seconds| Duration::from_secs_f32(seconds.min(3600.0)));
                }
                _ => {}
            }
        }
        own.unwrap_or(everybody)
    }

    /// Whether a path, with its query, may be asked: the longest rule that fits decides, and of two that are as
    /// long the one that allows.
    #[must_use]
    pub fn allows(&self, path: &str) -> bool {
        let fitting = self.rules.iter().filter(|(pattern, _)| fits(pattern, path));
        fitting
            .max_by_key(|(pattern, allows)| (pattern.len(), *allows))
            .is_none_or(|(_, allows)| *allows)
    }
}

/// Whether a path begins as a pattern says: `*` stands for anything, `$` at the end for the end.
fn fits(pattern: &str, path: &str) -> bool {
    let (pattern, to_the_end) = match pattern.strip_suffix('$') {
        Some(pattern) => (pattern, true),
        None => (pattern, false),
    };
    let mut parts = pattern.split('*');
    let Some(mut rest) = path.strip_prefix(parts.next().unwrap_or_default()) else {
        return false;
    };
    let parts: Vec<&str> = parts.collect();
    for (place, part) in parts.iter().enumerate() {
        if to_the_end && place + 1 == parts.len() {
            return rest.ends_with(part);
        }
        match rest.find(part) {
            Some(at) => rest = rest.get(at + part.len()..).unwrap_or_default(),
            None => return false,
        }
    }
    !to_the_end || rest.is_empty()
}
