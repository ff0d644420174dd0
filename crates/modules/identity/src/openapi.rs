//! The plain routes in the OpenAPI document.

use schemars::{JsonSchema, generate::SchemaSettings};
use serde_json::{Map, Value, json};

use crate::{
    Session,
    http::{Login, Refresh, Switch},
};

/// Path items of [`crate::Identity::routes`], path to item.
pub fn openapi_paths() -> Map<String, Value> {
    let session = schema::<Session>();
    let cookie = json!({"description": "The refresh token, for `/api/v1/auth` only, HttpOnly, SameSite=Strict.",
        "schema": {"type": "string"}});
    let signed_in = json!({
        "description": "The session.",
        "headers": {"Set-Cookie": cookie},
        "content": {"application/json": {"schema": session}},
    });
    let mut login = route(
        "auth.login",
        "Sign in with e-mail and password",
        json!([]),
        Some((schema::<Login>(), true)),
        "200",
        &signed_in,
    );
    login["responses"]["423"] = json!({
        "description": "Five wrong passwords in a row lock the account for 30 minutes; \
                        `details.retryAfterSeconds` and `Retry-After` say how long still.",
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}},
    });
    let refresh = route(
        "auth.refresh",
        "Get a fresh access token for the refresh token in the cookie or the body",
        json!([]),
        Some((schema::<Refresh>(), false)),
        "200",
        &signed_in,
    );
    let logout = route(
        "auth.logout",
        "End the session: its refresh tokens are no good any more",
        json!([]),
        Some((schema::<Refresh>(), false)),
        "204",
        &json!({"description": "Signed out; the cookie is cleared."}),
    );
    let switch = route(
        "auth.switch",
        "Go to another of the caller's tenants",
        json!([{"bearer": []}]),
        Some((schema::<Switch>(), true)),
        "200",
        &signed_in,
    );
    let jwks = route(
        "auth.keys",
        "The public keys that verify access tokens (RFC 7517)",
        json!([]),
        None,
        "200",
        &json!({"description": "The keys.", "content": {"application/json": {"schema": {
            "type": "object",
            "required": ["keys"],
            "properties": {"keys": {"type": "array", "items": {"type": "object"}}},
        }}}}),
    );
    let mut paths = Map::new();
    for (path, method, item) in [
        ("/api/v1/auth/login", "post", login),
        ("/api/v1/auth/refresh", "post", refresh),
        ("/api/v1/auth/logout", "post", logout),
        ("/api/v1/auth/switch", "post", switch),
        ("/.well-known/jwks.json", "get", jwks),
    ] {
        paths.insert(path.to_owned(), json!({ method: item }));
    }
    paths
}

fn route(
    name: &str,
    summary: &str,
    security: Value,
    body: Option<(Value, bool)>,
    status: &str,
    success: &Value,
) -> Value {
    let mut responses = Map::new();
    let failures: &[&str] = match body {
        Some(_) => &[
            "400", "401", "403", "404", "409", "413", "415", "429", "500", "503",
        ],
        None => &["500"],
    };
    for failure in failures {
        let reference = format!("#/components/responses/{failure}");
        responses.insert((*failure).to_owned(), json!({"$ref": reference}));
    }
    responses.insert(status.to_owned(), success.clone());
    let mut item = json!({
        "operationId": name,
        "summary": summary,
        "tags": ["auth"],
        "security": security,
        "responses": responses,
    });
    if let Some((schema, required)) = body {
        item["requestBody"] = json!({
            "required": required,
            "content": {"application/json": {"schema": schema}},
        });
    }
    item
}

/// The JSON Schema of `T` with nothing referred to from outside of it.
fn schema<T: JsonSchema>() -> Value {
    let mut settings = SchemaSettings::draft2020_12();
    settings.inline_subschemas = true;
    settings.meta_schema = None;
    let mut schema = settings
        .into_generator()
        .into_root_schema_for::<T>()
        .to_value();
    if let Some(object) = schema.as_object_mut() {
        object.remove("title");
    }
    schema
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_plain_route_is_described_and_login_may_be_locked() {
        let paths = openapi_paths();
        assert_eq!(paths.len(), 5);
        assert!(paths["/api/v1/auth/login"]["post"]["responses"]["423"].is_object());
        let body =
            &paths["/api/v1/auth/login"]["post"]["requestBody"]["content"]["application/json"];
        assert!(body["schema"]["properties"]["returnRefreshToken"].is_object());
        let text = Value::Object(paths).to_string();
        assert!(!text.contains("$defs"), "schemas must be self-contained");
    }
}
