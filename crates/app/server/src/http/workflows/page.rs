//! The pages of forms: plain HTML without a script, so that they work everywhere.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use serde_json::{Map, Value};
use tekup_automation::Form;
use tekup_base::{Error, FieldError};
use tekup_operations::http::Place;

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;margin:0;background:#f6f7f9;color:#16181d}\
main{max-width:34rem;margin:3rem auto;padding:2rem;background:#fff;border-radius:12px;box-shadow:0 1px 4px #0002}\
label{display:block;margin:1rem 0 .25rem;font-weight:600}input:not([type=checkbox]),textarea,select{width:100%;\
box-sizing:border-box;padding:.6rem;font:inherit;border:1px solid #b8bec9;border-radius:8px}\
button{margin-top:1.5rem;padding:.7rem 1.4rem;font:inherit;font-weight:600;border:0;border-radius:8px;background:#1d4ed8;\
color:#fff}small{display:block;color:#5b6472}.wrong{color:#b42318}\
@media(prefers-color-scheme:dark){body{background:#111317;color:#eceef2}main{background:#1b1e24}\
input,textarea,select{background:#111317;color:inherit}small{color:#9aa3b2}.wrong{color:#ff8a80}}";

/// The form, with what was filled in and what is wrong with it.
pub(super) fn asking(form: &Form, sent: &Map<String, Value>, wrong: &[FieldError]) -> Response {
    let properties = form.schema["properties"]
        .as_object()
        .cloned()
        .unwrap_or_default();
    let required: Vec<&str> = form.schema["required"]
        .as_array()
        .map(|all| all.iter().filter_map(Value::as_str).collect())
        .unwrap_or_default();
    let mut fields = String::new();
    for (name, schema) in &properties {
        let errors = wrong.iter().filter(|error| error.field == *name);
        let errors: Vec<&str> = errors.map(|error| error.message.as_str()).collect();
        let value = sent.get(name).unwrap_or(&schema["default"]);
        fields.push_str(&field(
            name,
            schema,
            value,
            required.contains(&name.as_str()),
            &errors,
        ));
    }
    let whole = wrong
        .iter()
        .filter(|error| !properties.contains_key(&error.field));
    let whole: String = whole
        .map(|error| format!("<p class=wrong>{}</p>", escaped(&error.message)))
        .collect();
    let about = form.description.as_deref().unwrap_or_default();
    let body = format!(
        "<h1>{}</h1><p>{}</p>{whole}<form method=post>{fields}<button type=submit>{}</button></form>",
        escaped(&form.title),
        escaped(about),
        escaped(form.submit.as_deref().unwrap_or("Send")),
    );
    let status = if wrong.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::BAD_REQUEST
    };
    page(status, &form.title, &body)
}

fn field(name: &str, schema: &Value, value: &Value, required: bool, errors: &[&str]) -> String {
    let title = schema["title"].as_str().unwrap_or(name);
    let value = match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    };
    let (name, need) = (escaped(name), if required { " required" } else { "" });
    let attributes = format!("id=\"{name}\" name=\"{name}\"{need}");
    let input = if let Some(options) = schema["enum"].as_array() {
        let options = options.iter().filter_map(Value::as_str).map(|option| {
            let chosen = if option == value { " selected" } else { "" };
            format!("<option{chosen}>{}</option>", escaped(option))
        });
        format!(
            "<select {attributes}><option value=\"\"></option>{}</select>",
            options.collect::<String>()
        )
    } else if schema["type"] == "boolean" {
        let checked = if value == "true" { " checked" } else { "" };
        format!("<input type=checkbox value=true {attributes}{checked}>")
    } else if schema["maxLength"].as_u64().is_some_and(|most| most > 200) {
        format!(
            "<textarea rows=5 {attributes}>{}</textarea>",
            escaped(&value)
        )
    } else {
        let kind = match (schema["type"].as_str(), schema["format"].as_str()) {
            (Some("number" | "integer"), _) => "number step=any",
            (_, Some("email")) => "email",
            (_, Some("date")) => "date",
            _ => "text",
        };
        format!(
            "<input type={kind} value=\"{}\" {attributes}>",
            escaped(&value)
        )
    };
    let about = schema["description"]
        .as_str()
        .map(|about| format!("<small>{}</small>", escaped(about)));
    let errors: String = errors
        .iter()
        .map(|error| format!("<small class=wrong>{}</small>", escaped(error)))
        .collect();
    format!(
        "<label for=\"{name}\">{}</label>{input}{}{errors}",
        escaped(title),
        about.unwrap_or_default()
    )
}

/// What is said when it was sent.
pub(super) fn sent(form: &Form) -> Response {
    let thanks = form.thanks.as_deref().unwrap_or("Thank you.");
    let body = format!(
        "<h1>{}</h1><p>{}</p>",
        escaped(&form.title),
        escaped(thanks)
    );
    page(StatusCode::OK, &form.title, &body)
}

/// Why there is no form, or why it was not taken.
pub(super) fn failed(error: &Error, place: Place) -> Response {
    let answer = place.fail(error.clone()).into_response();
    let body = format!("<h1>{}</h1>", escaped(error.message()));
    page(answer.status(), "Tekup", &body)
}

fn page(status: StatusCode, title: &str, body: &str) -> Response {
    let html = format!(
        "<!doctype html><html><head><meta charset=utf-8><meta name=viewport content=\"width=device-width\">\
         <title>{}</title><style>{STYLE}</style></head><body><main>{body}</main></body></html>",
        escaped(title)
    );
    let mut response = (status, Html(html)).into_response();
    let policy =
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'";
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(policy),
    );
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}
