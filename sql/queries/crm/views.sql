--: View(owner_id?)

--! views (owner_id?) : View
SELECT id, kind, owner_id, name, spec FROM crm_views
WHERE tenant_id = :tenant_id AND kind = :kind AND (owner_id IS NULL OR owner_id = :owner_id)
ORDER BY name, id
LIMIT 200;

--! lock_view : View
SELECT id, kind, owner_id, name, spec FROM crm_views WHERE tenant_id = :tenant_id AND id = :id FOR UPDATE;

--! put_view (owner_id?)
INSERT INTO crm_views (tenant_id, id, kind, owner_id, name, spec, updated_at)
VALUES (:tenant_id, :id, :kind, :owner_id, :name, :spec, :now)
ON CONFLICT (tenant_id, id) DO UPDATE
SET owner_id = excluded.owner_id, name = excluded.name, spec = excluded.spec, updated_at = excluded.updated_at;

--! delete_view
DELETE FROM crm_views WHERE tenant_id = :tenant_id AND id = :id;
