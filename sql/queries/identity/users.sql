--! insert_user
INSERT INTO users (id, email, name, password_hash, locale)
VALUES (:id, :email, :name, :password_hash, :locale);

--! user_by_email
SELECT id, email, name, locale FROM users WHERE lower(email) = lower(:email);

--! user_by_id
SELECT id, email, name, locale FROM users WHERE id = :id;

-- Counts the attempt before the password is looked at, so that attempts at once cannot get more guesses
-- than attempts one by one. The last attempt that is allowed locks the account; a right password unlocks
-- it again. After a lock has run out the count starts anew. No row: nobody of that name, or locked.
--! begin_sign_in
UPDATE users
SET failed_attempts = CASE WHEN locked_until IS NULL THEN failed_attempts + 1 ELSE 1 END,
    locked_until = CASE WHEN locked_until IS NULL AND failed_attempts + 1 >= :max_attempts THEN :lock_until::timestamptz ELSE NULL END
WHERE lower(email) = lower(:email) AND (locked_until IS NULL OR locked_until <= :now::timestamptz)
RETURNING id, email, name, locale, password_hash;

--! locked_until : (locked_until?)
SELECT id, locked_until FROM users WHERE lower(email) = lower(:email);

--! record_sign_in
UPDATE users SET failed_attempts = 0, locked_until = NULL WHERE id = :id;

--! insert_membership
INSERT INTO memberships (tenant_id, user_id, role) VALUES (:tenant_id, :user_id, :role);

--! ensure_membership
INSERT INTO memberships (tenant_id, user_id, role, created_at)
VALUES (:tenant_id, :user_id, :role, clock_timestamp())
ON CONFLICT (tenant_id, user_id) DO UPDATE SET role = excluded.role;

--! use_membership
UPDATE memberships SET last_used_at = :now WHERE tenant_id = :tenant_id AND user_id = :user_id;

--! membership
SELECT role FROM memberships WHERE user_id = :user_id;

--! list_members (after_created?, after_id?)
SELECT u.id, u.email, u.name, u.locale, m.role, m.created_at
FROM memberships AS m
JOIN users AS u ON u.id = m.user_id
WHERE (:after_created::timestamptz IS NULL OR (m.created_at, u.id) > (:after_created, :after_id::uuid))
ORDER BY m.created_at, u.id
LIMIT :limit;

--! member
SELECT u.id, u.email, u.name, u.locale, m.role, m.created_at
FROM memberships AS m
JOIN users AS u ON u.id = m.user_id
WHERE u.id = :user_id;

--! set_role
UPDATE memberships SET role = :role WHERE user_id = :user_id;

--! remove_member
DELETE FROM memberships WHERE user_id = :user_id;

-- Owners in a fixed order and locked, so that two removals at once cannot leave a tenant without one.
--! lock_owners
SELECT user_id FROM memberships WHERE role = 'owner' ORDER BY user_id FOR UPDATE;

--! users_without_tenant
SELECT id FROM users AS u
WHERE NOT EXISTS (SELECT 1 FROM memberships AS m WHERE m.user_id = u.id)
LIMIT :limit;

--! lock_user
SELECT id FROM users WHERE id = :id FOR UPDATE;

--! delete_user_without_tenant
DELETE FROM users AS u
WHERE u.id = :id AND NOT EXISTS (SELECT 1 FROM memberships AS m WHERE m.user_id = u.id);
