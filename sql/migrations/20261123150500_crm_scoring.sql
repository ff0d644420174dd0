-- How leads are scored and qualified, and figures over them.

-- What a tenant has decided about its leads; absent fields are as Tekup comes.
CREATE TABLE crm_settings (
    tenant_id uuid PRIMARY KEY REFERENCES tenants (id) ON DELETE CASCADE,
    settings jsonb NOT NULL,
    updated_at timestamptz NOT NULL
);
SELECT tekup_protect('crm_settings');

-- With whom the tenant does no business: an address, a domain or a number, made comparable.
CREATE TABLE crm_blocklist (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    id uuid NOT NULL,
    value text NOT NULL CHECK (length(value) BETWEEN 1 AND 254),
    reason text,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, value)
);
SELECT tekup_protect('crm_blocklist');

-- Models that were trained on the tenant's own outcomes; one of them, or none, is in use.
CREATE TABLE crm_score_models (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    version integer NOT NULL,
    model jsonb NOT NULL,
    quality jsonb NOT NULL,
    active boolean NOT NULL,
    trained_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, version)
);
CREATE UNIQUE INDEX crm_score_models_active ON crm_score_models (tenant_id) WHERE active;
SELECT tekup_protect('crm_score_models');

-- Leads by the day on which they came. Row-level security does not reach a materialized view: nobody is granted this
-- one, and `lead_analytics` shows each tenant its own rows of it.
CREATE MATERIALIZED VIEW mv_lead_analytics AS
SELECT tenant_id, (created_at AT TIME ZONE 'UTC')::date AS date, coalesce(source, '') AS source,
    count(*) AS total_leads,
    count(*) FILTER (WHERE status = 'converted') AS converted_leads,
    count(*) FILTER (WHERE status = 'qualified') AS qualified_leads,
    sum(score) AS score_sum
FROM leads
WHERE deleted_at IS NULL
GROUP BY tenant_id, (created_at AT TIME ZONE 'UTC')::date, coalesce(source, '');
CREATE UNIQUE INDEX mv_lead_analytics_key ON mv_lead_analytics (tenant_id, date, source);

CREATE VIEW lead_analytics WITH (security_barrier = true) AS
SELECT date, source, total_leads, converted_leads, qualified_leads, score_sum FROM mv_lead_analytics
WHERE tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid;
GRANT SELECT ON lead_analytics TO tekup_app;

-- When it was made anew.
CREATE TABLE crm_analytics_state (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    refreshed_at timestamptz NOT NULL
);
ALTER TABLE crm_analytics_state ENABLE ROW LEVEL SECURITY;
ALTER TABLE crm_analytics_state FORCE ROW LEVEL SECURITY;
CREATE POLICY everybody ON crm_analytics_state FOR SELECT TO tekup_app USING (true);
CREATE POLICY refresh ON crm_analytics_state TO CURRENT_USER USING (true) WITH CHECK (true);
GRANT SELECT ON crm_analytics_state TO tekup_app;
INSERT INTO crm_analytics_state (refreshed_at) VALUES ('-infinity');

-- Makes the figures anew without holding up who reads them. One process at a time.
CREATE FUNCTION tekup_refresh_lead_analytics() RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    began timestamptz := clock_timestamp();
BEGIN
    IF NOT pg_try_advisory_xact_lock(hashtext('tekup_refresh_lead_analytics')) THEN
        RETURN false;
    END IF;
    REFRESH MATERIALIZED VIEW CONCURRENTLY mv_lead_analytics;
    UPDATE crm_analytics_state SET refreshed_at = began;
    RETURN true;
END
$$;
REVOKE ALL ON FUNCTION tekup_refresh_lead_analytics() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tekup_refresh_lead_analytics() TO tekup_system;
