use axum::extract::{
    Multipart,
    multipart::{Field, MultipartError},
};
use bytes::{Bytes, BytesMut};
use serde_json::{Value, json};
use tekup_base::{Error, ErrorKind, Result};
use tekup_context::{OpContext, Permission};
use tekup_retrieval::terms::Language;

use crate::{
    Knowledge,
    model::{MAX_DOCUMENT_BYTES, NewDocument, Stored},
};

/// Where files are uploaded.
pub const UPLOAD_PATH: &str = "/api/v1/knowledge/documents/upload";
/// Longest body of an upload, in bytes: the file and what is said about it. The router must let it through.
pub const UPLOAD_BODY_BYTES: usize = MAX_DOCUMENT_BYTES + 64 * 1024;
/// Longest text field, in bytes.
const MAX_TEXT: usize = 8 * 1024;
/// Fields of one form.
const MAX_FIELDS: usize = 32;

/// Takes a document as a file: `multipart/form-data` with `file` and, if wanted, `title`, `category`,
/// `language`, `externalId`, `sourceUrl` and `tags` (once for each tag). Answers 201.
///
/// # Errors
/// 413 for a file over [`MAX_DOCUMENT_BYTES`], told before it is read to its end; 415 for one that cannot be
/// read; validation errors for everything else.
pub async fn upload(ctx: OpContext, knowledge: Knowledge, multipart: Multipart) -> Result<Stored> {
    ctx.require(Permission::KnowledgeWrite)?;
    let mut builder = ctx.to_builder();
    builder.operation = "knowledge.documents.upload";
    let ctx = builder.build();
    let new = read(multipart).await?;
    knowledge.put(&ctx, new).await
}

async fn read(mut multipart: Multipart) -> Result<NewDocument> {
    let mut form = Form::default();
    let mut fields = 0;
    while let Some(field) = multipart.next_field().await.map_err(malformed)? {
        fields += 1;
        if fields > MAX_FIELDS {
            return Err(Error::field("", "too_many", "the form has too many fields"));
        }
        let name = field.name().unwrap_or_default().to_owned();
        if name == "file" {
            let file_name = field.file_name().unwrap_or_default().to_owned();
            let content = content(field).await?;
            if form.file.replace((file_name, content)).is_some() {
                return Err(Error::field("file", "too_many", "send one file at a time"));
            }
        } else {
            form.take(&name, text(&name, field).await?)?;
        }
    }
    let Some((file_name, content)) = form.file else {
        return Err(Error::field("file", "required", "is required"));
    };
    if content.is_empty() {
        return Err(Error::field("file", "empty", "must not be empty"));
    }
    let mut new = NewDocument::file(&file_name, content)?;
    new.file_name = Some(file_name).filter(|name| !name.is_empty());
    new.title = form.title;
    new.category = form.category;
    new.language = form.language;
    new.external_id = form.external_id;
    new.source_url = form.source_url;
    new.tags = form.tags;
    Ok(new)
}

#[derive(Default)]
struct Form {
    file: Option<(String, Bytes)>,
    title: Option<String>,
    category: Option<String>,
    language: Option<Language>,
    external_id: Option<String>,
    source_url: Option<String>,
    tags: Vec<String>,
}

impl Form {
    /// Browsers send empty fields for what was left empty: they count as absent.
    fn take(&mut self, name: &str, text: String) -> Result<()> {
        let text = Some(text).filter(|text| !text.trim().is_empty());
        match name {
            "title" => self.title = text,
            "category" => self.category = text,
            "externalId" => self.external_id = text,
            "sourceUrl" => self.source_url = text,
            "tags" => self.tags.extend(text),
            "language" => {
                self.language = match text.as_deref() {
                    None => None,
                    Some("da") => Some(Language::Danish),
                    Some("en") => Some(Language::English),
                    Some(_) => {
                        return Err(Error::field(
                            "language",
                            "not_an_option",
                            "must be one of [\"da\",\"en\"]; leave it out to have it told from the text",
                        ));
                    }
                }
            }
            other => {
                let known = "file, title, category, language, externalId, sourceUrl, tags";
                let field: String = other.chars().take(100).collect();
                let message = format!("is not a field of this form; it has {known}");
                return Err(Error::field(field, "unknown_field", message));
            }
        }
        Ok(())
    }
}

async fn content(mut field: Field<'_>) -> Result<Bytes> {
    let mut content = BytesMut::new();
    while let Some(piece) = field.chunk().await.map_err(malformed)? {
        if content.len() + piece.len() > MAX_DOCUMENT_BYTES {
            return Err(too_large());
        }
        content.extend_from_slice(&piece);
    }
    Ok(content.freeze())
}

async fn text(name: &str, mut field: Field<'_>) -> Result<String> {
    let mut text = Vec::new();
    let name: String = name.chars().take(100).collect();
    while let Some(piece) = field.chunk().await.map_err(malformed)? {
        if text.len() + piece.len() > MAX_TEXT {
            let message = format!("may have at most {MAX_TEXT} bytes");
            return Err(Error::field(name, "too_long", message));
        }
        text.extend_from_slice(&piece);
    }
    String::from_utf8(text)
        .map_err(|_| Error::field(name, "invalid_text", "is not valid UTF-8; send it as UTF-8"))
}

fn too_large() -> Error {
    let most = MAX_DOCUMENT_BYTES >> 20;
    Error::new(
        ErrorKind::PayloadTooLarge,
        format!("file: may have at most {most} MB; split it"),
    )
}

fn malformed(error: MultipartError) -> Error {
    if error.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE {
        return too_large();
    }
    Error::field(
        "",
        "malformed",
        format!("the form cannot be read: {}", error.body_text()),
    )
}

/// The OpenAPI path item of [`UPLOAD_PATH`].
pub fn upload_path_item() -> Value {
    let refused = |status: &str| json!({"$ref": format!("#/components/responses/{status}")});
    let text =
        |what: &str, most: u32| json!({"type": "string", "maxLength": most, "description": what});
    json!({"post": {
        "operationId": "knowledge.documents.upload",
        "summary": "Adds a document as a file, or replaces the one with the same external id, and indexes it.",
        "tags": ["knowledge"],
        "requestBody": {"required": true, "content": {"multipart/form-data": {"schema": {
            "type": "object",
            "required": ["file"],
            "properties": {
                "file": {"type": "string", "format": "binary",
                    "description": "Markdown, HTML, plain text, PDF, Word (docx), Excel (xlsx) or CSV, at most 20 MB."},
                "title": text("Its title.", 300),
                "category": text("What it is filed under.", 100),
                "language": {"type": "string", "enum": ["da", "en"]},
                "externalId": text("The owner's key; made of the file's name when absent.", 200),
                "sourceUrl": {"type": "string", "maxLength": 2000, "pattern": "^https?://",
                    "description": "Where readers find the original."},
                "tags": {"type": "array", "maxItems": 20, "items": text("A label.", 50)},
            },
        }}}},
        "responses": {
            "201": {"description": "Stored.", "content": {"application/json": {"schema":
                tekup_operations::schema_of::<Stored>()}}},
            "400": refused("400"), "401": refused("401"), "403": refused("403"),
            "413": refused("413"), "415": refused("415"), "429": refused("429"),
            "500": refused("500"), "503": refused("503"),
        },
        "x-permission": "knowledge:write",
        "x-effect": "write",
    }})
}
