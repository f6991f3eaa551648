import type { Pool } from "pg";

/**
 * What the timeline has beside items of some resources ($1: their items' ids): an event for each item, and for every third
 * one the call that made it, which names another resource first.
 */
export async function loadConfigEvents(db: Pool, items: readonly string[]): Promise<void> {
  await db.query(calls, [items]);
  await db.query(changes, [items]);
}

const calls = `
insert into events (at, timing, account_id, region, resource_type, resource_id, kind, actor, detail, source, source_id)
select captured_at - interval '20 seconds', 'exact', account_id, region, 'AWS::EC2::VPC', 'vpc-0' || left(md5(item_id::text), 16),
  'cloudtrail.write', 'deploy/pipeline', jsonb_build_object('eventName', 'ModifyInstanceAttribute', 'eventSource',
    'ec2.amazonaws.com', 'requestId', md5(item_id::text), 'sourceIp', '10.1.7.7', 'userAgent', 'aws-cli/2.31.4', 'resources',
    jsonb_build_array(jsonb_build_object('resourceType', 'AWS::EC2::VPC', 'resourceId', 'vpc-0' || left(md5(item_id::text), 16)),
      jsonb_build_object('resourceType', resource_type, 'resourceId', resource_id))),
  'cloudtrail', md5('call' || item_id)::uuid::text
from config_items where item_id = any($1::bigint[]) and item_id % 3 = 0`;

const changes = `
insert into events (at, timing, account_id, region, resource_type, resource_id, kind, detail, source, source_id)
select captured_at, 'exact', account_id, region, resource_type, resource_id,
  case when deleted_at is null then 'config.changed' else 'config.deleted' end,
  jsonb_build_object('resourceName', resource_name, 'changes', jsonb_build_array(
    jsonb_build_object('path', '/configuration/state', 'before', 'pending', 'after', 'running'))),
  'config', 'item:' || item_id
from config_items where item_id = any($1::bigint[])`;
