-- A page shows the resource until then: its history is read before that of others, and to its end.
alter table config_history_reach add column wanted_until timestamptz;
create index config_history_reach_wanted on config_history_reach (account_id, region)
  where wanted_until is not null and (not finished or gap_from is not null);
