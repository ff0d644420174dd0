--: EntityType(description?)

--! list_entity_types (after?) : EntityType
SELECT id, name, description, fuzzy, listed, updated_at FROM entity_types
WHERE :after::text IS NULL OR name > :after
ORDER BY name
LIMIT :limit;

--! get_entity_type : EntityType
SELECT id, name, description, fuzzy, listed, updated_at FROM entity_types WHERE name = :name;

--! put_entity_type (description?)
INSERT INTO entity_types (tenant_id, id, name, description, fuzzy, listed, updated_at)
VALUES (:tenant_id, :id, :name, :description, :fuzzy, :listed, :now)
ON CONFLICT (tenant_id, name) DO UPDATE
SET description = EXCLUDED.description, fuzzy = EXCLUDED.fuzzy, listed = EXCLUDED.listed,
    updated_at = EXCLUDED.updated_at
RETURNING id;

--! delete_entity_type
DELETE FROM entity_types WHERE name = :name RETURNING id;

--! count_entity_types
SELECT count(*) AS types FROM entity_types;

-- Changes whenever a list does.
--! entity_types_stamp
SELECT count(*)::text || ' ' || coalesce(max(updated_at)::text, '') AS stamp FROM entity_types;
