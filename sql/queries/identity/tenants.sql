--! insert_tenant
INSERT INTO tenants (id, name, slug) VALUES (:id, :name, :slug) ON CONFLICT (slug) DO NOTHING;

--! found_tenant
SELECT tekup_found_tenant(:id, :name, :slug, :owner_id)::text AS founded;

--! tenant
SELECT id, name, slug FROM tenants WHERE id = :id;

--! tenant_by_slug
SELECT id, name, slug FROM tenants WHERE slug = :slug;

--! all_tenants
SELECT id, name, slug FROM tenants ORDER BY created_at, id LIMIT :limit;

--! tenants_of_user : (last_used_at?)
SELECT t.id, t.name, t.slug, m.role, m.created_at, m.last_used_at
FROM memberships AS m
JOIN tenants AS t ON t.id = m.tenant_id
WHERE m.user_id = :user_id
ORDER BY t.name, t.id
LIMIT 1000;
