--! insert_tenant
INSERT INTO tenants (id, name, slug) VALUES (:id, :name, :slug);

--! tenant_by_slug
SELECT id, name, slug FROM tenants WHERE slug = :slug;

--! all_tenants
SELECT id, name, slug FROM tenants ORDER BY created_at, id LIMIT :limit;

--! tenants_of_user
SELECT t.id, t.name, t.slug, m.role
FROM memberships AS m
JOIN tenants AS t ON t.id = m.tenant_id
WHERE m.user_id = :user_id
ORDER BY t.name, t.id
LIMIT 1000;
