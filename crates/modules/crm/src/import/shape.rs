//! What a file looks like, and which of its columns is probably which field.

use std::path::Path;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tekup_base::{Error, Result};

use super::read::{self, Format};
use crate::{custom::Custom, kind::Kind, text};

/// Lines that are looked at.
const SAMPLES: usize = 20;

/// A column of a file.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub(crate) struct Column {
    /// What stands above it.
    pub header: String,
    /// What stands in it, five values at most.
    pub samples: Vec<String>,
    /// The field it probably is; `data.key` for one of your own.
    pub guess: Option<String>,
}

/// How a file is read and what it holds.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Shape {
    pub format: Format,
    pub columns: Vec<Column>,
}

/// Headers that mean a field, as they are compared: Danish and English.
const MEANINGS: &[(&str, &[&str])] = &[
    (
        "name",
        &[
            "name",
            "navn",
            "full name",
            "fulde navn",
            "kontakt",
            "contact",
            "kontaktperson",
            "contact name",
            "lead",
            "firmanavn",
            "company name",
            "deal",
            "handel",
            "titel",
            "produkt",
            "product",
        ],
    ),
    (
        "email",
        &[
            "email",
            "e mail",
            "mail",
            "email address",
            "e mail adresse",
            "emailadresse",
            "mailadresse",
        ],
    ),
    (
        "phone",
        &[
            "phone",
            "telefon",
            "tlf",
            "telefonnummer",
            "phone number",
            "mobil",
            "mobile",
            "mobilnummer",
            "tel",
        ],
    ),
    (
        "company",
        &[
            "company",
            "firma",
            "virksomhed",
            "selskab",
            "organisation",
            "organization",
            "account",
            "company name",
            "firmanavn",
            "arbejdsgiver",
        ],
    ),
    (
        "companyId",
        &[
            "company",
            "firma",
            "virksomhed",
            "selskab",
            "organisation",
            "organization",
            "account",
            "kunde",
            "customer",
        ],
    ),
    (
        "contactId",
        &[
            "contact",
            "kontakt",
            "kontaktperson",
            "contact name",
            "contact email",
        ],
    ),
    (
        "title",
        &[
            "title",
            "titel",
            "stilling",
            "job title",
            "jobtitel",
            "stillingsbetegnelse",
            "position",
            "job",
        ],
    ),
    (
        "source",
        &[
            "source",
            "kilde",
            "lead source",
            "leadkilde",
            "kampagne",
            "campaign",
        ],
    ),
    ("status", &["status", "lead status", "trin"]),
    (
        "website",
        &["website", "web", "hjemmeside", "url", "webside"],
    ),
    (
        "domain",
        &[
            "domain",
            "domaene",
            "dom{ne",
            "website",
            "hjemmeside",
            "web",
        ],
    ),
    ("country", &["country", "land", "country code", "landekode"]),
    ("language", &["language", "sprog"]),
    (
        "description",
        &[
            "description",
            "beskrivelse",
            "note",
            "notes",
            "noter",
            "bem{rkning",
            "bem{rkninger",
            "kommentar",
            "comment",
            "comments",
        ],
    ),
    ("tags", &["tags", "tag", "m{rker", "labels", "etiketter"]),
    ("consent", &["consent", "samtykke"]),
    (
        "legalBasis",
        &["legal basis", "retsgrundlag", "behandlingsgrundlag"],
    ),
    (
        "ownerId",
        &["owner", "ejer", "ansvarlig", "s{lger", "account manager"],
    ),
    (
        "vatNumber",
        &[
            "cvr",
            "cvr nr",
            "cvr nummer",
            "vat",
            "vat number",
            "momsnummer",
        ],
    ),
    ("industry", &["industry", "branche"]),
    (
        "employees",
        &["employees", "ansatte", "antal ansatte", "medarbejdere"],
    ),
    ("address", &["address", "adresse", "street", "vej", "gade"]),
    (
        "postalCode",
        &["postal code", "postnr", "postnummer", "zip", "zip code"],
    ),
    ("city", &["city", "by", "town"]),
    (
        "value",
        &[
            "value",
            "v{rdi",
            "amount",
            "bel|b",
            "pris",
            "oms{tning",
            "deal value",
        ],
    ),
    ("price", &["price", "pris", "stk pris", "bel|b"]),
    ("currency", &["currency", "valuta"]),
    ("stage", &["stage", "fase", "trin"]),
    ("probability", &["probability", "sandsynlighed"]),
    (
        "closeDate",
        &[
            "close date",
            "lukkedato",
            "forventet lukket",
            "expected close",
        ],
    ),
    ("sku", &["sku", "varenummer", "varenr", "item number"]),
    ("active", &["active", "aktiv"]),
];

/// The field that a header probably means, of those that are not taken yet.
fn meaning(kind: &Kind, customs: &[Custom], header: &str, taken: &[String]) -> Option<String> {
    let key = text::name_key(header);
    let free = |name: &str| !taken.iter().any(|one| one == name);
    let known = |name: &&str| kind.field(name).is_some_and(|field| field.is_given()) && free(name);
    let exact = kind
        .fields()
        .map(|field| field.name)
        .find(|name| text::name_key(name) == key.replace(' ', ""));
    if let Some(name) = exact.filter(known) {
        return Some(name.to_owned());
    }
    let own = customs.iter().find(|custom| {
        text::name_key(&custom.key) == key
            || custom
                .label
                .values()
                .any(|label| text::name_key(label) == key)
    });
    if let Some(own) = own {
        return Some(format!("data.{}", own.key)).filter(|name| free(name));
    }
    MEANINGS
        .iter()
        .filter(|(_, headers)| headers.contains(&key.as_str()))
        .map(|(name, _)| *name)
        // A company's own name, before what a person's company is called.
        .find(known)
        .map(ToOwned::to_owned)
}

/// Looks at a file.
///
/// # Errors
/// When it cannot be read, or holds nothing.
pub(crate) fn of(path: &Path, format: Format, kind: &Kind, customs: &[Custom]) -> Result<Shape> {
    let mut lines: Vec<Vec<String>> = Vec::new();
    read::lines(path, &format, &mut |line| {
        lines.push(line);
        Ok(lines.len() <= SAMPLES)
    })?;
    let mut lines = lines.into_iter();
    let headers = lines
        .next()
        .filter(|line| line.iter().any(|cell| !cell.trim().is_empty()));
    let Some(headers) = headers else {
        return Err(Error::field(
            "file",
            "empty",
            "holds no line with the names of its columns",
        ));
    };
    let samples: Vec<Vec<String>> = lines.collect();
    // Where a column is the company itself, `company` must not take it from `name`.
    let mut taken = Vec::new();
    let columns = headers
        .into_iter()
        .enumerate()
        .map(|(index, header)| {
            let header = header.trim().trim_start_matches('\u{feff}').to_owned();
            let guess = guess(kind, customs, &header, &taken);
            taken.extend(guess.clone());
            let values = samples.iter().filter_map(|line| line.get(index));
            let values = values
                .map(|cell| cell.trim())
                .filter(|cell| !cell.is_empty());
            Column {
                samples: values
                    .take(5)
                    .map(|cell| cell.chars().take(100).collect())
                    .collect(),
                header,
                guess,
            }
        })
        .collect();
    Ok(Shape { format, columns })
}

fn guess(kind: &Kind, customs: &[Custom], header: &str, taken: &[String]) -> Option<String> {
    let key = text::name_key(header);
    // Of people, a company's name is not theirs.
    if matches!(key.as_str(), "company name" | "firmanavn") && kind.field("company").is_some() {
        return Some("company".to_owned()).filter(|name| !taken.contains(name));
    }
    if matches!(key.as_str(), "company name" | "firmanavn") && kind.field("companyId").is_some() {
        return Some("companyId".to_owned()).filter(|name| !taken.contains(name));
    }
    meaning(kind, customs, header, taken)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::Name;

    #[test]
    fn danish_and_english_headers_are_understood() {
        let guess = |header: &str| guess(Name::Lead.kind(), &[], header, &[]);
        for (header, field) in [
            ("Navn", "name"),
            ("E-mail", "email"),
            ("Tlf.", "phone"),
            ("Firmanavn", "company"),
            ("Bemærkninger", "description"),
            ("Lead Source", "source"),
            ("legalBasis", "legalBasis"),
            ("Job title", "title"),
        ] {
            assert_eq!(guess(header).as_deref(), Some(field), "{header}");
        }
        assert_eq!(guess("Skostørrelse"), None);
        for (kind, field) in [
            (Name::Company, "name"),
            (Name::Contact, "companyId"),
            (Name::Deal, "companyId"),
        ] {
            assert_eq!(
                super::guess(kind.kind(), &[], "Firmanavn", &[]).as_deref(),
                Some(field)
            );
        }
    }
}
