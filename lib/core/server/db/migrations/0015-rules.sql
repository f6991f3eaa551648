-- AWS Config's rules: what each rule is, what it last found of each resource and since when, and conformance packs.

create table config_rules (
  account_id text not null,
  region text not null,
  rule_name text not null,
  -- The same in every account: without the ending that conformance packs and organisation rules give each account's copy.
  shared_name text not null,
  rule_id text,
  arn text,
  description text,
  -- AWS, CUSTOM_LAMBDA or CUSTOM_POLICY.
  owner text not null,
  -- AWS's identifier of a managed rule, or the function's ARN; null for a policy.
  source_identifier text,
  -- change, periodic or both; empty where AWS does not say.
  triggers text[] not null default '{}',
  -- AWS's word: One_Hour to TwentyFour_Hours; null for what is not periodic.
  frequency text,
  resource_types text[] not null default '{}',
  -- Further bounds: {"resourceId", "tagKey", "tagValue"}; null without any.
  scope jsonb,
  parameters jsonb not null default '{}',
  policy_runtime text,
  policy_text text,
  -- ACTIVE, DELETING, DELETING_RESULTS or EVALUATING.
  state text,
  -- The AWS service that made it; null for the account's own.
  created_by text,
  -- Id of the conformance pack that it belongs to.
  pack_id text,
  -- COMPLIANT, NON_COMPLIANT, NOT_APPLICABLE or INSUFFICIENT_DATA, as AWS sums it up; null where AWS does not say.
  compliance text,
  -- Why the rule itself fails.
  last_error_code text,
  last_error_message text,
  -- {"targetId", "targetVersion", "automatic", "resourceType", "parameters", "maximumAttempts", "retrySeconds"}; null for none.
  remediation jsonb,
  first_activated_at timestamptz,
  -- Move with every run: written in place.
  last_success_at timestamptz,
  last_failure_at timestamptz,
  primary key (account_id, region, rule_name)
);
select yagura_versioned('config_rules', '{account_id,region,rule_name}');
create index config_rules_shared on config_rules (shared_name);

-- What a rule last found of each resource that it looks at.
create table rule_compliance (
  account_id text not null,
  region text not null,
  rule_name text not null,
  resource_type text not null,
  resource_id text not null,
  shared_name text not null,
  -- COMPLIANT, NON_COMPLIANT or NOT_APPLICABLE.
  compliance text not null,
  annotation text,
  -- Since when it is so: the time at which AWS recorded the first result that says so. Without `since_known` it may have
  -- been so before: no earlier result is known.
  since_at timestamptz,
  since_known boolean not null default false,
  -- Of the newest result; they move with every run and are written in place.
  recorded_at timestamptz,
  invoked_at timestamptz,
  primary key (account_id, region, rule_name, resource_type, resource_id)
);
select yagura_versioned('rule_compliance', '{account_id,region,rule_name,resource_type,resource_id}');
-- What breaks a rule, over all accounts, newest first.
create index rule_compliance_failing on rule_compliance (shared_name, since_at desc) where compliance = 'NON_COMPLIANT';
-- The rules of one resource.
create index rule_compliance_resource on rule_compliance (resource_id, resource_type);
create index rule_compliance_history_resource on rule_compliance_history (resource_id, resource_type);

-- Resources of each rule by type and compliance.
create table rule_counts (
  account_id text not null,
  region text not null,
  rule_name text not null,
  resource_type text not null,
  shared_name text not null,
  compliant int not null,
  non_compliant int not null,
  not_applicable int not null,
  primary key (account_id, region, rule_name, resource_type)
);
select yagura_versioned('rule_counts', '{account_id,region,rule_name,resource_type}');
create index rule_counts_shared on rule_counts (shared_name);

create table conformance_packs (
  account_id text not null,
  region text not null,
  pack_name text not null,
  -- The same in every account: without what the organisation's deployment puts around it.
  shared_name text not null,
  pack_id text,
  arn text,
  created_by text,
  parameters jsonb not null default '{}',
  -- CREATE_IN_PROGRESS, CREATE_COMPLETE, CREATE_FAILED, DELETE_IN_PROGRESS or DELETE_FAILED; null where AWS does not say.
  state text,
  state_reason text,
  stack_arn text,
  requested_at timestamptz,
  completed_at timestamptz,
  -- COMPLIANT, NON_COMPLIANT or INSUFFICIENT_DATA: of all its rules together; null where AWS does not say.
  compliance text,
  -- [{"ruleName", "compliance", "controls": […]}], by name.
  rules jsonb not null default '[]',
  -- Per cent of the pairs of rule and resource that comply; null while there are none.
  score numeric(5, 2),
  score_at timestamptz,
  primary key (account_id, region, pack_name)
);
select yagura_versioned('conformance_packs', '{account_id,region,pack_name}');
create index conformance_packs_shared on conformance_packs (shared_name);
