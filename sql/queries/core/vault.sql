--! latest_key
SELECT version, sealed, master FROM tenant_keys ORDER BY version DESC LIMIT 1;

--! get_key
SELECT version, sealed, master FROM tenant_keys WHERE version = :version;

--! all_keys
SELECT version, sealed, master FROM tenant_keys ORDER BY version;

-- No row when another one was faster.
--! insert_key
INSERT INTO tenant_keys (tenant_id, version, sealed, master)
VALUES (:tenant_id, :version, :sealed, :master)
ON CONFLICT (tenant_id, version) DO NOTHING
RETURNING version;

-- Across tenants: keys that an older master key sealed.
--! keys_of_other_masters
SELECT tenant_id, version, sealed, master FROM tenant_keys WHERE master <> :master
ORDER BY tenant_id, version
LIMIT :limit;

--! reseal_key
UPDATE tenant_keys SET sealed = :sealed, master = :master
WHERE tenant_id = :tenant_id AND version = :version;
