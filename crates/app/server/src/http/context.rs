use std::sync::Arc;

use axum::http::{HeaderMap, header};
use tekup_base::{Error, Result, SystemClock};
use tekup_context::{Door, Locale, OpContext, OpContextBuilder};
use tekup_identity::Credential;

use crate::App;

/// The credential of a request: a person's token or a tenant's key. A key is also taken as a bearer token,
/// as OpenAI's clients send it.
pub(crate) fn credential(headers: &HeaderMap) -> Result<Option<Credential<'_>>> {
    Ok(Credential::of(headers)?.map(|credential| match credential {
        Credential::Bearer(text) if text.bytes().filter(|b| *b == b'.').count() != 2 => {
            Credential::TenantKey(text)
        }
        other => other,
    }))
}

/// The bearer token of a request.
pub(crate) fn bearer(headers: &HeaderMap) -> Option<&str> {
    let text = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = text.split_once(' ')?;
    scheme
        .eq_ignore_ascii_case("bearer")
        .then_some(token.trim())
}

/// The language the caller would like to be spoken to in.
pub(crate) fn locale(headers: &HeaderMap) -> Option<Locale> {
    let wanted = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
    Some(Locale::from_code(wanted.trim()))
}

/// The context of a call with this credential. The tenant comes from the credential and nowhere else.
pub(crate) async fn open_context(
    app: &App,
    credential: Option<Credential<'_>>,
    request_id: Arc<str>,
    door: Door,
    locale: Option<Locale>,
) -> Result<OpContext> {
    let credential = credential.ok_or_else(|| {
        Error::unauthenticated("sign in, or send the tenant's API key in x-tenant-key")
    })?;
    let caller = app.authenticator.authenticate(credential).await?;
    Ok(OpContextBuilder {
        principal: caller.principal.clone(),
        tenant: caller.tenant,
        permissions: caller.permissions,
        request_id,
        door,
        locale: caller.locale.or(locale).unwrap_or_default(),
        deadline: None,
        clock: Arc::new(SystemClock),
        idempotency: None,
        operation: "",
        depth: 0,
    }
    .build())
}
