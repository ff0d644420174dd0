--: Model()
--: Blocked(reason?)
--: Example(converted?)

--! settings
SELECT settings FROM crm_settings WHERE tenant_id = :tenant_id;

--! put_settings
INSERT INTO crm_settings (tenant_id, settings, updated_at) VALUES (:tenant_id, :settings, :now)
ON CONFLICT (tenant_id) DO UPDATE SET settings = excluded.settings, updated_at = excluded.updated_at;

--! blocklist (after?) : Blocked
SELECT id, value, reason, created_at FROM crm_blocklist
WHERE tenant_id = :tenant_id AND (:after::text IS NULL OR value > :after)
ORDER BY value
LIMIT :limit;

--! blocked : Blocked
SELECT id, value, reason, created_at FROM crm_blocklist
WHERE tenant_id = :tenant_id AND value = ANY (:values)
ORDER BY value;

--! block (reason?)
INSERT INTO crm_blocklist (tenant_id, id, value, reason, created_at)
VALUES (:tenant_id, :id, :value, :reason, :now);

--! unblock
DELETE FROM crm_blocklist WHERE tenant_id = :tenant_id AND id = :id;

--! models : Model
SELECT version, model, quality, active, trained_at FROM crm_score_models
WHERE tenant_id = :tenant_id
ORDER BY version DESC
LIMIT 50;

--! active_model : Model
SELECT version, model, quality, active, trained_at FROM crm_score_models WHERE tenant_id = :tenant_id AND active;

--! hold_models
SELECT version FROM crm_score_models WHERE tenant_id = :tenant_id ORDER BY version FOR UPDATE;

--! retire_models
UPDATE crm_score_models SET active = false WHERE tenant_id = :tenant_id AND active;

--! activate_model
UPDATE crm_score_models SET active = true WHERE tenant_id = :tenant_id AND version = :version;

--! insert_model
INSERT INTO crm_score_models (tenant_id, version, model, quality, active, trained_at)
VALUES (:tenant_id, :version, :model, :quality, :active, :now);

-- What was done about leads until a moment of each: how often, of what sort.
--! activity_counts
SELECT a.record_id, a.type AS what, count(*) AS times FROM crm_activities AS a
WHERE a.tenant_id = :tenant_id AND a.record_id = ANY (:records)
GROUP BY a.record_id, a.type;

-- Leads of which it is known what became of them, the newest first: won, or lost.
--! examples (before_id?) : Example
SELECT l.id, (l.status = 'converted' AND d.status IS DISTINCT FROM 'lost') AS converted
FROM leads AS l
LEFT JOIN deals AS d ON d.tenant_id = l.tenant_id AND d.id = l.deal_id
WHERE l.tenant_id = :tenant_id AND l.status IN ('converted', 'unqualified') AND l.deleted_at IS NULL
    AND (:before_id::uuid IS NULL OR l.id < :before_id)
ORDER BY l.id DESC
LIMIT :limit;

--! leads_between
SELECT id FROM leads
WHERE tenant_id = :tenant_id AND id > :after AND id <= :last AND deleted_at IS NULL
ORDER BY id
LIMIT :limit;

-- How the scores of leads that came lately are spread, in tenths.
--! recent_scores
SELECT least(score / 10, 9) AS tenth, count(*) AS leads FROM leads
WHERE tenant_id = :tenant_id AND created_at >= :since AND deleted_at IS NULL
GROUP BY 1
ORDER BY 1;
