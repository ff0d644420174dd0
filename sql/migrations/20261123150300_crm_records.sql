-- Leads, contacts, companies, deals and products, with their pipelines, teams and custom fields.
--
-- The tables of records share their first columns: who has it (`owner_id`, `team_id`), `tags`, the tenant's own fields
-- in `data`, `revision` against lost updates, and what a record is found by: `name_key` in order of the alphabet,
-- `words` in full text, each behind the end of the tenant's id. A record that is deleted or merged stays, so that
-- it can come back.

CREATE TABLE crm_teams (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    id uuid NOT NULL,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, name)
);
SELECT tekup_protect('crm_teams');

CREATE TABLE crm_team_members (
    tenant_id uuid NOT NULL,
    team_id uuid NOT NULL,
    user_id uuid NOT NULL,
    PRIMARY KEY (tenant_id, user_id, team_id),
    FOREIGN KEY (tenant_id, team_id) REFERENCES crm_teams (tenant_id, id) ON DELETE CASCADE,
    FOREIGN KEY (tenant_id, user_id) REFERENCES memberships (tenant_id, user_id) ON DELETE CASCADE
);
SELECT tekup_protect('crm_team_members');

-- What a tenant wants to know of its records besides.
CREATE TABLE crm_fields (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('lead', 'contact', 'company', 'deal', 'product')),
    key text NOT NULL CHECK (key ~ '^[a-z][A-Za-z0-9]{0,49}$'),
    label jsonb NOT NULL,
    type text NOT NULL,
    options jsonb NOT NULL DEFAULT '[]',
    required boolean NOT NULL DEFAULT false,
    position integer NOT NULL DEFAULT 0,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, kind, key)
);
SELECT tekup_protect('crm_fields');

CREATE TABLE pipelines (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    id uuid NOT NULL,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    is_default boolean NOT NULL DEFAULT false,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, name)
);
CREATE UNIQUE INDEX pipelines_default ON pipelines (tenant_id) WHERE is_default;
SELECT tekup_protect('pipelines');

CREATE TABLE pipeline_stages (
    tenant_id uuid NOT NULL,
    pipeline_id uuid NOT NULL,
    key text NOT NULL CHECK (key ~ '^[a-z][a-z0-9_]{0,49}$'),
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    probability integer NOT NULL CHECK (probability BETWEEN 0 AND 100),
    outcome text NOT NULL DEFAULT 'open' CHECK (outcome IN ('open', 'won', 'lost')),
    position integer NOT NULL,
    PRIMARY KEY (tenant_id, pipeline_id, key),
    FOREIGN KEY (tenant_id, pipeline_id) REFERENCES pipelines (tenant_id, id) ON DELETE CASCADE
);
SELECT tekup_protect('pipeline_stages');

CREATE TABLE companies (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    id uuid NOT NULL,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 255),
    name_key text COLLATE "C" NOT NULL,
    owner_id uuid,
    team_id uuid,
    tags text[] NOT NULL,
    data jsonb NOT NULL,
    revision bigint NOT NULL,
    words tsvector NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    last_activity_at timestamptz,
    deleted_at timestamptz,
    merged_into uuid,
    email text,
    email_key text,
    phone text,
    phone_key text,
    domain text,
    vat_number text,
    industry text,
    employees integer,
    address text,
    postal_code text,
    city text,
    country text,
    description text,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, owner_id) REFERENCES memberships (tenant_id, user_id) ON DELETE SET NULL (owner_id),
    FOREIGN KEY (tenant_id, team_id) REFERENCES crm_teams (tenant_id, id) ON DELETE SET NULL (team_id)
);
CREATE INDEX companies_name ON companies (tenant_id, name_key, id);
CREATE INDEX companies_updated ON companies (tenant_id, updated_at, id);
CREATE INDEX companies_owner ON companies (tenant_id, owner_id, id) WHERE owner_id IS NOT NULL;
CREATE INDEX companies_email ON companies (tenant_id, email_key) WHERE email_key IS NOT NULL;
CREATE INDEX companies_phone ON companies (tenant_id, phone_key) WHERE phone_key IS NOT NULL;
CREATE INDEX companies_domain ON companies (tenant_id, domain) WHERE domain IS NOT NULL;
CREATE INDEX companies_merged ON companies (tenant_id, merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX companies_words ON companies USING gin (words);
SELECT tekup_protect('companies');
CREATE POLICY search ON companies FOR SELECT TO CURRENT_USER USING (true);

CREATE TABLE contacts (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    id uuid NOT NULL,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 255),
    name_key text COLLATE "C" NOT NULL,
    owner_id uuid,
    team_id uuid,
    tags text[] NOT NULL,
    data jsonb NOT NULL,
    revision bigint NOT NULL,
    words tsvector NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    last_activity_at timestamptz,
    deleted_at timestamptz,
    merged_into uuid,
    email text,
    email_key text,
    phone text,
    phone_key text,
    title text,
    company_id uuid,
    language text,
    consent text NOT NULL CHECK (consent IN ('unknown', 'given', 'withdrawn')),
    legal_basis text NOT NULL CHECK (legal_basis IN ('none', 'consent', 'contract', 'legitimate_interest')),
    description text,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, owner_id) REFERENCES memberships (tenant_id, user_id) ON DELETE SET NULL (owner_id),
    FOREIGN KEY (tenant_id, team_id) REFERENCES crm_teams (tenant_id, id) ON DELETE SET NULL (team_id),
    FOREIGN KEY (tenant_id, company_id) REFERENCES companies (tenant_id, id) ON DELETE SET NULL (company_id)
);
CREATE INDEX contacts_name ON contacts (tenant_id, name_key, id);
CREATE INDEX contacts_updated ON contacts (tenant_id, updated_at, id);
CREATE INDEX contacts_owner ON contacts (tenant_id, owner_id, id) WHERE owner_id IS NOT NULL;
CREATE INDEX contacts_email ON contacts (tenant_id, email_key) WHERE email_key IS NOT NULL;
CREATE INDEX contacts_phone ON contacts (tenant_id, phone_key) WHERE phone_key IS NOT NULL;
CREATE INDEX contacts_company ON contacts (tenant_id, company_id, id) WHERE company_id IS NOT NULL;
CREATE INDEX contacts_merged ON contacts (tenant_id, merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX contacts_words ON contacts USING gin (words);
SELECT tekup_protect('contacts');
CREATE POLICY search ON contacts FOR SELECT TO CURRENT_USER USING (true);

-- `value` counts the smallest units of the currency: øre, cents.
CREATE TABLE deals (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    id uuid NOT NULL,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 255),
    name_key text COLLATE "C" NOT NULL,
    owner_id uuid,
    team_id uuid,
    tags text[] NOT NULL,
    data jsonb NOT NULL,
    revision bigint NOT NULL,
    words tsvector NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    last_activity_at timestamptz,
    deleted_at timestamptz,
    merged_into uuid,
    value bigint NOT NULL CHECK (value >= 0),
    currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    pipeline_id uuid NOT NULL,
    stage text NOT NULL,
    status text NOT NULL CHECK (status IN ('open', 'won', 'lost')),
    probability integer NOT NULL CHECK (probability BETWEEN 0 AND 100),
    close_date date,
    contact_id uuid,
    company_id uuid,
    lead_id uuid,
    stage_since timestamptz NOT NULL,
    closed_at timestamptz,
    lost_reason text,
    description text,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, owner_id) REFERENCES memberships (tenant_id, user_id) ON DELETE SET NULL (owner_id),
    FOREIGN KEY (tenant_id, team_id) REFERENCES crm_teams (tenant_id, id) ON DELETE SET NULL (team_id),
    FOREIGN KEY (tenant_id, pipeline_id, stage) REFERENCES pipeline_stages (tenant_id, pipeline_id, key),
    FOREIGN KEY (tenant_id, contact_id) REFERENCES contacts (tenant_id, id) ON DELETE SET NULL (contact_id),
    FOREIGN KEY (tenant_id, company_id) REFERENCES companies (tenant_id, id) ON DELETE SET NULL (company_id)
);
CREATE INDEX deals_name ON deals (tenant_id, name_key, id);
CREATE INDEX deals_updated ON deals (tenant_id, updated_at, id);
CREATE INDEX deals_value ON deals (tenant_id, value, id);
CREATE INDEX deals_close_date ON deals (tenant_id, coalesce(close_date, 'infinity'), id);
CREATE INDEX deals_owner ON deals (tenant_id, owner_id, id) WHERE owner_id IS NOT NULL;
CREATE INDEX idx_deals_tenant_stage ON deals (tenant_id, stage, id) WHERE status = 'open';
CREATE INDEX deals_closed ON deals (tenant_id, closed_at, id) WHERE closed_at IS NOT NULL;
CREATE INDEX deals_contact ON deals (tenant_id, contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX deals_company ON deals (tenant_id, company_id) WHERE company_id IS NOT NULL;
CREATE INDEX deals_lead ON deals (tenant_id, lead_id) WHERE lead_id IS NOT NULL;
CREATE INDEX deals_merged ON deals (tenant_id, merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX deals_words ON deals USING gin (words);
SELECT tekup_protect('deals');
CREATE POLICY search ON deals FOR SELECT TO CURRENT_USER USING (true);

CREATE TABLE leads (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    id uuid NOT NULL,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 255),
    name_key text COLLATE "C" NOT NULL,
    owner_id uuid,
    team_id uuid,
    tags text[] NOT NULL,
    data jsonb NOT NULL,
    revision bigint NOT NULL,
    words tsvector NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    last_activity_at timestamptz,
    deleted_at timestamptz,
    merged_into uuid,
    email text,
    email_key text,
    phone text,
    phone_key text,
    company text,
    title text,
    source text,
    website text,
    country text,
    language text,
    status text NOT NULL CHECK (status IN ('new', 'contacted', 'qualified', 'unqualified', 'converted')),
    score integer NOT NULL CHECK (score BETWEEN 0 AND 100),
    -- What the score is made of, and by which version of the tenant's model (NULL: by rules).
    score_reasons jsonb NOT NULL,
    score_version integer,
    recommendations text[] NOT NULL,
    qualification text NOT NULL CHECK (qualification IN ('pending', 'qualified', 'nurture', 'review', 'blocked')),
    consent text NOT NULL CHECK (consent IN ('unknown', 'given', 'withdrawn')),
    legal_basis text NOT NULL CHECK (legal_basis IN ('none', 'consent', 'contract', 'legitimate_interest')),
    description text,
    status_since timestamptz NOT NULL,
    converted_at timestamptz,
    contact_id uuid,
    company_id uuid,
    deal_id uuid,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, owner_id) REFERENCES memberships (tenant_id, user_id) ON DELETE SET NULL (owner_id),
    FOREIGN KEY (tenant_id, team_id) REFERENCES crm_teams (tenant_id, id) ON DELETE SET NULL (team_id),
    FOREIGN KEY (tenant_id, contact_id) REFERENCES contacts (tenant_id, id) ON DELETE SET NULL (contact_id),
    FOREIGN KEY (tenant_id, company_id) REFERENCES companies (tenant_id, id) ON DELETE SET NULL (company_id),
    FOREIGN KEY (tenant_id, deal_id) REFERENCES deals (tenant_id, id) ON DELETE SET NULL (deal_id)
);
CREATE INDEX leads_name ON leads (tenant_id, name_key, id);
CREATE INDEX leads_updated ON leads (tenant_id, updated_at, id);
CREATE INDEX leads_score ON leads (tenant_id, score, id);
CREATE INDEX leads_owner ON leads (tenant_id, owner_id, id) WHERE owner_id IS NOT NULL;
CREATE INDEX leads_email ON leads (tenant_id, email_key) WHERE email_key IS NOT NULL;
CREATE INDEX leads_phone ON leads (tenant_id, phone_key) WHERE phone_key IS NOT NULL;
CREATE INDEX idx_leads_tenant_status ON leads (tenant_id, status, id)
    WHERE status IN ('new', 'contacted', 'qualified');
CREATE INDEX leads_converted ON leads (tenant_id, converted_at, id) WHERE converted_at IS NOT NULL;
CREATE INDEX leads_contact ON leads (tenant_id, contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX leads_company ON leads (tenant_id, company_id) WHERE company_id IS NOT NULL;
CREATE INDEX leads_deal ON leads (tenant_id, deal_id) WHERE deal_id IS NOT NULL;
CREATE INDEX leads_merged ON leads (tenant_id, merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX leads_words ON leads USING gin (words);
SELECT tekup_protect('leads');
CREATE POLICY search ON leads FOR SELECT TO CURRENT_USER USING (true);

CREATE TABLE products (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    id uuid NOT NULL,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 255),
    name_key text COLLATE "C" NOT NULL,
    owner_id uuid,
    team_id uuid,
    tags text[] NOT NULL,
    data jsonb NOT NULL,
    revision bigint NOT NULL,
    words tsvector NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    last_activity_at timestamptz,
    deleted_at timestamptz,
    merged_into uuid,
    sku text,
    price bigint NOT NULL CHECK (price >= 0),
    currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    active boolean NOT NULL,
    description text,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, owner_id) REFERENCES memberships (tenant_id, user_id) ON DELETE SET NULL (owner_id),
    FOREIGN KEY (tenant_id, team_id) REFERENCES crm_teams (tenant_id, id) ON DELETE SET NULL (team_id)
);
CREATE INDEX products_name ON products (tenant_id, name_key, id);
CREATE INDEX products_updated ON products (tenant_id, updated_at, id);
CREATE INDEX products_merged ON products (tenant_id, merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX products_words ON products USING gin (words);
SELECT tekup_protect('products');
CREATE POLICY search ON products FOR SELECT TO CURRENT_USER USING (true);

-- Records of the caller's tenant that hold the words of a query, the newest ones first. It reads with the owner's
-- rights, because under row-level security no full-text index is used; it finds nothing but ids, and those of one
-- tenant only.
CREATE FUNCTION tekup_find_records(target text, query tsquery, most integer) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 100 SET search_path = public, pg_temp AS $$
DECLARE
    tenant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
BEGIN
    IF tenant IS NULL OR query IS NULL OR target NOT IN ('leads', 'contacts', 'companies', 'deals', 'products') THEN
        RETURN;
    END IF;
    RETURN QUERY EXECUTE format(
        'SELECT r.id FROM %I AS r WHERE r.words @@ $1 AND r.tenant_id = $2 AND r.deleted_at IS NULL '
        'ORDER BY r.id DESC LIMIT $3', target)
    USING query, tenant, most;
END
$$;
REVOKE ALL ON FUNCTION tekup_find_records(text, tsquery, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tekup_find_records(text, tsquery, integer) TO tekup_app;

-- A view of a list that is kept: columns, filter, order. Without an owner it is everybody's.
CREATE TABLE crm_views (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('lead', 'contact', 'company', 'deal', 'product')),
    owner_id uuid,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    spec jsonb NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX crm_views_kind ON crm_views (tenant_id, kind, name);
SELECT tekup_protect('crm_views');

-- What was done about a record: notes, calls, meetings, mails.
CREATE TABLE crm_activities (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    id uuid NOT NULL,
    kind text NOT NULL,
    record_id uuid NOT NULL,
    type text NOT NULL CHECK (type IN ('note', 'call', 'meeting', 'email', 'message')),
    subject text,
    body text,
    at timestamptz NOT NULL,
    minutes integer,
    actor_type text NOT NULL,
    actor_id uuid,
    actor_name text NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX crm_activities_record ON crm_activities (tenant_id, record_id, at DESC, id DESC);
SELECT tekup_protect('crm_activities');

CREATE TABLE crm_tasks (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    id uuid NOT NULL,
    kind text,
    record_id uuid,
    title text NOT NULL CHECK (length(title) BETWEEN 1 AND 255),
    body text,
    priority text NOT NULL CHECK (priority IN ('low', 'medium', 'high')),
    due_at timestamptz,
    assignee_id uuid,
    done_at timestamptz,
    revision bigint NOT NULL,
    created_by uuid,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, assignee_id) REFERENCES memberships (tenant_id, user_id) ON DELETE SET NULL (assignee_id)
);
CREATE INDEX crm_tasks_record ON crm_tasks (tenant_id, record_id, id) WHERE record_id IS NOT NULL;
CREATE INDEX crm_tasks_open ON crm_tasks (tenant_id, coalesce(due_at, 'infinity'), id) WHERE done_at IS NULL;
SELECT tekup_protect('crm_tasks');

-- Changes that were made together, and can be taken back together.
CREATE TABLE crm_change_sets (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    id uuid NOT NULL,
    kind text NOT NULL,
    action text NOT NULL CHECK (action IN ('update', 'delete', 'merge', 'undo')),
    records integer NOT NULL,
    actor_type text NOT NULL,
    actor_id uuid,
    actor_name text NOT NULL,
    at timestamptz NOT NULL,
    undone_at timestamptz,
    PRIMARY KEY (tenant_id, id)
);
SELECT tekup_protect('crm_change_sets');

-- What changed about a record: the fields as they were and as they became, and the revision that made.
CREATE TABLE crm_changes (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    id uuid NOT NULL,
    set_id uuid,
    kind text NOT NULL,
    record_id uuid NOT NULL,
    before jsonb NOT NULL,
    after jsonb NOT NULL,
    revision bigint NOT NULL,
    at timestamptz NOT NULL,
    actor_type text NOT NULL,
    actor_id uuid,
    actor_name text NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, set_id) REFERENCES crm_change_sets (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX crm_changes_record ON crm_changes (tenant_id, record_id, at DESC, id DESC);
CREATE INDEX crm_changes_set ON crm_changes (tenant_id, set_id, id) WHERE set_id IS NOT NULL;
SELECT tekup_protect('crm_changes');
