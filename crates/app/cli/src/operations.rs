//! A command for every operation, made from the contract that the registry wrote: `conversations.take_over`
//! is `tekup conversations take-over`, and `tekup op conversations.take_over`.

use anyhow::{Context, Result, bail};
use clap::{Arg, ArgAction, ArgMatches, Command};
use reqwest::Method;
use serde_json::{Map, Value};

use crate::{client::Client, output};

/// A field of an operation's input.
struct Field {
    name: String,
    place: Place,
    required: bool,
    schema: Value,
}

#[derive(PartialEq, Eq)]
enum Place {
    Path,
    Query,
    Body,
}

/// An operation, as the contract describes it.
struct Described {
    name: String,
    summary: String,
    method: Method,
    path: String,
    fields: Vec<Field>,
}

/// The operations of the contract.
pub(crate) struct Commands(Vec<Described>);

impl Commands {
    /// Reads the contract.
    pub fn from_contract(contract: &Value) -> Self {
        let mut all = Vec::new();
        for (path, item) in contract["paths"].as_object().into_iter().flatten() {
            for (method, operation) in item.as_object().into_iter().flatten() {
                // Plain routes have no permission; they are no operations.
                if operation["x-permission"].is_null()
                    || operation["requestBody"]["content"]["multipart/form-data"].is_object()
                {
                    continue;
                }
                if let Some(described) = describe(path, method, operation) {
                    all.push(described);
                }
            }
        }
        Self(all)
    }

    /// Adds the commands to `root`: a group for each first part of a name, and `op` for all. Groups in `taken`
    /// are somebody else's; `extra` commands take the place of an operation's in their group.
    pub fn add_to(&self, mut root: Command, taken: &[&str], extra: &[(&str, Command)]) -> Command {
        let mut by_name = Command::new("op")
            .about("Calls any operation by its name")
            .subcommand_required(true)
            .arg_required_else_help(true);
        let mut groups: Vec<&str> = Vec::new();
        for operation in &self.0 {
            by_name = by_name.subcommand(operation.command(operation.name.clone()));
            let group = operation.group();
            if !groups.contains(&group) && !taken.contains(&group) {
                groups.push(group);
            }
        }
        for group in groups {
            let mut command = Command::new(group.to_owned())
                .about(format!("Operations on {}", group.replace('_', " ")))
                .subcommand_required(true)
                .arg_required_else_help(true);
            let extra: Vec<&Command> = extra
                .iter()
                .filter(|(of, _)| *of == group)
                .map(|(_, command)| command)
                .collect();
            for operation in self.0.iter().filter(|operation| operation.group() == group) {
                let verb = operation.verb();
                if !extra.iter().any(|command| command.get_name() == verb) {
                    command = command.subcommand(operation.command(verb));
                }
            }
            for one in extra {
                command = command.subcommand(one.clone());
            }
            root = root.subcommand(command);
        }
        root.subcommand(by_name)
    }

    /// Runs what was asked for.
    pub async fn run(&self, group: &str, args: &ArgMatches) -> Result<()> {
        let (verb, args) = args.subcommand().context("name an operation")?;
        let operation = self
            .0
            .iter()
            .find(|one| {
                if group == "op" {
                    one.name == verb
                } else {
                    one.group() == group && one.verb() == verb
                }
            })
            .with_context(|| format!("there is no operation {group} {verb}"))?;
        let answer = operation.call(args).await?;
        output::line(&serde_json::to_string_pretty(&answer)?);
        Ok(())
    }
}

fn describe(path: &str, method: &str, operation: &Value) -> Option<Described> {
    let mut fields = Vec::new();
    for parameter in operation["parameters"].as_array().into_iter().flatten() {
        let place = match parameter["in"].as_str()? {
            "path" => Place::Path,
            "query" => Place::Query,
            _ => continue,
        };
        fields.push(Field {
            name: parameter["name"].as_str()?.to_owned(),
            place,
            required: parameter["required"].as_bool().unwrap_or(false),
            schema: parameter["schema"].clone(),
        });
    }
    let body = &operation["requestBody"]["content"]["application/json"]["schema"];
    for (name, schema) in body["properties"].as_object().into_iter().flatten() {
        let required = body["required"]
            .as_array()
            .is_some_and(|all| all.iter().any(|one| one == name));
        fields.push(Field {
            name: name.clone(),
            place: Place::Body,
            required,
            schema: schema.clone(),
        });
    }
    Some(Described {
        name: operation["operationId"].as_str()?.to_owned(),
        summary: operation["summary"].as_str().unwrap_or_default().to_owned(),
        method: method.to_uppercase().parse().ok()?,
        path: path.to_owned(),
        fields,
    })
}

impl Described {
    fn group(&self) -> &str {
        self.name.split('.').next().unwrap_or(&self.name)
    }

    fn verb(&self) -> String {
        let verb = self.name.split_once('.').map_or("", |(_, verb)| verb);
        verb.replace(['.', '_'], "-")
    }

    fn command(&self, name: String) -> Command {
        let mut command = Command::new(name).about(self.summary.clone()).arg(
            Arg::new("@input")
                .long("input")
                .value_name("JSON")
                .help("Fields as one JSON object; flags win over it"),
        );
        for field in &self.fields {
            let mut arg =
                Arg::new(field.name.clone()).value_name(kind(&field.schema).to_uppercase());
            if let Some(help) = field.schema["description"].as_str() {
                arg = arg.help(help.to_owned());
            }
            arg = if field.place == Place::Path {
                arg.required(true)
            } else {
                arg.long(kebab(&field.name)).required(false)
            };
            if kind(&field.schema) == "array" {
                arg = arg.action(ArgAction::Append);
            }
            command = command.arg(arg.allow_hyphen_values(true));
        }
        command
    }

    async fn call(&self, args: &ArgMatches) -> Result<Value> {
        let mut given: Map<String, Value> = match args.get_one::<String>("@input") {
            Some(input) => serde_json::from_str(input).context("--input must be a JSON object")?,
            None => Map::new(),
        };
        for field in &self.fields {
            let texts: Vec<&String> = args.get_many(&field.name).into_iter().flatten().collect();
            if let Some(value) = value(field, &texts)? {
                given.insert(field.name.clone(), value);
            }
        }
        let client = Client::from_args(args)?;
        let mut path = self.path.clone();
        let mut query = Vec::new();
        for field in &self.fields {
            if field.required && !given.contains_key(&field.name) {
                bail!("--{} is required", kebab(&field.name));
            }
            if field.place == Place::Body {
                continue;
            }
            let Some(value) = given.remove(&field.name) else {
                continue;
            };
            let text = match value {
                Value::String(text) => text,
                Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(","),
                other => other.to_string(),
            };
            if field.place == Place::Path {
                path = path.replace(&format!("{{{}}}", field.name), &encode(&text));
            } else {
                query.push((field.name.clone(), text));
            }
        }
        let mut request = client.request(self.method.clone(), &path);
        if matches!(self.method, Method::GET | Method::DELETE) {
            if !query.is_empty() {
                let pairs: Vec<String> = query
                    .iter()
                    .map(|(name, text)| format!("{name}={}", encode(text)))
                    .collect();
                let path = format!("{path}?{}", pairs.join("&"));
                request = client.request(self.method.clone(), &path);
            }
        } else {
            request = request.json(&given);
        }
        client.send(request).await
    }
}

/// The field's value of the texts given, typed as its schema wants.
fn value(field: &Field, texts: &[&String]) -> Result<Option<Value>> {
    let Some(first) = texts.first() else {
        return Ok(None);
    };
    let flag = kebab(&field.name);
    Ok(Some(match kind(&field.schema) {
        "array" if texts.len() == 1 && first.starts_with('[') => {
            serde_json::from_str(first).with_context(|| format!("--{flag} must be a JSON array"))?
        }
        "array" => texts
            .iter()
            .map(|text| Value::String((*text).clone()))
            .collect(),
        "object" => serde_json::from_str(first)
            .with_context(|| format!("--{flag} must be a JSON object"))?,
        "integer" | "number" | "boolean" => serde_json::from_str(first)
            .with_context(|| format!("--{flag} must be a {}", kind(&field.schema)))?,
        _ => Value::String((*first).clone()),
    }))
}

fn plain(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), ToOwned::to_owned)
}

fn kind(schema: &Value) -> &str {
    match &schema["type"] {
        Value::String(kind) => kind,
        Value::Array(kinds) => kinds
            .iter()
            .filter_map(Value::as_str)
            .find(|kind| *kind != "null")
            .unwrap_or("string"),
        _ => schema["anyOf"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|choice| choice["type"].as_str())
            .find(|kind| *kind != "null")
            .unwrap_or("string"),
    }
}

fn kebab(name: &str) -> String {
    let mut out = String::new();
    for char in name.chars() {
        if char.is_ascii_uppercase() {
            out.push('-');
        }
        out.push(char.to_ascii_lowercase());
    }
    out
}

fn encode(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                char::from(byte).to_string()
            }
            other => format!("%{other:02X}"),
        })
        .collect()
}
