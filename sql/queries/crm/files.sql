--: Import(run_id?, actor_id?)

--! put_part
INSERT INTO crm_file_parts (tenant_id, file_id, ordinal, content, created_at)
VALUES (:tenant_id, :file_id, :ordinal, :content, :now)
ON CONFLICT (tenant_id, file_id, ordinal) DO UPDATE SET content = excluded.content;

--! part
SELECT content FROM crm_file_parts WHERE tenant_id = :tenant_id AND file_id = :file_id AND ordinal = :ordinal;

--! drop_parts
DELETE FROM crm_file_parts WHERE tenant_id = :tenant_id AND file_id = :file_id;

--! insert_import (actor_id?)
INSERT INTO crm_imports (tenant_id, id, kind, file_name, bytes, shape, actor_id, actor_name, created_at)
VALUES (:tenant_id, :id, :kind, :file_name, :bytes, :shape, :actor_id, :actor_name, :now);

--! import : Import
SELECT id, kind, file_name, bytes, shape, run_id, actor_id, actor_name, created_at FROM crm_imports
WHERE tenant_id = :tenant_id AND id = :id;

--! lock_import : Import
SELECT id, kind, file_name, bytes, shape, run_id, actor_id, actor_name, created_at FROM crm_imports
WHERE tenant_id = :tenant_id AND id = :id
FOR UPDATE;

--! imports (before_id?) : Import
SELECT id, kind, file_name, bytes, shape, run_id, actor_id, actor_name, created_at FROM crm_imports
WHERE tenant_id = :tenant_id AND (:before_id::uuid IS NULL OR id < :before_id)
ORDER BY id DESC
LIMIT :limit;

--! import_begun
UPDATE crm_imports SET run_id = :run_id WHERE tenant_id = :tenant_id AND id = :id;

-- Of all tenants.
--! forget_parts
DELETE FROM crm_file_parts WHERE created_at < :before;

--! forget_imports
DELETE FROM crm_imports WHERE created_at < :before;
