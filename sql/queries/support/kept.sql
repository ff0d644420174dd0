--: Canned()
--: Macro()
--: View(owner_id?)

--! list_canned_answers (after?) : Canned
SELECT id, shortcut, title, content FROM canned_answers
WHERE :after::text IS NULL OR shortcut > :after
ORDER BY shortcut
LIMIT :limit;

--! get_canned_answer : Canned
SELECT id, shortcut, title, content FROM canned_answers WHERE id = :id;

--! insert_canned_answer
INSERT INTO canned_answers (tenant_id, id, shortcut, title, content, updated_at)
VALUES (:tenant_id, :id, :shortcut, :title, :content, :now);

--! update_canned_answer
UPDATE canned_answers SET shortcut = :shortcut, title = :title, content = :content, updated_at = :now
WHERE id = :id;

--! delete_canned_answer
DELETE FROM canned_answers WHERE id = :id;

--! hold_canned_answers
SELECT id FROM canned_answers WHERE id = ANY (:ids) ORDER BY id FOR KEY SHARE;

-- `saying`: a list of one change, as macros hold them.
--! macros_saying
SELECT name FROM macros WHERE changes @> :saying::jsonb ORDER BY name LIMIT 5;

--! list_macros (after?) : Macro
SELECT id, name, changes FROM macros
WHERE :after::text IS NULL OR name > :after
ORDER BY name
LIMIT :limit;

--! get_macro : Macro
SELECT id, name, changes FROM macros WHERE id = :id;

--! get_macro_named : Macro
SELECT id, name, changes FROM macros WHERE name = :name;

--! macro_names
SELECT name FROM macros ORDER BY name;

--! insert_macro
INSERT INTO macros (tenant_id, id, name, changes, updated_at)
VALUES (:tenant_id, :id, :name, :changes, :now);

--! update_macro
UPDATE macros SET name = :name, changes = :changes, updated_at = :now WHERE id = :id;

--! delete_macro
DELETE FROM macros WHERE id = :id;

-- The caller's own and those that everybody has.
--! list_views (owner_id?, after?) : View
SELECT id, owner_id, name, filter FROM saved_views
WHERE (owner_id IS NULL OR owner_id = :owner_id) AND (:after::text IS NULL OR name || id::text > :after)
ORDER BY name || id::text
LIMIT :limit;

--! get_view : View
SELECT id, owner_id, name, filter FROM saved_views WHERE id = :id;

--! insert_view (owner_id?)
INSERT INTO saved_views (tenant_id, id, owner_id, name, filter, updated_at)
VALUES (:tenant_id, :id, :owner_id, :name, :filter, :now);

--! update_view (owner_id?)
UPDATE saved_views SET owner_id = :owner_id, name = :name, filter = :filter, updated_at = :now WHERE id = :id;

--! delete_view
DELETE FROM saved_views WHERE id = :id;
