//! How SQL is written here: keywords in capitals, columns by name.

/// Words that are always keywords in PostgreSQL, or nearly so. Those that also serve as names of columns or
/// functions (`type`, `left`, `name`, ...) are left out.
const KEYWORDS: [&str; 68] = [
    "all",
    "alter",
    "and",
    "any",
    "as",
    "asc",
    "between",
    "by",
    "case",
    "check",
    "collate",
    "column",
    "conflict",
    "constraint",
    "create",
    "cross",
    "default",
    "deferrable",
    "delete",
    "desc",
    "distinct",
    "drop",
    "else",
    "end",
    "except",
    "exists",
    "fetch",
    "for",
    "foreign",
    "from",
    "full",
    "grant",
    "group",
    "having",
    "ilike",
    "in",
    "initially",
    "inner",
    "insert",
    "intersect",
    "into",
    "is",
    "join",
    "lateral",
    "like",
    "limit",
    "not",
    "null",
    "offset",
    "on",
    "only",
    "or",
    "order",
    "primary",
    "references",
    "returning",
    "revoke",
    "select",
    "set",
    "some",
    "table",
    "then",
    "union",
    "unique",
    "update",
    "using",
    "values",
    "when",
];
const MORE_KEYWORDS: [&str; 3] = ["where", "window", "with"];

#[derive(Debug, PartialEq)]
enum Token<'a> {
    Word(&'a str),
    Sign(char),
}

/// What is against the style, with its line counted from 1.
pub fn lint(sql: &str) -> Vec<(usize, String)> {
    let tokens = tokens(sql);
    let mut findings = Vec::new();
    for (index, (line, token)) in tokens.iter().enumerate() {
        let before = index.checked_sub(1).map(|previous| &tokens[previous].1);
        match token {
            Token::Word(word) => {
                // After a dot it is a column, after a colon a parameter.
                let is_name = matches!(before, Some(Token::Sign('.' | ':')));
                let is_keyword = KEYWORDS.contains(word) || MORE_KEYWORDS.contains(word);
                if is_keyword && !is_name {
                    findings.push((
                        *line,
                        format!("write `{}`, not `{word}`", word.to_uppercase()),
                    ));
                }
            }
            Token::Sign('*') => {
                let takes_all = match before {
                    Some(Token::Word(word)) => ["SELECT", "RETURNING", "DISTINCT", "ALL"]
                        .contains(&word.to_uppercase().as_str()),
                    Some(Token::Sign(sign)) => ['.', ','].contains(sign),
                    None => false,
                };
                if takes_all {
                    findings.push((*line, "name the columns instead of `*`".to_owned()));
                }
            }
            Token::Sign(_) => {}
        }
    }
    findings
}

/// Words and signs outside comments, strings and quoted names. Bodies in dollar quotes are SQL too: only
/// their quotes are skipped.
fn tokens(sql: &str) -> Vec<(usize, Token<'_>)> {
    let mut tokens = Vec::new();
    let mut line = 1;
    let mut rest = sql;
    while let Some(first) = rest.chars().next() {
        let length = if rest.starts_with("--") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if first == '\'' || first == '"' {
            rest[1..].find(first).map_or(rest.len(), |end| end + 2)
        } else if first.is_alphabetic() || first == '_' {
            let end = rest
                .find(|c: char| !c.is_alphanumeric() && c != '_')
                .unwrap_or(rest.len());
            tokens.push((line, Token::Word(&rest[..end])));
            end
        } else {
            if !first.is_whitespace() {
                tokens.push((line, Token::Sign(first)));
            }
            first.len_utf8()
        };
        line += rest[..length].matches('\n').count();
        rest = &rest[length..];
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::lint;

    #[test]
    fn keywords_are_in_capitals_everywhere_but_in_texts_and_names() {
        let found = lint(
            "-- select\nSELECT a.limit, 'where', \"from\" FROM t\nwhere x = :limit and y::text = 'z''s';",
        );
        assert_eq!(
            found,
            [
                (3, "write `WHERE`, not `where`".to_owned()),
                (3, "write `AND`, not `and`".to_owned())
            ]
        );
        assert!(lint("CREATE FUNCTION f() RETURNS void AS $$ BEGIN PERFORM 1; END $$;").is_empty());
        assert_eq!(
            lint("CREATE FUNCTION f() RETURNS void AS $$ BEGIN select 1; END $$;").len(),
            1
        );
    }

    #[test]
    fn columns_are_named() {
        for wrong in [
            "SELECT * FROM t",
            "SELECT t.* FROM t",
            "SELECT a, * FROM t",
            "DELETE FROM t RETURNING *",
        ] {
            assert_eq!(lint(wrong).len(), 1, "{wrong}");
        }
        for right in [
            "SELECT count(*) FROM t",
            "SELECT a * 2 FROM t",
            "SELECT /* all * */ a FROM t",
        ] {
            assert!(lint(right).is_empty(), "{right}");
        }
    }
}
