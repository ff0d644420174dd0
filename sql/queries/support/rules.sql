--! list_rules
SELECT name, type, version, updated_at FROM rules ORDER BY name LIMIT 1000;

--! get_rule
SELECT id, name, type, content, version, updated_at FROM rules WHERE name = :name;

--! put_rule
INSERT INTO rules (tenant_id, id, name, type, content)
VALUES (:tenant_id, :id, :name, :type_, :content)
ON CONFLICT (tenant_id, name) DO UPDATE
SET type = EXCLUDED.type, content = EXCLUDED.content, version = rules.version + 1, updated_at = now()
RETURNING id, version, updated_at;

--! rule_version
SELECT version FROM rules WHERE name = :name;
