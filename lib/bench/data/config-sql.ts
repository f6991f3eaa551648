/** Types of resources with how many of a hundred are of each, and what their ids begin with. */
export const resourceTypes = [
  { type: "AWS::EC2::Volume", share: 18, prefix: "vol-0" },
  { type: "AWS::EC2::NetworkInterface", share: 17, prefix: "eni-0" },
  { type: "AWS::EC2::Instance", share: 15, prefix: "i-0" },
  { type: "AWS::SSM::ManagedInstanceInventory", share: 15, prefix: "i-1" },
  { type: "AWS::EC2::SecurityGroup", share: 10, prefix: "sg-0" },
  { type: "AWS::IAM::Role", share: 8, prefix: "AROA" },
  { type: "AWS::Lambda::Function", share: 7, prefix: "function-" },
  { type: "AWS::S3::Bucket", share: 5, prefix: "bucket-" },
  { type: "AWS::EC2::Subnet", share: 3, prefix: "subnet-0" },
  { type: "AWS::RDS::DBInstance", share: 2, prefix: "db-" },
] as const;

/**
 * $1: how many resources, $2: how many account-Regions, $3: a type for each of a hundred, $4: ids' beginnings beside them.
 * One resource in a thousand has hundreds of items, the others have a few; one in twenty has been deleted.
 */
export const drawResources = `
create unlogged table drawn_resources as
select r, (100000000000 + r % $2::int / 4)::text as account_id,
  case when type like 'AWS::IAM::%' then 'us-east-1'
    else (array['us-east-1', 'eu-west-1', 'ap-northeast-1', 'us-west-2'])[1 + r % 4] end as region,
  type as resource_type, ($4::text[])[1 + chance % 100] || left(md5(r::text), 16) as resource_id,
  'service-' || other % 4000 || '-' || r % 90 as resource_name, zone,
  case when type = 'AWS::EC2::SecurityGroup' then jsonb_build_array(
    jsonb_build_object('from', 443, 'to', 443, 'protocol', 'tcp', 'source', '10.0.0.0/8'),
    jsonb_build_object('from', 22, 'to', 22, 'protocol', 'tcp', 'source',
      case when other % 30 = 0 then '0.0.0.0/0' else '10.' || other % 200 || '.0.0/16' end)) end as ingress,
  jsonb_build_object('Name', 'service-' || other % 4000 || '-' || r % 90, 'Env',
    (array['prod', 'staging', 'dev'])[1 + other % 3], 'Team', 'team-' || other % 40, 'CostCenter', (other % 300)::text) as tags,
  items, items > 1 and other % 20 = 0 as is_deleted,
  date_trunc('milliseconds', now() - interval '90 days' * case when items > 100 then 1 else (other % 9973) / 9973.0 end) as first_at
from generate_series(1, $1::int) r,
  lateral (select hashint4(r) & 2147483647 as chance, hashint4(r + 1000000007) & 2147483647 as other) drawn,
  lateral (select ($3::text[])[1 + chance % 100] as type,
    case when chance % 1009 = 0 then 300 + other % 200 else (array[1, 1, 1, 2, 2, 3, 4, 7])[1 + other % 8] end as items,
    (array['a', 'b', 'c'])[1 + r % 3] as zone) of_type`;

/** $1: how many account-Regions. Resources of one account-Region are related to their neighbours; AWS tells of both sides. */
export const drawRelations = `
create unlogged table drawn_relations as
select d.r, d.account_id, d.region, d.resource_type, d.resource_id, o.resource_type as related_type,
  o.resource_id as related_id, o.resource_name as related_name,
  case when step > 0 then 'Is associated with ' else 'Is contained in ' end as relationship, d.first_at as valid_from,
  case when d.is_deleted or step = 2 and d.items > 2 then d.first_at + (now() - d.first_at) * 0.5
    else 'infinity' end as until
from drawn_resources d, unnest(array[-1, 1, 2]) step
join drawn_resources o on true
where o.r = d.r + step * $1::int`;

/** In the order in which they were captured. */
export const drawItems = `
create unlogged table drawn_items as
select row_number() over (order by captured_at) as item_id, t.*
from (
  select r, k, captured_at, coalesce(lead(captured_at) over (partition by r order by k), 'infinity') as until
  from drawn_resources d, generate_series(1, items) k, lateral (select d.first_at + date_trunc('milliseconds', (now() - d.first_at)
    * ((k - 1 + case when k = 1 then 0 else (hashint4(r * 31 + k) & 1023) / 2048.0 end) / items)) as captured_at) of_item
) t order by captured_at`;

const resourceColumns = `account_id, region, resource_type, resource_id, status, captured_at, state_id, created_at,
  deleted_at, availability_zone, resource_name, arn, relationship_count, related_types, tags, ingress, search_text`;

const itemColumns = `${resourceColumns}, item_id, until, changed_paths, relationships_added, relationships_removed`;

/** What both tables say of an item. */
const described = `
select account_id, region, resource_type, resource_id,
  case when gone then 'ResourceDeleted' when k = 1 then 'ResourceDiscovered' else 'OK' end as status, captured_at,
  (extract(epoch from captured_at) * 1000)::bigint::text as state_id, first_at as created_at,
  case when gone then captured_at end as deleted_at, region || zone as availability_zone, resource_name,
  'arn:aws:' || lower(split_part(resource_type, '::', 2)) || ':' || region || ':' || account_id || ':' || resource_id as arn,
  coalesce(related, 0) as relationship_count, coalesce(types, '{}') as related_types, tags, ingress,
  lower(concat_ws(e'\\n', resource_name, resource_id, tags ->> 'Env', tags ->> 'Team', tags ->> 'CostCenter')) as search_text,
  item_id, until, case when k = 1 then '{}' else array['/configuration/state', '/configuration/revision'] end as changed_paths,
  0 as relationships_added, 0 as relationships_removed
from drawn_items join drawn_resources d using (r)
left join (select r, count(*)::int as related, array_agg(distinct related_type order by related_type) as types
  from drawn_relations group by r) relations using (r),
  lateral (select is_deleted and k = items as gone) of_item`;

export const insertItems = `
insert into config_items (${itemColumns}) overriding system value
select ${itemColumns} from (${described}) described order by item_id`;

export const insertResources = `
insert into config_resources (${resourceColumns})
select ${resourceColumns} from (${described}) described where until = 'infinity' order by captured_at`;

/** $1: how many documents each type has. */
export const insertDocuments = `
insert into config_documents (item_id, configuration, relationships, rest)
select item_id, case when not (is_deleted and k = items) then configuration
    || jsonb_build_object('resourceId', resource_id, 'ownerId', account_id, 'revision', k) end,
  coalesce(related, '[]'), jsonb_build_object('version', '1.3', 'recordingFrequency', 'CONTINUOUS')
from drawn_items join drawn_resources using (r)
join drawn_documents using (resource_type)
left join (select r, jsonb_agg(jsonb_build_object('resourceType', related_type, 'resourceId', related_id,
    'resourceName', related_name, 'relationshipName', relationship)) as related
  from drawn_relations group by r) relations using (r)
where variant = (r + k) % $1::int`;

export const insertRelationships = `
insert into config_relationships (account_id, region, resource_type, resource_id, related_type, related_id, related_name,
  relationship, valid_from, until)
select account_id, region, resource_type, resource_id, related_type, related_id, related_name, relationship, valid_from, until
from drawn_relations order by valid_from`;

export const insertReach = `
insert into config_history_reach (account_id, region, resource_type, resource_id, complete_from, finished)
select account_id, region, resource_type, resource_id, first_at, true from drawn_resources`;
