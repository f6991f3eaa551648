-- Since when a page shows the resource without a break: who waits longest is read first.
alter table config_history_reach add column wanted_since timestamptz;
