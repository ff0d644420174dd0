//! What can be done with documents, one file an operation or tight group.

mod documents;
mod put;
pub(crate) mod search;
pub(crate) mod upload;

use std::time::Duration;

use tekup_context::Permission::{KnowledgeRead, KnowledgeWrite};
use tekup_operations::{
    Effect::{Read, Write},
    Operation,
};

use crate::Knowledge;

pub(crate) fn operations(knowledge: &Knowledge) -> Vec<Operation> {
    vec![
        Operation::new(
            "knowledge.documents.list",
            "GET /api/v1/knowledge/documents",
            KnowledgeRead,
            Read,
            knowledge,
            documents::list,
        )
        .summary("Lists the tenant's documents, last changed first."),
        Operation::new(
            "knowledge.documents.create",
            "POST /api/v1/knowledge/documents",
            KnowledgeWrite,
            Write,
            knowledge,
            put::create,
        )
        .summary("Adds a document, or replaces the one with the same external id, and indexes it.")
        .status(201),
        Operation::new(
            "knowledge.documents.import",
            "POST /api/v1/knowledge/documents/import",
            KnowledgeWrite,
            Write,
            knowledge,
            put::import,
        )
        .summary("Adds or replaces up to 200 documents and indexes them in one run.")
        .deadline(Duration::from_secs(60)),
        Operation::new(
            "knowledge.documents.get",
            "GET /api/v1/knowledge/documents/{id}",
            KnowledgeRead,
            Read,
            knowledge,
            documents::get,
        )
        .summary("Shows a document."),
        Operation::new(
            "knowledge.documents.delete",
            "DELETE /api/v1/knowledge/documents/{id}",
            KnowledgeWrite,
            Write,
            knowledge,
            documents::delete,
        )
        .summary("Deletes a document; searches no longer find it."),
        Operation::new(
            "knowledge.chunks.list",
            "GET /api/v1/knowledge/documents/{id}/chunks",
            KnowledgeRead,
            Read,
            knowledge,
            documents::chunks,
        )
        .summary("Lists the passages of a document, first to last."),
        Operation::new(
            "knowledge.search",
            "POST /api/v1/knowledge/search",
            KnowledgeRead,
            Read,
            knowledge,
            search::search,
        )
        .summary("Finds the passages that answer a question, by words and by meaning."),
    ]
}
