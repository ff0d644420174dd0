use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tekup_base::{Error, Page, PageRequest, Result, WidgetId};
use tekup_context::{OpContext, Permission};
use tekup_db::TenantTx;
use tekup_events::emit;
use tekup_operations::{Effect, Operation, finish};

use super::ListPage;
use crate::{
    Support, store,
    widget::{self, Settings, Widget},
};

pub(crate) fn operations(support: &Support) -> Vec<Operation> {
    use Effect::{Read, Write};
    use Permission::{WidgetsRead, WidgetsWrite};
    vec![
        Operation::new(
            "widgets.list",
            "GET /api/v1/widgets",
            WidgetsRead,
            Read,
            support,
            list,
        )
        .summary("Lists the installations of the chat widget, the oldest first."),
        Operation::new(
            "widgets.get",
            "GET /api/v1/widgets/{id}",
            WidgetsRead,
            Read,
            support,
            get,
        )
        .summary("Shows an installation of the chat widget."),
        Operation::new(
            "widgets.create",
            "POST /api/v1/widgets",
            WidgetsWrite,
            Write,
            support,
            create,
        )
        .summary("Makes an installation of the chat widget. Its secret is shown this once.")
        .status(201),
        Operation::new(
            "widgets.update",
            "PATCH /api/v1/widgets/{id}",
            WidgetsWrite,
            Write,
            support,
            update,
        )
        .summary("Changes an installation of the chat widget; pages show it within a minute."),
        Operation::new(
            "widgets.rotate_secret",
            "POST /api/v1/widgets/{id}/secret",
            WidgetsWrite,
            Write,
            support,
            rotate,
        )
        .summary(
            "Makes a new secret, shown this once. Visitors' sessions and old proofs end at once.",
        ),
        Operation::new(
            "widgets.delete",
            "DELETE /api/v1/widgets/{id}",
            WidgetsWrite,
            Write,
            support,
            delete,
        )
        .summary("Takes an installation of the chat widget away; conversations stay."),
    ]
}

/// An installation of the chat widget.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct View {
    /// Its id.
    id: WidgetId,
    /// What staff call it.
    name: String,
    /// Names it in the script tag; no secret.
    public_key: String,
    /// Whether it takes visitors.
    enabled: bool,
    /// Pages that may hold it.
    origins: Vec<String>,
    /// How it looks and what it offers.
    settings: Settings,
    /// When it was made.
    created_at: DateTime<Utc>,
    /// When it was last changed.
    updated_at: DateTime<Utc>,
}

impl From<Widget> for View {
    fn from(widget: Widget) -> Self {
        Self {
            id: widget.id,
            name: widget.name,
            public_key: widget.public_key,
            enabled: widget.enabled,
            origins: widget.origins,
            settings: widget.settings,
            created_at: widget.created_at,
            updated_at: widget.updated_at,
        }
    }
}

async fn list(ctx: OpContext, support: Support, input: ListPage) -> Result<Page<View>> {
    let tx = support.0.db.begin_single(&ctx).await?;
    let widgets = store::widgets::list(&tx, &input.into()).await?;
    Ok(widgets.map(View::from))
}

/// One installation.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ById {
    /// The installation.
    id: WidgetId,
}

async fn find(tx: &TenantTx, id: WidgetId) -> Result<Widget> {
    store::widgets::get(tx, id)
        .await?
        .ok_or_else(|| Error::not_found("widget"))
}

async fn get(ctx: OpContext, support: Support, input: ById) -> Result<View> {
    let tx = support.0.db.begin_single(&ctx).await?;
    Ok(find(&tx, input.id).await?.into())
}

/// A new installation.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Create {
    /// What staff call it.
    #[schemars(length(min = 1, max = 100))]
    name: String,
    /// Pages that may hold it: `https://www.example.com`, or `https://*.example.com`.
    #[serde(default)]
    #[schemars(length(max = 50))]
    origins: Vec<String>,
    /// How it looks and what it offers.
    #[serde(default)]
    settings: Settings,
}

/// An installation with its secret.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Created {
    #[serde(flatten)]
    widget: View,
    /// Signs customers' identities on your server. Shown this once.
    secret: String,
}

/// A widget with keys of its own, and its secret; `None` when the name is taken.
async fn make(
    tx: &TenantTx,
    ctx: &OpContext,
    support: &Support,
    name: &str,
    origins: &[String],
    settings: &Settings,
) -> Result<Option<(Widget, String)>> {
    let settings = serde_json::to_value(settings).map_err(Error::internal)?;
    let (key, secret) = (widget::public_key()?, widget::secret()?);
    let id = WidgetId::new();
    let sealed = support.0.widgets.seal(tx, id, &secret).await?;
    let new = store::widgets::New {
        id,
        public_key: &key,
        name,
        origins,
        settings: &settings,
        sealed: &sealed,
    };
    let made = store::widgets::insert(tx, &new, ctx.now()).await?;
    Ok(made.map(|widget| (widget, secret)))
}

async fn create(ctx: OpContext, support: Support, input: Create) -> Result<Created> {
    let origins = widget::check_origins(&input.origins)?;
    let name = input.name.trim();
    let mut tx = support.0.db.begin(&ctx).await?;
    let made = make(&tx, &ctx, &support, name, &origins, &input.settings).await?;
    let (made, secret) =
        made.ok_or_else(|| Error::conflict("there is a widget of this name already"))?;
    let widget = View::from(made);
    let id = widget.id.0;
    emit(&mut tx, &ctx, "widget.created", id, &widget)?;
    finish(&ctx, tx, Some(id), Value::Null, Created { widget, secret }).await
}

/// What is to change; absent fields stay.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Update {
    /// The installation.
    id: WidgetId,
    /// What staff call it.
    #[schemars(length(min = 1, max = 100))]
    name: Option<String>,
    /// Whether it takes visitors.
    enabled: Option<bool>,
    /// Pages that may hold it.
    #[schemars(length(max = 50))]
    origins: Option<Vec<String>>,
    /// How it looks and what it offers; takes the place of what was there.
    settings: Option<Settings>,
}

async fn update(ctx: OpContext, support: Support, input: Update) -> Result<View> {
    let mut tx = support.0.db.begin(&ctx).await?;
    let mut widget = find(&tx, input.id).await?;
    if let Some(name) = input.name {
        widget.name = name.trim().to_owned();
    }
    if let Some(enabled) = input.enabled {
        widget.enabled = enabled;
    }
    if let Some(origins) = input.origins {
        widget.origins = widget::check_origins(&origins)?;
    }
    if let Some(settings) = input.settings {
        widget.settings = settings;
    }
    let settings = serde_json::to_value(&widget.settings).map_err(Error::internal)?;
    let changed = store::widgets::update(&tx, &widget, &settings, ctx.now())
        .await?
        .ok_or_else(|| Error::not_found("widget"))?;
    let key = changed.public_key.clone();
    let view = View::from(changed);
    emit(&mut tx, &ctx, "widget.updated", view.id.0, &view)?;
    let view = finish(&ctx, tx, Some(input.id.0), Value::Null, view).await?;
    support.0.widgets.forget(&key).await;
    Ok(view)
}

/// A new secret.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Rotated {
    /// The installation.
    id: WidgetId,
    /// Signs customers' identities on your server. Shown this once.
    secret: String,
}

async fn rotate(ctx: OpContext, support: Support, input: ById) -> Result<Rotated> {
    let secret = widget::secret()?;
    let tx = support.0.db.begin(&ctx).await?;
    let widget = find(&tx, input.id).await?;
    let sealed = support.0.widgets.seal(&tx, input.id, &secret).await?;
    store::widgets::rotate(&tx, input.id, &sealed, ctx.now()).await?;
    let rotated = Rotated {
        id: input.id,
        secret,
    };
    let rotated = finish(&ctx, tx, Some(input.id.0), Value::Null, rotated).await?;
    support.0.widgets.forget(&widget.public_key).await;
    Ok(rotated)
}

async fn delete(ctx: OpContext, support: Support, input: ById) -> Result<Value> {
    let mut tx = support.0.db.begin(&ctx).await?;
    let widget = find(&tx, input.id).await?;
    store::widgets::delete(&tx, input.id).await?;
    let gone = json!({"id": input.id});
    emit(&mut tx, &ctx, "widget.deleted", input.id.0, &gone)?;
    let gone = finish(&ctx, tx, Some(input.id.0), Value::Null, gone).await?;
    support.0.widgets.forget(&widget.public_key).await;
    Ok(gone)
}

/// The public key of the widget of this name, which is made if there is none.
pub(crate) async fn ensure(support: &Support, ctx: &OpContext, name: &str) -> Result<String> {
    let tx = support.0.db.begin(ctx).await?;
    let made = make(&tx, ctx, support, name, &[], &Settings::default()).await?;
    let found = match made {
        Some((made, _)) => Some(made),
        None => {
            let page = PageRequest {
                limit: Some(100),
                cursor: None,
            };
            let all = store::widgets::list(&tx, &page).await?;
            all.items.into_iter().find(|widget| widget.name == name)
        }
    };
    tx.commit().await?;
    found
        .map(|widget| widget.public_key)
        .ok_or_else(|| Error::not_found("widget"))
}
