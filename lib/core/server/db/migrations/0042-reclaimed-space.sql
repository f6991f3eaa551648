-- The worker collects the space of replaced rows itself, many times sooner and without clearing the indexes each time:
-- autovacuum is left with what it is for, tables that nobody looks after.
alter table fleet_nodes reset (autovacuum_vacuum_scale_factor, autovacuum_vacuum_cost_delay);
alter table fleet_texts reset (autovacuum_vacuum_scale_factor, autovacuum_vacuum_cost_delay);
