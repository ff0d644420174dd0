--: Widget()

--! insert_widget : Widget
INSERT INTO widgets (tenant_id, id, public_key, name, enabled, origins, settings, secret, created_at, updated_at)
VALUES (:tenant_id, :id, :public_key, :name, :enabled, :origins, :settings, :secret, :now, :now)
ON CONFLICT (tenant_id, name) DO NOTHING
RETURNING id, tenant_id, public_key, name, enabled, origins, settings, secret, created_at, updated_at;

--! list_widgets (after?) : Widget
SELECT id, tenant_id, public_key, name, enabled, origins, settings, secret, created_at, updated_at
FROM widgets
WHERE tenant_id = :tenant_id AND (:after::uuid IS NULL OR id > :after)
ORDER BY id
LIMIT :limit;

--! get_widget : Widget
SELECT id, tenant_id, public_key, name, enabled, origins, settings, secret, created_at, updated_at
FROM widgets
WHERE tenant_id = :tenant_id AND id = :id;

-- As tekup_system: a visitor's page knows the key alone.
--! widget_of_key : Widget
SELECT id, tenant_id, public_key, name, enabled, origins, settings, secret, created_at, updated_at
FROM widgets
WHERE public_key = :public_key;

--! update_widget : Widget
UPDATE widgets
SET name = :name, enabled = :enabled, origins = :origins, settings = :settings, updated_at = :now
WHERE tenant_id = :tenant_id AND id = :id
RETURNING id, tenant_id, public_key, name, enabled, origins, settings, secret, created_at, updated_at;

--! rotate_widget_secret
UPDATE widgets SET secret = :secret, updated_at = :now WHERE tenant_id = :tenant_id AND id = :id;

--! delete_widget
DELETE FROM widgets WHERE tenant_id = :tenant_id AND id = :id;
