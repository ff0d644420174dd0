-- Figures over conversations: the facts of each day packed together, so that a year is read in one go.

-- One row a tenant and day (UTC) on which conversations began. `facts` holds a row for each of them, in columns
-- (tekup-support, reports/facts.rs); no customer and no word that anybody wrote. It is made from the
-- conversations and can be made anew at any time.
CREATE TABLE report_days (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    day date NOT NULL,
    facts bytea NOT NULL,
    packed_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, day)
);
-- It is packed already; reading it shall not cost taking it apart twice.
ALTER TABLE report_days ALTER COLUMN facts SET STORAGE EXTERNAL;
SELECT tekup_protect('report_days', 'SELECT');

-- Up to which day a tenant's conversations are packed. Whoever packs holds this row.
CREATE TABLE report_state (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    packed_to date NOT NULL,
    PRIMARY KEY (tenant_id)
);
SELECT tekup_protect('report_state', 'SELECT');

-- Days whose conversations have changed since they were packed. Rows are only added and taken away, so that no
-- writer waits for another. No foreign key: it is also written while a tenant is deleted.
CREATE TABLE report_marks (
    tenant_id uuid NOT NULL,
    day date NOT NULL,
    id bigint GENERATED ALWAYS AS IDENTITY,
    PRIMARY KEY (tenant_id, day, id)
);
SELECT tekup_protect('report_marks', 'SELECT, INSERT');

-- What a tenant's work costs; NULL for what it has not said.
CREATE TABLE report_settings (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    staff_hour double precision CHECK (staff_hour >= 0),
    minutes_per_answer double precision CHECK (minutes_per_answer >= 0),
    agent_answer double precision CHECK (agent_answer >= 0),
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id)
);
SELECT tekup_protect('report_settings');

CREATE INDEX conversations_started ON conversations (tenant_id, started_at, id);
-- Whether a customer came back.
CREATE INDEX conversations_of_customer ON conversations (tenant_id, customer_id, started_at);
-- The calls of one conversation, for its page and for its facts.
CREATE INDEX escalations_conversation ON escalations (tenant_id, conversation_id, created_at);

-- Marks the day of a conversation. Today is never packed, so most changes mark nothing.
CREATE FUNCTION tekup_mark_report_day() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        INSERT INTO report_marks (tenant_id, day) VALUES (OLD.tenant_id, (OLD.started_at AT TIME ZONE 'UTC')::date);
    ELSE
        INSERT INTO report_marks (tenant_id, day) VALUES (NEW.tenant_id, (NEW.started_at AT TIME ZONE 'UTC')::date);
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER report_changed AFTER UPDATE ON conversations FOR EACH ROW
WHEN (NEW.started_at < date_trunc('day', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC')
EXECUTE FUNCTION tekup_mark_report_day();
CREATE TRIGGER report_deleted AFTER DELETE ON conversations FOR EACH ROW
WHEN (OLD.started_at < date_trunc('day', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC')
EXECUTE FUNCTION tekup_mark_report_day();

-- Who writes again within a week was not helped the first time: that changes the days of the conversations
-- before. An imported conversation of the past marks its own day here, too.
CREATE FUNCTION tekup_mark_report_days_before() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO report_marks (tenant_id, day)
    SELECT DISTINCT c.tenant_id, (c.started_at AT TIME ZONE 'UTC')::date
    FROM conversations AS c
    WHERE c.tenant_id = NEW.tenant_id AND c.customer_id = NEW.customer_id
        AND c.started_at >= NEW.started_at - interval '7 days' AND c.started_at <= NEW.started_at
        AND c.started_at < date_trunc('day', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC';
    RETURN NULL;
END
$$;
CREATE TRIGGER report_began AFTER INSERT ON conversations FOR EACH ROW
EXECUTE FUNCTION tekup_mark_report_days_before();
CREATE TRIGGER report_moved AFTER UPDATE OF customer_id ON conversations FOR EACH ROW
WHEN (OLD.customer_id <> NEW.customer_id)
EXECUTE FUNCTION tekup_mark_report_days_before();

-- A clock may run out without a change of its conversation.
CREATE FUNCTION tekup_mark_report_day_of_clock() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO report_marks (tenant_id, day)
    SELECT c.tenant_id, (c.started_at AT TIME ZONE 'UTC')::date
    FROM conversations AS c
    WHERE c.tenant_id = NEW.tenant_id AND c.id = NEW.conversation_id
        AND c.started_at < date_trunc('day', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC';
    RETURN NULL;
END
$$;
CREATE TRIGGER report_clock AFTER UPDATE ON sla_clocks FOR EACH ROW
WHEN (OLD.breached_at IS DISTINCT FROM NEW.breached_at OR OLD.met_at IS DISTINCT FROM NEW.met_at)
EXECUTE FUNCTION tekup_mark_report_day_of_clock();
