--! insert_blob
INSERT INTO blobs (tenant_id, id, created_at, size, bytes) VALUES (:tenant_id, :id, :created_at, :size, :bytes);

--! get_blobs : (bytes?, place?)
SELECT id, bytes, place FROM blobs WHERE created_at = :created_at AND id = ANY (:ids::uuid []) AND NOT erased;

-- For an owner of another time; the bytes outside of Postgres are shared.
--! copy_blobs
INSERT INTO blobs (tenant_id, id, created_at, size, bytes, place)
SELECT b.tenant_id, b.id, :new_created_at, b.size, b.bytes, b.place
FROM blobs AS b
WHERE b.created_at = :created_at AND b.id = ANY (:ids::uuid []) AND NOT b.erased
ON CONFLICT DO NOTHING;

-- Of all tenants: what lies in Postgres still.
--! waiting_blobs
SELECT tenant_id, id, created_at FROM blobs WHERE place IS NULL ORDER BY created_at LIMIT :limit;

--! waiting_blob : (bytes?)
SELECT bytes FROM blobs WHERE tenant_id = :tenant_id AND id = :id AND created_at = :created_at AND place IS NULL;

--! place_blob
UPDATE blobs SET bytes = NULL, place = :place
WHERE tenant_id = :tenant_id AND id = :id AND created_at = :created_at AND place IS NULL;

--! places_in_use
SELECT p.place FROM unnest(:places::text []) AS p (place)
WHERE EXISTS (SELECT 1 FROM blobs AS b WHERE b.place = p.place);

-- Of all tenants: what has to go from the bucket.
--! erased_blobs : (place?)
SELECT tenant_id, id, created_at, place FROM blobs WHERE erased ORDER BY created_at LIMIT :limit;

-- As long as others share its object, that stays.
--! is_shared
SELECT EXISTS (SELECT 1 FROM blobs WHERE place = :place AND NOT erased) AS shared;

--! forget_blob
DELETE FROM blobs WHERE tenant_id = :tenant_id AND id = :id AND created_at = :created_at AND erased;
