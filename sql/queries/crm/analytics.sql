--: StageFigure(average_days?)
--: Velocity(average_days?, median_days?)
--: LostReason(reason?)

--! lead_days
SELECT coalesce(date, :from_day) AS date, coalesce(source, '') AS source, coalesce(total_leads, 0)::bigint AS total,
    coalesce(converted_leads, 0)::bigint AS converted, coalesce(qualified_leads, 0)::bigint AS qualified,
    coalesce(score_sum, 0)::bigint AS score_sum
FROM lead_analytics
WHERE date >= :from_day AND date <= :to_day
ORDER BY 1, 2;

--! refreshed_at
SELECT refreshed_at FROM crm_analytics_state;

--! refresh
SELECT tekup_refresh_lead_analytics() AS refreshed;

-- Deals by stage, with what they are worth; by probability as well.
--! pipeline_figures (owner_id?) : StageFigure
SELECT d.pipeline_id, d.stage, d.status, d.currency, count(*) AS deals, sum(d.value)::bigint AS value,
    sum(d.value * d.probability / 100)::bigint AS weighted,
    avg(extract(epoch FROM :now::timestamptz - d.stage_since) / 86400)::double precision AS average_days
FROM deals AS d
WHERE d.tenant_id = :tenant_id AND d.deleted_at IS NULL AND d.status = 'open'
    AND (:owner_id::uuid IS NULL OR d.owner_id = :owner_id)
GROUP BY d.pipeline_id, d.stage, d.status, d.currency
ORDER BY d.pipeline_id, d.stage, d.currency;

-- What is expected to be decided in each month.
--! forecast (owner_id?)
SELECT date_trunc('month', d.close_date)::date AS month, d.currency, count(*) AS deals, sum(d.value)::bigint AS value,
    sum(d.value * d.probability / 100)::bigint AS weighted
FROM deals AS d
WHERE d.tenant_id = :tenant_id AND d.deleted_at IS NULL AND d.status = 'open'
    AND d.close_date >= :from_day AND d.close_date <= :to_day
    AND (:owner_id::uuid IS NULL OR d.owner_id = :owner_id)
GROUP BY 1, 2
ORDER BY 1, 2;

-- What was decided, and how long it took.
--! velocity (owner_id?) : Velocity
SELECT date_trunc('month', d.closed_at)::date AS month, d.status, d.currency, count(*) AS deals,
    sum(d.value)::bigint AS value,
    avg(extract(epoch FROM d.closed_at - d.created_at) / 86400)::double precision AS average_days,
    (percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM d.closed_at - d.created_at) / 86400))::double precision
        AS median_days
FROM deals AS d
WHERE d.tenant_id = :tenant_id AND d.deleted_at IS NULL AND d.closed_at >= :from_at AND d.closed_at < :to_at
    AND (:owner_id::uuid IS NULL OR d.owner_id = :owner_id)
GROUP BY 1, 2, 3
ORDER BY 1, 2, 3;

-- Why deals were lost: the same words in any case are one reason.
--! lost_reasons (owner_id?) : LostReason
SELECT min(d.lost_reason) AS reason, d.currency, count(*) AS deals, sum(d.value)::bigint AS value
FROM deals AS d
WHERE d.tenant_id = :tenant_id AND d.deleted_at IS NULL AND d.status = 'lost'
    AND d.closed_at >= :from_at AND d.closed_at < :to_at
    AND (:owner_id::uuid IS NULL OR d.owner_id = :owner_id)
GROUP BY lower(d.lost_reason), d.currency
ORDER BY deals DESC, value DESC, 1
LIMIT 100;

-- How far the leads of a stretch of time have come.
--! funnel (owner_id?)
SELECT count(*) AS leads,
    count(*) FILTER (WHERE l.status <> 'new') AS contacted,
    count(*) FILTER (WHERE l.status IN ('qualified', 'converted')) AS qualified,
    count(*) FILTER (WHERE l.status = 'converted') AS converted,
    count(*) FILTER (WHERE d.status = 'won') AS won
FROM leads AS l
LEFT JOIN deals AS d ON d.tenant_id = l.tenant_id AND d.id = l.deal_id
WHERE l.tenant_id = :tenant_id AND l.deleted_at IS NULL AND l.id >= :first AND l.id < :last
    AND (:owner_id::uuid IS NULL OR l.owner_id = :owner_id);
