-- What a scope waits for is shown: the datasets that must have been complete once before it is collected.
alter table sync_coverage add column collected_after text[] not null default '{}';
