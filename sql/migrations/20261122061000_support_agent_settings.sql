-- How the AI agent speaks to a tenant's customers.
CREATE TABLE agent_settings (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    style text NOT NULL CHECK (style IN ('professional', 'friendly', 'technical')),
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id)
);
SELECT tekup_protect('agent_settings');
