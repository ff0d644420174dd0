//! Scores from the start, before there are outcomes to learn from: what most who sell agree on.

use super::{Reason, Score, features::Features};

/// What a lead has to begin with.
const BEGINS: f64 = 20.0;

/// Feature, points for each unit of it, and the most that it gives.
const RULES: &[(&str, f64, f64)] = &[
    ("email", 8.0, 8.0),
    ("business_email", 12.0, 12.0),
    ("phone", 10.0, 10.0),
    ("company", 10.0, 10.0),
    ("decides", 15.0, 15.0),
    ("title", 4.0, 4.0),
    ("website", 3.0, 3.0),
    ("description", 4.0, 4.0),
    ("consent", 6.0, 6.0),
    ("withdrawn", -30.0, 30.0),
    ("meetings", 15.0, 25.0),
    ("calls", 8.0, 15.0),
    ("emails", 5.0, 10.0),
    // A month of silence costs some ten points, a year some twenty.
    ("days_silent", -3.0, 25.0),
    ("source=referral", 10.0, 10.0),
    ("source=anbefaling", 10.0, 10.0),
    ("source=website", 5.0, 5.0),
    ("source=purchased", -10.0, 10.0),
];

/// The score by rules.
pub(crate) fn score(features: &Features) -> Score {
    let mut points = BEGINS;
    let mut reasons = Vec::new();
    for (name, each, most) in RULES {
        let Some((value, shown)) = features.get(*name) else {
            continue;
        };
        let gives = (value * each).clamp(-most, *most);
        points += gives;
        reasons.push(Reason {
            feature: (*name).to_owned(),
            points: gives,
            value: shown.clone(),
        });
    }
    Score::new(points, reasons)
}

#[cfg(test)]
mod tests {
    use chrono::Utc;
    use serde_json::json;

    use super::*;
    use crate::{record::Row, scoring::features};

    fn lead(value: serde_json::Value) -> Row {
        serde_json::from_value(value).unwrap()
    }

    #[test]
    fn who_decides_and_can_be_reached_is_worth_more_and_it_says_why() {
        let now = Utc::now();
        let good = lead(
            json!({"email": "bo@nordlys.dk", "phone": "12345678", "company": "Nordlys",
            "title": "Adm. direktør", "consent": "given", "created_at": now}),
        );
        let poor =
            lead(json!({"email": "bo@gmail.com", "consent": "withdrawn", "created_at": now}));
        let (good, poor) = (
            score(&features::of(&good, &Default::default(), now)),
            score(&features::of(&poor, &Default::default(), now)),
        );
        assert!(good.points >= 80 && poor.points <= 10, "{good:?} {poor:?}");
        assert_eq!(good.reasons[0].feature, "decides");
        assert_eq!(good.reasons[0].value.as_deref(), Some("Adm. direktør"));
        assert_eq!(poor.reasons[0].feature, "withdrawn");
    }
}
