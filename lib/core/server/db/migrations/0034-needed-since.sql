-- Since when a resource's history is waited for: by a page that shows it without a break, and to fill a gap that passes left.
-- The longest wait is ended first.
alter table config_history_reach add column wanted_since timestamptz, add column gap_since timestamptz;
drop index config_history_reach_gaps;
create index config_history_reach_gaps on config_history_reach (account_id, region, gap_since nulls first)
  where gap_from is not null;
