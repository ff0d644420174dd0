--! maintain_partitions
SELECT made, dropped FROM tekup_maintain_partitions(:months_ahead);
