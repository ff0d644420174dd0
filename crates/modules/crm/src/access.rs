//! Who sees which records: their own, their teams' and those that are nobody's; with `crm:all` every one.

use tekup_context::{OpContext, Permission};
use uuid::Uuid;

use crate::store::Sql;

/// What a caller may see, asked in every query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    All,
    /// Of one person; a program without `crm:all` sees only what is nobody's.
    Of(Option<Uuid>),
}

impl Access {
    pub fn of(ctx: &OpContext) -> Self {
        if ctx.permissions().contains(Permission::CrmAll) {
            Self::All
        } else {
            Self::Of(ctx.principal().user_id().map(|id| id.0))
        }
    }

    /// What is left of the row `r` in a query: ` AND ...`.
    pub fn restrict(self, sql: &mut Sql) {
        let Self::Of(person) = self else { return };
        let me = sql.bind(person);
        sql.text.push_str(&format!(
            " AND (r.owner_id = {me}::uuid OR r.team_id IN (SELECT m.team_id FROM crm_team_members AS m \
             WHERE m.tenant_id = r.tenant_id AND m.user_id = {me}::uuid) \
             OR (r.owner_id IS NULL AND r.team_id IS NULL))"
        ));
    }
}
