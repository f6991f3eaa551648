import type { Pool, PoolClient } from "pg";

/** Days that the events are spread over, the last one ending now. */
const days = 90;
/** Months that are written and indexed at the same time. */
const writers = 3;

/**
 * Fills an empty timeline of a database of its own: one day of events, described as every event is, and the same day
 * again for each day before it. Months are indexed before they join, which is several times faster.
 */
export async function loadEvents(db: Pool, total: number): Promise<void> {
  await db.query(sampleTable);
  await db.query(oneDay, [Math.round(total / days)]);
  const { rows: months } = await db.query<{ month: string; name: string }>(monthsOfDays, [days]);
  const waiting = [...months];
  await Promise.all(
    Array.from({ length: writers }, async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
        await loadMonth(db, next.name, next.month);
    }),
  );
  await db.query("drop table sample");
  // Months that were written apart are counted as an archive that was restored is.
  await db.query("select yagura_recount_events()");
  await db.query("vacuum analyze event_hours, event_days, event_shapes");
}

async function loadMonth(db: Pool, name: string, month: string): Promise<void> {
  const client = await db.connect();
  try {
    await client.query(
      "set maintenance_work_mem = '512MB'; set max_parallel_maintenance_workers = 0; set jit = off",
    );
    await client.query(
      `create unlogged table loaded_${name} (like events including defaults including constraints)`,
    );
    await client.query(`insert into loaded_${name} ${daysOfMonth}`, [days, month]);
    await buildIndexes(client, `loaded_${name}`);
    await client.query(`drop table if exists ${name}`);
    const bounds = await client.query<{ bounds: string }>(boundsOf, [month]);
    await client.query(`alter table events attach partition loaded_${name} ${bounds.rows[0]?.bounds}`);
    await client.query(`vacuum analyze loaded_${name}`);
  } finally {
    client.release();
  }
}

/** The timeline's own keys and indexes on a table that is to be a part of it. */
async function buildIndexes(client: PoolClient, table: string): Promise<void> {
  const { rows } = await client.query<{ command: string }>(
    `select coalesce('alter table ${table} add ' || pg_get_constraintdef(c.oid),
       regexp_replace(pg_get_indexdef(indexrelid), 'INDEX \\S+ ON ONLY \\S+', 'INDEX ON ${table}')) as command
     from pg_index left join pg_constraint c on c.conindid = indexrelid and c.contype in ('p', 'u')
     where indrelid = 'events'::regclass`,
  );
  for (const { command } of rows) await client.query(command);
}

const monthsOfDays = `
select month::date::text as month, 'events_' || to_char(month, 'YYYY_MM') as name
from generate_series(0, $1::int) day,
  lateral (select date_trunc('month', (now() - make_interval(days => day)) at time zone 'UTC') as month) of_day
group by month order by count(*) desc`;

const boundsOf = `
select format('for values from (%L) to (%L)', $1::date::timestamp at time zone 'UTC',
  ($1::date + interval '1 month') at time zone 'UTC') as bounds`;

/** In the order of time, without sorting: a day after the other, each as the sample lies. */
const daysOfMonth = `
select id + day * 1000000, at - make_interval(days => day), not_before, timing, account_id, region, resource_type,
  resource_id, kind, actor, detail, source, source_id, tool, burst, words
from generate_series($1::int - 1, 0, -1) day,
  lateral (select * from sample where (at - make_interval(days => day)) >= $2::date::timestamp at time zone 'UTC'
    and (at - make_interval(days => day)) < ($2::date + interval '1 month') at time zone 'UTC' offset 0) of_day`;

const sampleTable = `
create unlogged table sample (like events including defaults including constraints);
create trigger describe before insert on sample for each row execute function yagura_describe_event()`;

/** Twelve events after one another are of one actor or of one pass; a third of them have no actor. */
const oneDay = `
insert into sample (id, at, timing, account_id, region, resource_type, resource_id, kind, actor, detail, source, source_id)
select i, now() - make_interval(secs => (i - 1) * 86400.0 / $1::int), case when actor is null then 'observed' else 'exact' end,
  (100000000000 + twelve % 20)::text, (array['us-east-1', 'eu-west-1', 'ap-northeast-1', 'us-west-2'])[1 + twelve / 20 % 4],
  case when kind like 'config.%' or kind = 'cloudtrail.write' then type else 'AWS::SSM::ManagedInstanceInventory' end,
  id, kind, actor,
  case
    when kind = 'cloudtrail.write' then jsonb_build_object('eventName', call, 'eventSource', 'ec2.amazonaws.com',
      'eventId', event_id, 'requestId', md5(twelve::text), 'sourceIp', '10.1.' || twelve % 200 || '.7', 'userAgent', agent,
      'resources', jsonb_build_array(jsonb_build_object('resourceType', type, 'resourceId', id)))
    when kind like 'config.%' then jsonb_build_object('resourceName', 'service-' || chance % 4000, 'cause',
      jsonb_build_object('eventId', event_id, 'eventName', call, 'userAgent', agent), 'changes',
      jsonb_build_array(jsonb_build_object('path', 'configuration.ipPermissions', 'before', '10.0.0.0/8', 'after', '0.0.0.0/0')))
    else jsonb_build_object('before', jsonb_build_object('ping_status', 'Online'), 'after',
      jsonb_build_object('ping_status', 'ConnectionLost'))
  end, 'sync:' || split_part(kind, '.', 1), md5(i::text)
from (
  select i, twelve, chance, md5('event' || i)::uuid::text as event_id,
    case when twelve % 3 > 0
      then (array['alice', 'bob', 'carol@example.com', 'deploy/pipeline', 'terraform/ci', 'autoscaling'])[1 + twelve_chance % 6]
    end as actor,
    (array['aws-cli/2.31.4', 'APN/1.0 HashiCorp/1.0 Terraform/1.9.2', 'console.amazonaws.com', 'Boto3/1.40'])[1 + twelve_chance / 6 % 4] as agent,
    case when twelve % 3 > 0
      then (array['cloudtrail.write', 'config.changed', 'config.relationship', 'config.created'])[1 + chance % 4]
      else (array['node.ping_status', 'patch.missing', 'patch.installed', 'config.compliance'])[1 + twelve_chance % 4]
    end as kind,
    (array['AWS::EC2::SecurityGroup', 'AWS::EC2::Instance', 'AWS::EC2::Volume', 'AWS::Lambda::Function', 'AWS::IAM::Role',
      'AWS::S3::Bucket'])[1 + chance / 4 % 6] as type,
    'i-0' || left(md5((chance % 50000)::text), 16) as id,
    (array['AuthorizeSecurityGroupIngress', 'ModifyInstanceAttribute', 'CreateTags', 'PutBucketPolicy'])[1 + chance / 24 % 4] as call
  from generate_series($1::int, 1, -1) i, lateral (select i / 12 as twelve, hashint4(i) & 2147483647 as chance,
    hashint4(i / 12 + 7) & 2147483647 as twelve_chance) drawn
) happened`;
