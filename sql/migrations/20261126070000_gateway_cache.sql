-- How long, and by what likeness, answers under a name are given again; never where it is null.
ALTER TABLE model_aliases ADD COLUMN cache jsonb;
