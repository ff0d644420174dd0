//! What the tenant's own mail server says of a mail's sender (`Authentication-Results`, RFC 8601).

/// Whether the server that goes by `authserv` has made sure that a mail comes from `domain`, by DMARC, DKIM or SPF.
/// `values`: the mail's headers of that name, from the top. Only the topmost one of that server counts: it writes its
/// own above what came with the mail, and must take out what a sender wrote in its name (section 5 there).
pub(super) fn vouched<'a>(
    values: impl IntoIterator<Item = &'a str>,
    authserv: &str,
    domain: &str,
) -> bool {
    let found = values.into_iter().find_map(|value| {
        let (server, statements) = read(value)?;
        server.eq_ignore_ascii_case(authserv).then_some(statements)
    });
    let Some(statements) = found else {
        return false;
    };
    let dmarc = |one: &&Statement| one.method == "dmarc";
    if let Some(verdict) = statements.iter().find(dmarc) {
        return verdict.passed && verdict.says("header.from", |from| same(from, domain));
    }
    statements.iter().any(|one| {
        one.passed
            && match one.method.as_str() {
                "dkim" => {
                    one.says("header.d", |signer| covers(signer, domain))
                        || one.says("header.i", |signer| covers(host(signer), domain))
                }
                "spf" => one.says("smtp.mailfrom", |sender| same(host(sender), domain)),
                _ => false,
            }
    })
}

struct Statement {
    method: String,
    passed: bool,
    /// `header.d` and the like, in lower case, and what they say.
    properties: Vec<(String, String)>,
}

impl Statement {
    fn says(&self, name: &str, fits: impl Fn(&str) -> bool) -> bool {
        let mut found = self.properties.iter().filter(|(known, _)| known == name);
        found.any(|(_, value)| fits(value))
    }
}

fn host(address: &str) -> &str {
    address.rsplit('@').next().unwrap_or_default()
}

fn same(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other)
}

/// Whether a domain signs for another: itself or one beneath it.
fn covers(signer: &str, domain: &str) -> bool {
    let (signer, domain) = (signer.to_lowercase(), domain.to_lowercase());
    signer.contains('.')
        && (signer == domain
            || domain
                .strip_suffix(&signer)
                .is_some_and(|rest| rest.ends_with('.')))
}

/// The server and its statements; `None` for what is none.
fn read(value: &str) -> Option<(String, Vec<Statement>)> {
    let mut parts = parts(value).into_iter();
    let server = parts.next()?.into_iter().next()?.0;
    let statements = parts.filter_map(|pairs| {
        let mut pairs = pairs.into_iter();
        let (method, result) = pairs.next()?;
        Some(Statement {
            method: method.split('/').next().unwrap_or_default().to_lowercase(),
            passed: result.eq_ignore_ascii_case("pass"),
            properties: pairs
                .map(|(name, value)| (name.to_lowercase(), value))
                .collect(),
        })
    });
    Some((server, statements.collect()))
}

type Pairs = Vec<(String, String)>;

/// What stands between semicolons, as pairs of a name and a value; comments in parentheses are left out, quotes opened.
fn parts(value: &str) -> Vec<Pairs> {
    let (mut parts, mut pairs) = (Vec::new(), Pairs::new());
    let mut pair: Option<(String, Option<String>)> = None;
    let (mut depth, mut quoted) = (0_usize, false);
    let mut characters = value.chars();
    // A space, a comment or the end is over: is this word another one, or the value that an `=` announced?
    let mut gap = false;
    while let Some(c) = characters.next() {
        let literal = match c {
            '\\' if quoted || depth > 0 => characters.next(),
            '"' if depth == 0 => {
                quoted = !quoted;
                continue;
            }
            _ if quoted => Some(c),
            '(' => {
                depth += 1;
                gap = true;
                continue;
            }
            ')' if depth > 0 => {
                depth -= 1;
                continue;
            }
            _ if depth > 0 => continue,
            ';' => {
                pairs.extend(pair.take().map(whole));
                parts.push(std::mem::take(&mut pairs));
                gap = false;
                continue;
            }
            '=' if matches!(pair, Some((_, None))) => {
                if let Some((_, value)) = &mut pair {
                    *value = Some(String::new());
                }
                gap = false;
                continue;
            }
            _ if c.is_whitespace() => {
                gap = true;
                continue;
            }
            _ => Some(c),
        };
        let Some(c) = literal.filter(|_| depth == 0) else {
            continue;
        };
        let ends = match &pair {
            Some((_, None)) => gap,
            Some((_, Some(value))) => gap && !value.is_empty(),
            None => false,
        };
        if ends {
            pairs.extend(pair.take().map(whole));
        }
        gap = false;
        match pair.get_or_insert_default() {
            (_, Some(value)) => value.push(c),
            (name, None) => name.push(c),
        }
    }
    pairs.extend(pair.map(whole));
    parts.push(pairs);
    parts
}

fn whole((name, value): (String, Option<String>)) -> (String, String) {
    (name, value.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    const OURS: &str = "mx.bank.example";

    fn says(value: &str) -> bool {
        vouched([value], OURS, "kunde.dk")
    }

    #[test]
    fn a_verdict_of_our_own_server_on_that_very_domain_counts() {
        for good in [
            "mx.bank.example; dmarc=pass (p=reject) header.from=kunde.dk",
            "MX.bank.example 1;\r\n\tspf=pass (mx: 1.2.3.4 is; allowed) smtp.mailfrom=bo@kunde.dk;\r\n\tdkim=none",
            "mx.bank.example; dkim=pass (2048-bit key) header.d=kunde.dk header.i=@kunde.dk header.b=ab/c=",
            "mx.bank.example; dkim=fail header.d=kunde.dk; dkim = pass header.i = @kunde.dk",
            "mx.bank.example; auth=pass smtp.auth=x; dkim/1=pass reason=\"good; really\" header.d=KUNDE.dk",
            "(a (nested) comment) mx.bank.example; spf=pass smtp.mailfrom=kunde.dk",
        ] {
            assert!(says(good), "{good}");
        }
        assert!(vouched(
            ["mx.bank.example; dkim=pass header.d=kunde.dk"],
            OURS,
            "post.kunde.dk"
        ));
    }

    #[test]
    fn anything_else_does_not() {
        for bad in [
            "",
            ";;;",
            "mx.bank.example",
            "mx.bank.example; none",
            "mx.fremmed.example; dmarc=pass header.from=kunde.dk",
            "mx.bank.example; dmarc=fail header.from=kunde.dk; spf=pass smtp.mailfrom=kunde.dk",
            "mx.bank.example; dmarc=pass header.from=ond.dk",
            "mx.bank.example; dkim=pass header.d=ond.dk",
            "mx.bank.example; dkim=pass header.d=dk",
            "mx.bank.example; dkim=pass header.d=de.dk",
            "mx.bank.example; spf=pass smtp.helo=kunde.dk",
            "mx.bank.example; spf=softfail smtp.mailfrom=kunde.dk",
            "mx.bank.example; spf=fail (spf=pass smtp.mailfrom=kunde.dk)",
            "mx.bank.example; spf=fail reason=\"x; spf=pass smtp.mailfrom=kunde.dk\"",
            "(mx.bank.example) mx.ond.dk; dmarc=pass header.from=kunde.dk",
            "mx.bank.example; spf=fail (never closed; dmarc=pass header.from=kunde.dk",
        ] {
            assert!(!says(bad), "{bad}");
        }
        // What a sender wrote beneath our server's own words.
        let forged = [
            "mx.bank.example; dmarc=none",
            "mx.bank.example; dmarc=pass header.from=kunde.dk",
        ];
        assert!(!vouched(forged, OURS, "kunde.dk"));
    }
}
