const list = (text: string): string[] => text.trim().split(/\s+/);

/** Functions that a statement may call: they read, and cost about as much as their arguments are long. */
export const offeredFunctions: readonly string[] = list(`
  count sum avg min max bool_and bool_or every string_agg array_agg json_agg jsonb_agg json_object_agg jsonb_object_agg
  any_value mode percentile_cont percentile_disc stddev stddev_pop stddev_samp variance var_pop var_samp corr grouping
  row_number rank dense_rank percent_rank cume_dist ntile lag lead first_value last_value nth_value
  length char_length character_length octet_length lower upper initcap left right substr substring split_part strpos
  position trim btrim ltrim rtrim replace translate reverse concat concat_ws starts_with overlay md5 ascii chr encode
  regexp_count regexp_instr regexp_like regexp_match regexp_matches regexp_replace regexp_split_to_array
  regexp_split_to_table regexp_substr string_to_array string_to_table array_to_string to_char to_number to_hex
  abs ceil ceiling floor round trunc mod div power sqrt cbrt ln log exp sign width_bucket random
  now clock_timestamp statement_timestamp transaction_timestamp date_trunc date_bin date_part extract age make_date
  make_interval make_timestamp make_timestamptz to_date to_timestamp justify_days justify_hours justify_interval isfinite
  array_length array_lower array_upper array_ndims cardinality array_append array_prepend array_cat array_position
  array_positions array_remove array_replace unnest generate_series generate_subscripts
  json_array_elements json_array_elements_text json_array_length json_each json_each_text json_extract_path
  json_extract_path_text json_object_keys json_typeof json_build_object json_build_array to_json row_to_json
  jsonb_array_elements jsonb_array_elements_text jsonb_array_length jsonb_each jsonb_each_text jsonb_extract_path
  jsonb_extract_path_text jsonb_object_keys jsonb_typeof jsonb_build_object jsonb_build_array jsonb_pretty
  jsonb_strip_nulls jsonb_path_exists jsonb_path_match jsonb_path_query jsonb_path_query_array jsonb_path_query_first
  jsonb_to_record jsonb_to_recordset to_jsonb
  host network masklen netmask broadcast family inet_same_family
  coalesce nullif greatest least
`);

/** Words that stand before a parenthesis and call nothing. */
export const wordsBeforeParenthesis: ReadonlySet<string> = new Set(
  list(`
  select from where having on using in any some all exists not and or when then else case between like ilike similar to
  by over filter within group with recursive as materialized lateral join union intersect except distinct values limit
  offset fetch row array cube rollup sets order partition is cast interval numeric decimal varchar char character varying
  bit float time timestamp timestamptz zone escape symmetric asymmetric window rows range groups only ordinality
`),
);
