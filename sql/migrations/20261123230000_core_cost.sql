-- What the attempts at a Run have used: milliseconds of a worker, and tokens that models read and wrote.
ALTER TABLE runs
    ADD COLUMN work_ms bigint NOT NULL DEFAULT 0,
    ADD COLUMN prompt_tokens bigint NOT NULL DEFAULT 0,
    ADD COLUMN completion_tokens bigint NOT NULL DEFAULT 0;
