--! agent_style
SELECT style FROM agent_settings;

--! put_agent_style
INSERT INTO agent_settings (tenant_id, style, updated_at) VALUES (:tenant_id, :style, :now)
ON CONFLICT (tenant_id) DO UPDATE SET style = excluded.style, updated_at = excluded.updated_at;
