//! What can be done with documents, one file an operation or tight group.

mod documents;
mod govern;
mod links;
mod put;
pub(crate) mod search;
mod terms;
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
            "knowledge.documents.related",
            "GET /api/v1/knowledge/documents/{id}/related",
            KnowledgeRead,
            Read,
            knowledge,
            links::related,
        )
        .summary("Lists the documents that belong to a document, the closest first, each with its reasons."),
        Operation::new(
            "knowledge.links.get",
            "GET /api/v1/knowledge/documents/{id}/links",
            KnowledgeRead,
            Read,
            knowledge,
            links::get,
        )
        .summary("Shows the documents, products and intents that staff have linked a document with."),
        Operation::new(
            "knowledge.links.put",
            "PUT /api/v1/knowledge/documents/{id}/links",
            KnowledgeWrite,
            Write,
            knowledge,
            links::put,
        )
        .summary("Links a document with other documents, products and intents, in the place of what it was linked with."),
        Operation::new(
            "knowledge.search",
            "POST /api/v1/knowledge/search",
            KnowledgeRead,
            Read,
            knowledge,
            search::search,
        )
        .summary("Finds the passages that answer a question, by words and by meaning."),
        Operation::new(
            "knowledge.documents.update",
            "PATCH /api/v1/knowledge/documents/{id}",
            KnowledgeWrite,
            Write,
            knowledge,
            govern::describe,
        )
        .summary("Changes what is said about a document: who may find it, until when, filed under what."),
        Operation::new(
            "knowledge.documents.validate",
            "POST /api/v1/knowledge/documents/{id}/validate",
            KnowledgeWrite,
            Write,
            knowledge,
            govern::validate,
        )
        .summary("Says that a document still holds."),
        Operation::new(
            "knowledge.versions.list",
            "GET /api/v1/knowledge/documents/{id}/versions",
            KnowledgeRead,
            Read,
            knowledge,
            govern::list_versions,
        )
        .summary("Lists what a document said before, the latest first; the last 20 are kept."),
        Operation::new(
            "knowledge.versions.restore",
            "POST /api/v1/knowledge/documents/{id}/versions/{version}/restore",
            KnowledgeWrite,
            Write,
            knowledge,
            govern::restore,
        )
        .summary("Has a document say again what it said before, as a new version."),
        Operation::new(
            "knowledge.glossary.list",
            "GET /api/v1/knowledge/glossary",
            KnowledgeRead,
            Read,
            knowledge,
            terms::list,
        )
        .summary("Lists the tenant's own words."),
        Operation::new(
            "knowledge.glossary.create",
            "POST /api/v1/knowledge/glossary",
            KnowledgeWrite,
            Write,
            knowledge,
            terms::create,
        )
        .summary("Adds a word: a question with it finds texts with its synonyms, and the other way round.")
        .status(201),
        Operation::new(
            "knowledge.glossary.update",
            "PUT /api/v1/knowledge/glossary/{id}",
            KnowledgeWrite,
            Write,
            knowledge,
            terms::update,
        )
        .summary("Changes a word of the glossary."),
        Operation::new(
            "knowledge.glossary.delete",
            "DELETE /api/v1/knowledge/glossary/{id}",
            KnowledgeWrite,
            Write,
            knowledge,
            terms::delete,
        )
        .summary("Takes a word out of the glossary."),
        Operation::new(
            "knowledge.collections.list",
            "GET /api/v1/knowledge/collections",
            KnowledgeRead,
            Read,
            knowledge,
            terms::collections,
        )
        .summary("Lists the groups of documents that are searched in a way of their own."),
        Operation::new(
            "knowledge.collections.put",
            "PUT /api/v1/knowledge/collections/{name}",
            KnowledgeWrite,
            Write,
            knowledge,
            terms::put_collection,
        )
        .summary("Says how a group of documents is searched."),
        Operation::new(
            "knowledge.collections.delete",
            "DELETE /api/v1/knowledge/collections/{name}",
            KnowledgeWrite,
            Write,
            knowledge,
            terms::delete_collection,
        )
        .summary("Has a group of documents searched like all others again; the documents stay."),
        Operation::new(
            "knowledge.index.get",
            "GET /api/v1/knowledge/index",
            KnowledgeRead,
            Read,
            knowledge,
            terms::state,
        )
        .summary("Shows what is held in memory to search the tenant's documents, and how far it is loaded."),
    ]
}
