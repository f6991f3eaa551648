-- What statements may read of AWS Config.

select yagura_query_view('config_resources', 'Resources that AWS Config records, deleted ones too: what the newest configuration item of each says.', $$
  select account_id, region, resource_type, resource_id, resource_name, arn, availability_zone, status, captured_at,
    created_at, deleted_at, unlisted_at, relationship_count, related_types, tags, ingress
  from config_resources
$$, 'r', '{"resource_type": "As AWS writes it: AWS::EC2::SecurityGroup.", "captured_at": "When Config captured the newest item.",
  "status": "OK, ResourceDiscovered, ResourceNotRecorded, ResourceDeleted or ResourceDeletedNotRecorded.",
  "deleted_at": "Null: it is there.", "unlisted_at": "Since when Config no longer lists it, although no item says that it was deleted.",
  "ingress": "What a security group lets in: [{\"from\", \"to\", \"protocol\", \"source\"}]."}');

select yagura_query_view('config_items', 'Every configuration item that is known; join config_documents by item_id for what is in it.', $$
  select item_id, account_id, region, resource_type, resource_id, resource_name, status, captured_at,
    nullif(until, 'infinity') as until, created_at, deleted_at, arn, availability_zone, tags, changed_paths,
    relationships_added, relationships_removed
  from config_items
$$, 'i', '{"until": "When the next item was captured; null: this is the newest. At a moment T: captured_at <= T and (until is null or until > T).",
  "changed_paths": "Paths that differ from the item before; null where that one is not known."}');

select yagura_query_view('config_documents', 'Configurations of items, secrets replaced by marks. Large: name the items or their types.', $$
  select d.item_id, i.account_id, i.region, i.resource_type, i.resource_id, i.captured_at, d.configuration, d.supplementary,
    d.relationships
  from config_documents d join config_items i using (item_id)
$$, 'd', '{"configuration": "JSON: configuration #>> ''{state,name}''.", "supplementary": "Members of supplementaryConfiguration."}');

select yagura_query_view('config_relationships', 'Relationships between resources with the times between which they were there, each from one side.', $$
  select account_id, region, resource_type, resource_id, relationship, related_type, related_id, related_name, valid_from,
    nullif(until, 'infinity') as until
  from config_relationships
$$, 'r', '{"relationship": "As AWS writes it: Is attached to Instance.", "until": "Null: it is there now."}');

select yagura_query_view('config_recorders', 'Configuration recorders with delivery and retention; an account-Region without one has state none.', $$
  select account_id, region, recorder_name, state, all_supported, include_global_types, resource_types, excluded_types,
    recording_frequency, last_status, last_error_code, last_error_message, last_started_at, last_stopped_at,
    last_status_changed_at, channel_name, bucket_name, retention_days, valid_from
  from config_recorders
$$, 'r', '{"state": "none, recording, stopped, or failing.", "retention_days": "Days that Config keeps items."}');

select yagura_query_view('config_aggregators', 'Configuration aggregators, in the account-Region that owns them.', $$
  select account_id, region, aggregator_name, arn, account_sources, organization_source, created_at, updated_at, valid_from
  from config_aggregators
$$, 'a');

select yagura_query_view('config_aggregator_sources', 'How the copying from each source into an aggregator goes.', $$
  select account_id, region, aggregator_name, source_id, source_type, source_region, status, last_error_code,
    last_error_message, last_updated_at
  from config_aggregator_sources
$$, 's', '{"status": "SUCCEEDED, FAILED or OUTDATED."}');

select yagura_query_view('config_stored_queries', 'Queries that people saved in AWS Config.', $$
  select account_id, region, query_id, name, description, expression, valid_from from config_stored_queries
$$, 'q');

select yagura_query_view('config_rules', 'AWS Config rules with source, trigger, parameters and what they find in all.', $$
  select account_id, region, rule_name, shared_name, rule_id, arn, description, owner, source_identifier, triggers, frequency,
    resource_types, parameters, state, created_by, pack_id, compliance, last_error_code, last_error_message, remediation,
    last_success_at, last_failure_at, valid_from
  from config_rules
$$, 'r', '{"shared_name": "The same in every account.", "owner": "AWS, CUSTOM_LAMBDA or CUSTOM_POLICY.",
  "triggers": "Array of change and periodic.", "compliance": "COMPLIANT, NON_COMPLIANT, NOT_APPLICABLE or INSUFFICIENT_DATA; null where AWS does not say."}');

select yagura_query_view('rule_compliance', 'What each rule last found of each resource that it looks at, and since when.', $$
  select account_id, region, rule_name, shared_name, resource_type, resource_id, compliance, annotation, since_at, since_known,
    recorded_at, valid_from
  from rule_compliance
$$, 'c', '{"compliance": "COMPLIANT, NON_COMPLIANT or NOT_APPLICABLE.", "since_known": "False: it may have been so before since_at."}');

select yagura_query_view('rule_counts', 'Resources of each rule by type and compliance; far faster than counting rule_compliance.', $$
  select account_id, region, rule_name, shared_name, resource_type, compliant, non_compliant, not_applicable, valid_from
  from rule_counts
$$, 'c');

select yagura_query_view('conformance_packs', 'Conformance packs with state, compliance and score.', $$
  select account_id, region, pack_name, shared_name, pack_id, arn, parameters, state, state_reason, compliance, rules, score,
    score_at, valid_from
  from conformance_packs
$$, 'p', '{"score": "Per cent of the pairs of rule and resource that comply."}');
