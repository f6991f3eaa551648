-- The list of resources begins without compliance items, which most of what changes is.
create index config_resources_by_change_judged_apart on config_resources (captured_at desc)
where resource_type <> 'AWS::Config::ResourceCompliance';
