//! What is to be said of a lead: its score, what speaks against using its data, what follows.

use std::collections::HashMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tekup_base::Result;
use tekup_context::OpContext;
use tekup_db::{DbResult, TenantTx, sql::queries::crm::scoring as sql};
use uuid::Uuid;

use crate::{
    kind::Name,
    record::Row,
    records::{self, text_of},
    scoring::{
        Score,
        features::{self, Activities},
        model::Model,
        rules,
    },
    store, text,
};

/// What a tenant has decided about its leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(crate) struct Settings {
    /// Whether leads are qualified when they come.
    pub enabled: bool,
    /// The score from which a lead is `qualified`.
    #[schemars(range(min = 0, max = 100))]
    pub qualified_from: i64,
    /// The score from which it is to be nurtured; below somebody should look at it.
    #[schemars(range(min = 0, max = 100))]
    pub nurture_from: i64,
    /// Whether a lead must have a legal basis, or consent, to be qualified.
    pub needs_basis: bool,
    /// Whether a lead that is `qualified` gets that status, too.
    pub sets_status: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            enabled: true,
            qualified_from: 60,
            nurture_from: 30,
            needs_basis: false,
            sets_status: false,
        }
    }
}

/// The tenant's settings.
pub(crate) async fn settings(tx: &TenantTx) -> DbResult<Settings> {
    let found = sql::settings().bind(tx, &tx.tenant().0).opt().await?;
    Ok(found
        .and_then(|json| serde_json::from_value(json).ok())
        .unwrap_or_default())
}

/// What scores leads: the tenant's own model, or the rules.
pub(crate) struct Scorer {
    model: Option<(i32, Model)>,
}

impl Scorer {
    pub async fn of(tx: &TenantTx) -> DbResult<Self> {
        let found = sql::active_model().bind(tx, &tx.tenant().0).opt().await?;
        let model =
            found.and_then(|row| Some((row.version, serde_json::from_value(row.model).ok()?)));
        Ok(Self { model })
    }

    pub fn version(&self) -> Option<i32> {
        self.model.as_ref().map(|(version, _)| *version)
    }

    pub fn score(&self, ctx: &OpContext, lead: &Row, activities: &Activities) -> Score {
        let features = features::of(lead, activities, ctx.now());
        match &self.model {
            Some((_, model)) => model.score(&features),
            None => rules::score(&features),
        }
    }
}

/// What was done about leads, by lead and sort.
pub(crate) async fn activities(
    tx: &TenantTx,
    leads: &[Uuid],
) -> DbResult<HashMap<Uuid, Activities>> {
    let rows = sql::activity_counts()
        .bind(tx, &tx.tenant().0, &leads)
        .all()
        .await?;
    let mut found: HashMap<Uuid, Activities> = HashMap::new();
    for row in rows {
        found
            .entry(row.record_id)
            .or_default()
            .insert(row.what, row.times);
    }
    Ok(found)
}

/// What a lead could be blocked by.
pub(super) fn keys(lead: &Row) -> Vec<String> {
    let email = text_of(lead, "email_key").map(ToOwned::to_owned);
    let host = email.as_deref().and_then(text::domain);
    let phone = text_of(lead, "phone_key").map(ToOwned::to_owned);
    email.into_iter().chain(host).chain(phone).collect()
}

/// Those of `keys` that are blocked.
pub(super) async fn blocked(tx: &TenantTx, keys: &[String]) -> DbResult<Vec<String>> {
    let rows = sql::blocked().bind(tx, &tx.tenant().0, &keys).all().await?;
    Ok(rows.into_iter().map(|row| row.value).collect())
}

/// What speaks against using a lead's data, if anything.
pub(super) fn against(settings: &Settings, lead: &Row, blocked: &[String]) -> Option<&'static str> {
    let given = text_of(lead, "consent") == Some("given");
    let basis = text_of(lead, "legal_basis").is_some_and(|basis| basis != "none");
    if keys(lead).iter().any(|key| blocked.contains(key)) {
        Some("blocklist")
    } else if text_of(lead, "consent") == Some("withdrawn") {
        Some("consent_withdrawn")
    } else if settings.needs_basis && !given && !basis {
        Some("no_legal_basis")
    } else {
        None
    }
}

/// What follows: a decision, and what to do next.
fn decide(
    settings: &Settings,
    lead: &Row,
    points: i64,
    against: Option<&str>,
) -> (&'static str, Vec<&'static str>) {
    match against {
        Some("no_legal_basis") => return ("review", vec!["ask_consent"]),
        Some(_) => return ("blocked", vec!["do_not_contact"]),
        None => {}
    }
    let mut next = Vec::new();
    let decision = if points >= settings.qualified_from {
        next.push("discovery_call");
        next.push("send_proposal");
        "qualified"
    } else if points >= settings.nurture_from {
        next.push("nurture");
        "nurture"
    } else {
        "review"
    };
    if text_of(lead, "phone").is_none() && text_of(lead, "email").is_none() {
        next.insert(0, "find_contact_details");
    }
    if text_of(lead, "company").is_none() {
        next.push("ask_company");
    }
    if text_of(lead, "consent") == Some("unknown") {
        next.push("ask_consent");
    }
    (decision, next)
}

/// What can be told of a lead from what it gave: its country from its number, its company from its address.
pub(super) fn enrich(lead: &Row, kept: &mut Row) {
    let country = match text_of(lead, "phone_key") {
        Some(phone) if phone.starts_with("+45") => Some("DK"),
        Some(phone) if phone.starts_with("+46") => Some("SE"),
        Some(phone) if phone.starts_with("+47") => Some("NO"),
        Some(phone) if phone.starts_with("+49") => Some("DE"),
        Some(phone) if phone.starts_with("+44") => Some("GB"),
        _ => None,
    };
    if let Some(country) = country.filter(|_| text_of(lead, "country").is_none()) {
        kept.insert("country".to_owned(), json!(country));
    }
    let host = text_of(lead, "email").and_then(text::domain);
    let host = host.filter(|host| !crate::convert::ANYBODYS.contains(&host.as_str()));
    if let Some(host) = host.filter(|_| text_of(lead, "website").is_none()) {
        kept.insert("website".to_owned(), json!(host));
    }
}

/// The columns of a lead that its score and the decision fill in.
fn outcome(
    ctx: &OpContext,
    settings: &Settings,
    scorer: &Scorer,
    lead: &Row,
    score: &Score,
    blocked: &[String],
) -> Row {
    let against = against(settings, lead, blocked);
    let (decision, next) = decide(settings, lead, score.points, against);
    let mut kept = Row::new();
    kept.insert("score".to_owned(), json!(score.points));
    kept.insert("score_reasons".to_owned(), json!(score.reasons));
    kept.insert("score_version".to_owned(), json!(scorer.version()));
    kept.insert("qualification".to_owned(), json!(decision));
    kept.insert("recommendations".to_owned(), json!(next));
    let raised = settings.sets_status && decision == "qualified";
    if raised && matches!(text_of(lead, "status"), Some("new" | "contacted")) {
        kept.insert("status".to_owned(), json!("qualified"));
        kept.insert("status_since".to_owned(), json!(ctx.now()));
    }
    kept
}

/// Qualifies leads that the caller holds, by column; returns the rows as they shall be.
pub(crate) async fn judge(
    tx: &TenantTx,
    ctx: &OpContext,
    leads: Vec<Row>,
) -> Result<Vec<(Row, Row)>> {
    let settings = settings(tx).await?;
    let scorer = Scorer::of(tx).await?;
    let ids: Vec<Uuid> = leads.iter().map(records::id_of).collect();
    let activities = activities(tx, &ids).await?;
    let all: Vec<String> = leads.iter().flat_map(keys).collect();
    let blocked = blocked(tx, &all).await?;
    let none = Activities::new();
    Ok(leads
        .into_iter()
        .map(|lead| {
            let mut row = lead.clone();
            enrich(&lead, &mut row);
            let done = activities.get(&records::id_of(&lead)).unwrap_or(&none);
            let score = scorer.score(ctx, &row, done);
            let kept = outcome(ctx, &settings, &scorer, &row, &score, &blocked);
            row.extend(kept);
            (lead, row)
        })
        .collect())
}

/// Writes what was judged. A score is no change that somebody made: it makes no revision, so that it crosses nobody's work,
/// and nothing to undo. Where a lead stands is one.
pub(crate) async fn keep(tx: &mut TenantTx, ctx: &OpContext, pairs: Vec<(Row, Row)>) -> Result<()> {
    let kind = Name::Lead.kind();
    let (moved, same): (Vec<_>, Vec<_>) = pairs
        .into_iter()
        .partition(|(before, after)| text_of(before, "status") != text_of(after, "status"));
    let same: Vec<Row> = same.into_iter().map(|(_, row)| row).collect();
    store::update(tx, kind, &same).await?;
    let changed = records::write(tx, ctx, kind, moved, None).await?;
    records::tell(tx, ctx, kind, &changed).await?;
    Ok(())
}
