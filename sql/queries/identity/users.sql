--: Credentials(locked_until?)

--! insert_user
INSERT INTO users (id, email, name, password_hash, locale)
VALUES (:id, :email, :name, :password_hash, :locale);

--! user_by_email : Credentials
SELECT id, email, name, locale, password_hash, failed_attempts, locked_until
FROM users
WHERE lower(email) = lower(:email);

--! user_by_id : Credentials
SELECT id, email, name, locale, password_hash, failed_attempts, locked_until
FROM users
WHERE id = :id;

-- Counts a wrong password and locks the account at the fifth.
--! record_failed_sign_in
UPDATE users
SET failed_attempts = failed_attempts + 1,
    locked_until = CASE WHEN failed_attempts + 1 >= :max_attempts THEN :locked_until ELSE locked_until END
WHERE id = :id
RETURNING failed_attempts;

--! record_sign_in
UPDATE users SET failed_attempts = 0, locked_until = NULL WHERE id = :id;

--! insert_membership
INSERT INTO memberships (tenant_id, user_id, role) VALUES (:tenant_id, :user_id, :role);

--! membership
SELECT role FROM memberships WHERE user_id = :user_id;

--! membership_in
SELECT role FROM memberships WHERE tenant_id = :tenant_id AND user_id = :user_id;

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
UPDATE memberships SET role = :role WHERE user_id = :user_id RETURNING user_id;

--! remove_member
DELETE FROM memberships WHERE user_id = :user_id RETURNING role;

-- Owners in a fixed order and locked, so that two removals at once cannot leave a tenant without one.
--! lock_owners
SELECT user_id FROM memberships WHERE role = 'owner' ORDER BY user_id FOR UPDATE;

--! insert_password_history
INSERT INTO password_history (user_id, password_hash) VALUES (:user_id, :password_hash);
