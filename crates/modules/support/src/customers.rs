//! Customers: one person across channels, known by verified identities.

use serde_json::json;
use tekup_base::{CustomerId, Error, Result};
use tekup_context::OpContext;
use tekup_db::TenantTx;
use tekup_events::emit;

use crate::{
    model::{Customer, Identity, IdentityKind, Merge, Profile},
    store,
};

/// The customer of this identity, made if there is none. A claimed identity never finds anybody: each call
/// with one makes a customer of its own, which staff may merge.
///
/// # Errors
/// When the database fails.
pub async fn find_or_create(
    tx: &mut TenantTx,
    ctx: &OpContext,
    identity: &Identity,
    profile: &Profile<'_>,
) -> Result<CustomerId> {
    let now = ctx.now();
    if identity.verified {
        if let Some(found) = store::customers::see(tx, identity, profile, now).await? {
            return Ok(found);
        }
        store::customers::hold(tx, identity).await?;
        if let Some(found) = store::customers::see(tx, identity, profile, now).await? {
            return Ok(found);
        }
    }
    let id = CustomerId::new();
    let own = id.to_string();
    // Who has no id of the tenant's goes by ours.
    let user_id = match identity.kind {
        IdentityKind::ExternalId if identity.verified => identity.value(),
        _ => &own,
    };
    let mut profile = profile.clone();
    match identity.kind {
        IdentityKind::Email => profile.email = Some(identity.value()),
        IdentityKind::Phone => profile.phone = Some(identity.value()),
        _ => {}
    }
    let id = store::customers::insert(tx, id, user_id, &profile, now).await?;
    store::customers::add_identity(tx, id, identity).await?;
    for (kind, value) in [
        (IdentityKind::Email, profile.email),
        (IdentityKind::Phone, profile.phone),
    ] {
        // What a profile says is a claim; one that makes no sense is no identity.
        let claim = value.and_then(|value| Identity::claimed(kind, value).ok());
        if let Some(claim) = claim.filter(|_| kind != identity.kind) {
            store::customers::add_identity(tx, id, &claim).await?;
        }
    }
    emit(
        tx,
        ctx,
        "customer.created",
        id.0,
        &json!({"id": id, "identity": identity.kind}),
    )?;
    Ok(id)
}

/// Adds an identity to a customer.
///
/// # Errors
/// A conflict when another customer has it verified.
pub(crate) async fn learn(tx: &TenantTx, id: CustomerId, identity: &Identity) -> Result<()> {
    let added = store::customers::add_identity(tx, id, identity).await?;
    if !added && identity.verified {
        let owner = store::customers::find(tx, identity).await?;
        if owner != Some(id) {
            return Err(Error::conflict(format!(
                "another customer has this {} already; merge the two",
                identity.kind.as_str()
            )));
        }
    }
    Ok(())
}

/// Makes one customer of two: `from` goes into `into`.
///
/// # Errors
/// When one of them is not there or has been merged already.
pub(crate) async fn merge(
    tx: &mut TenantTx,
    ctx: &OpContext,
    into: CustomerId,
    from: CustomerId,
) -> Result<(Customer, Merge)> {
    if into == from {
        return Err(Error::field("from", "same", "must be another customer"));
    }
    // Always in the same order, so that two merges cannot wait for each other.
    let (first, second) = (into.min(from), into.max(from));
    let mut locked = Vec::with_capacity(2);
    for id in [first, second] {
        let customer = store::customers::lock(tx, id)
            .await?
            .ok_or_else(|| Error::not_found("customer"))?;
        if customer.merged_into.is_some() {
            return Err(Error::conflict("this customer has been merged already"));
        }
        locked.push(customer);
    }
    if first != into {
        locked.swap(0, 1);
    }
    let (Some(other), Some(kept)) = (locked.pop(), locked.pop()) else {
        return Err(Error::not_found("customer"));
    };
    let filled: Vec<&str> = [
        ("name", &kept.name, &other.name),
        ("email", &kept.email, &other.email),
        ("phone", &kept.phone, &other.phone),
        ("language", &kept.language, &other.language),
    ]
    .into_iter()
    .filter(|(_, mine, theirs)| mine.is_none() && theirs.is_some())
    .map(|(field, ..)| field)
    .collect();
    let merge = store::customers::merge(tx, into, from, &filled, ctx.now()).await?;
    emit(tx, ctx, "customer.merged", into.0, &merge)?;
    let kept = store::customers::get(tx, into)
        .await?
        .ok_or_else(|| Error::not_found("customer"))?;
    Ok((kept, merge))
}
