//! Postgres: the private cluster, pools, transactions, migrations and partitions.
