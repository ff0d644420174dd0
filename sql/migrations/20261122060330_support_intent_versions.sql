-- Versions of a tenant's intent model: what cross-validation found, and which version is in use.

ALTER TABLE intent_models
ADD COLUMN report jsonb NOT NULL DEFAULT '{}',
ADD COLUMN note text CHECK (length(note) <= 500);

-- A tenant without a row uses its newest version.
CREATE TABLE intent_model_choice (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    version integer NOT NULL,
    chosen_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id),
    FOREIGN KEY (tenant_id, version) REFERENCES intent_models (tenant_id, version) ON DELETE CASCADE
);
SELECT tekup_protect('intent_model_choice');
