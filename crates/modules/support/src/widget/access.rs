use tekup_base::{ConversationId, CustomerId, Error, Result};
use tekup_context::{OpContext, Principal};
use tekup_db::TenantTx;
use uuid::Uuid;

use crate::{
    model::{Identity, IdentityKind},
    store::{self, visitors::Seen},
};

/// Whose conversations the caller may reach.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Owner {
    /// Those that this browser began while nobody had said who sits there.
    Browser(Uuid),
    /// Those of a customer, in the widget and in apps.
    Customer(CustomerId),
    /// None: a customer who has not written yet.
    Nobody,
}

/// Who the context's visitor is.
///
/// # Errors
/// `Forbidden` for anybody but a visitor.
pub(crate) async fn owner(tx: &TenantTx, ctx: &OpContext) -> Result<Owner> {
    let Principal::Visitor { id, customer } = ctx.principal() else {
        return Err(Error::forbidden("this door is for visitors of the widget"));
    };
    let Some(customer) = customer else {
        return Ok(Owner::Browser(*id));
    };
    let identity = Identity::verified(IdentityKind::ExternalId, customer)?;
    let found = store::customers::find(tx, &identity).await?;
    Ok(found.map_or(Owner::Nobody, Owner::Customer))
}

/// The caller's own conversation; one of anybody else's is not there.
///
/// # Errors
/// `NotFound`.
pub(crate) async fn own(tx: &TenantTx, ctx: &OpContext, id: ConversationId) -> Result<Seen> {
    let owner = owner(tx, ctx).await?;
    store::visitors::own(tx, owner, id)
        .await?
        .ok_or_else(|| Error::not_found("conversation"))
}

/// Makes sure that a visitor reaches no conversation but their own. Others are held by their permissions.
///
/// # Errors
/// `NotFound`.
pub(crate) async fn check(tx: &TenantTx, ctx: &OpContext, id: ConversationId) -> Result<()> {
    if let Principal::Visitor { .. } = ctx.principal() {
        own(tx, ctx, id).await?;
    }
    Ok(())
}
