-- What `node_patches.states` holds of the patches that fix a CVE, or have a name. As functions and not as subqueries,
-- because a stable function of constants is known to the planner: it then reads the few nodes of a rare patch one by one
-- and joins the many of a frequent one at once.
create function yagura_fixing(cve text, codes int[]) returns int[]
language sql stable parallel safe as $$
  select array(select p.patch_id * 16 + code from patches p cross join unnest(codes) code where p.cve_ids @> array[cve])
$$;
