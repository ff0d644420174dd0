mod change;
mod look;

use schemars::JsonSchema;
use serde::Deserialize;
use tekup_base::CustomerId;
use tekup_context::Permission;
use tekup_operations::{Effect, Operation};

use crate::Support;

pub(crate) fn operations(support: &Support) -> Vec<Operation> {
    vec![
        Operation::new(
            "customers.list",
            "GET /api/v1/customers",
            Permission::CustomersRead,
            Effect::Read,
            support,
            look::list,
        )
        .summary("Lists customers, those seen last first."),
        Operation::new(
            "customers.get",
            "GET /api/v1/customers/{id}",
            Permission::CustomersRead,
            Effect::Read,
            support,
            look::get,
        )
        .summary("Shows a customer, what they are known by, and who may be the same person."),
        Operation::new(
            "customers.conversations",
            "GET /api/v1/customers/{id}/conversations",
            Permission::CustomersRead,
            Effect::Read,
            support,
            look::conversations,
        )
        .summary("Lists a customer's conversations across channels, the latest activity first."),
        Operation::new(
            "customers.update",
            "PATCH /api/v1/customers/{id}",
            Permission::CustomersWrite,
            Effect::Write,
            support,
            change::update,
        )
        .summary("Changes what is known of a customer."),
        Operation::new(
            "customers.merge",
            "POST /api/v1/customers/{id}/merge",
            Permission::CustomersWrite,
            Effect::Write,
            support,
            change::merge,
        )
        .summary("Makes one customer of two; conversations and identities of `from` move here."),
        Operation::new(
            "customers.unmerge",
            "POST /api/v1/customers/merges/{id}/undo",
            Permission::CustomersWrite,
            Effect::Write,
            support,
            change::unmerge,
        )
        .summary("Undoes a merge: what it moved goes back, as far as it is still there."),
        Operation::new(
            "customers.erase",
            "DELETE /api/v1/customers/{id}",
            Permission::CustomersErase,
            Effect::Write,
            support,
            change::erase,
        )
        .summary("Erases a customer and everything they wrote, for good.")
        .deadline(std::time::Duration::from_secs(120)),
    ]
}

/// One customer.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ById {
    /// The customer.
    id: CustomerId,
}
