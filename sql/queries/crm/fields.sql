--: Field()

--! fields : Field
SELECT id, kind, key, label, type AS holds, options, required, position FROM crm_fields
WHERE tenant_id = :tenant_id AND kind = :kind
ORDER BY position, key;

--! all_fields : Field
SELECT id, kind, key, label, type AS holds, options, required, position FROM crm_fields
WHERE tenant_id = :tenant_id
ORDER BY kind, position, key;

--! lock_field : Field
SELECT id, kind, key, label, type AS holds, options, required, position FROM crm_fields
WHERE tenant_id = :tenant_id AND id = :id
FOR UPDATE;

--! insert_field
INSERT INTO crm_fields (tenant_id, id, kind, key, label, type, options, required, position, updated_at)
VALUES (:tenant_id, :id, :kind, :key, :label, :holds, :options, :required, :position, :now);

--! update_field
UPDATE crm_fields SET label = :label, options = :options, required = :required, position = :position, updated_at = :now
WHERE tenant_id = :tenant_id AND id = :id;

--! delete_field
DELETE FROM crm_fields WHERE tenant_id = :tenant_id AND id = :id;

--: Team(members)

--! teams : Team
SELECT t.id, t.name,
    coalesce((SELECT array_agg(m.user_id ORDER BY m.user_id) FROM crm_team_members AS m
        WHERE m.tenant_id = t.tenant_id AND m.team_id = t.id), '{}') AS members
FROM crm_teams AS t
WHERE t.tenant_id = :tenant_id
ORDER BY t.name
LIMIT 500;

--! put_team
INSERT INTO crm_teams (tenant_id, id, name, updated_at) VALUES (:tenant_id, :id, :name, :now)
ON CONFLICT (tenant_id, id) DO UPDATE SET name = excluded.name, updated_at = excluded.updated_at;

--! has_team
SELECT id FROM crm_teams WHERE tenant_id = :tenant_id AND id = :id;

--! drop_members
DELETE FROM crm_team_members WHERE tenant_id = :tenant_id AND team_id = :team_id;

--! put_members
INSERT INTO crm_team_members (tenant_id, team_id, user_id)
SELECT m.tenant_id, :team_id, m.user_id FROM memberships AS m
WHERE m.tenant_id = :tenant_id AND m.user_id = ANY (:members);

--! delete_team
DELETE FROM crm_teams WHERE tenant_id = :tenant_id AND id = :id;

--! is_member
SELECT m.user_id FROM memberships AS m WHERE m.tenant_id = :tenant_id AND m.user_id = :user_id;

-- Names of everybody, for files that are written of many records.
--! people
SELECT u.id, u.name, u.email FROM users AS u ORDER BY u.id LIMIT 10000;
