--: Rule()

--: RuleVersion(comment?, author_id?)

--! list_rules
SELECT r.name, r.type, r.version, r.updated_at,
    greatest(r.version, (
        SELECT max(v.version) FROM rule_versions AS v WHERE v.tenant_id = r.tenant_id AND v.rule_id = r.id
    ))::integer AS latest
FROM rules AS r
ORDER BY r.name
LIMIT 500;

--! live_rules
SELECT name, type, content, version FROM rules WHERE version > 0 ORDER BY name LIMIT 500;

--! get_rule : Rule
SELECT id, name, type, content, version, updated_at FROM rules WHERE name = :name;

-- The same, held until the transaction ends: versions are numbered under this lock.
--! lock_rule : Rule
SELECT id, name, type, content, version, updated_at FROM rules WHERE name = :name FOR UPDATE;

--! insert_rule
INSERT INTO rules (tenant_id, id, name, type, content, version)
VALUES (:tenant_id, :id, :name, :type_, '{}', 0)
ON CONFLICT (tenant_id, name) DO NOTHING;

-- A rule that was written before there were versions keeps the one it has.
--! keep_live_version
INSERT INTO rule_versions (tenant_id, rule_id, version, content, author_name, created_at)
SELECT tenant_id, id, version, content, 'Tekup', updated_at
FROM rules
WHERE id = :id AND version > 0
ON CONFLICT DO NOTHING;

--! insert_rule_version (comment?, author_id?)
INSERT INTO rule_versions (tenant_id, rule_id, version, content, comment, author_id, author_name, created_at)
VALUES (:tenant_id, :rule_id, :version, :content, :comment, :author_id, :author_name, :created_at);

--! latest_rule_version : RuleVersion
SELECT version, content, comment, author_id, author_name, created_at
FROM rule_versions
WHERE rule_id = :rule_id
ORDER BY version DESC
LIMIT 1;

--! get_rule_version : RuleVersion
SELECT version, content, comment, author_id, author_name, created_at
FROM rule_versions
WHERE rule_id = :rule_id AND version = :version;

--! list_rule_versions
SELECT version, author_name, created_at, coalesce(comment, '') AS comment
FROM rule_versions
WHERE rule_id = :rule_id AND version < :before
ORDER BY version DESC
LIMIT :limit;

--! go_live
UPDATE rules SET content = :content, version = :version, updated_at = :now WHERE id = :id;

--! delete_rule
DELETE FROM rules WHERE name = :name RETURNING id;
