-- A node that lacks nothing has no worst severity (null); where it is not known what a node lacks, its severity is not either.
update fleet_nodes set patch_severity = 'UNKNOWN'
where patch_severity is null and coalesce(patch_missing + patch_failed, 1) > 0;

update fleet_nodes_history set patch_severity = 'UNKNOWN'
where patch_severity is null and coalesce(patch_missing + patch_failed, 1) > 0;
