-- Entities of a tenant's own: values that a list names, and words that a model learns from marked examples.

CREATE TABLE entity_types (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    id uuid NOT NULL,
    name text NOT NULL CHECK (name ~ '^[a-z][a-z0-9_]{0,49}$'),
    description text CHECK (length(description) <= 1000),
    -- Whether misspelt values are found, too.
    fuzzy boolean NOT NULL DEFAULT true,
    -- [{"value": "Aarhus", "synonyms": ["Århus"]}]
    listed jsonb NOT NULL DEFAULT '[]',
    updated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, name)
);
SELECT tekup_protect('entity_types');

-- The entity model that was trained together with a version of the intent model, where examples mark any.
ALTER TABLE intent_models
ADD COLUMN tagger bytea,
ADD COLUMN tagger_report jsonb;
