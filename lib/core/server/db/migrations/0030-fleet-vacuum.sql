-- Every dataset that joins into a node writes its row anew. Cleaned when a fiftieth has been (not a fifth), and without
-- pauses, the tables stay near the size of what they hold, and lists read that much less.
alter table fleet_nodes set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);
alter table fleet_texts set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);
