import type { Pool } from "pg";

/** A row of `events` for tests. */
export interface StoredEvent {
  at: string;
  account_id: string;
  region: string;
  resource_type: string;
  resource_id: string;
  kind: string;
  actor: string | null;
  detail: Record<string, unknown>;
  source: string;
  source_id: string;
}

/** A security group's configuration changed by alice with the CLI, unless said otherwise. */
export function anEvent(changes: Partial<StoredEvent> = {}): StoredEvent {
  return {
    at: "2026-11-25T02:13:00.000Z",
    account_id: "111122223333",
    region: "us-east-1",
    resource_type: "AWS::EC2::SecurityGroup",
    resource_id: "sg-0123456789abcdef0",
    kind: "config.changed",
    actor: "alice",
    detail: { resourceName: "web", userAgent: "aws-cli/2.31" },
    source: "sync:config-items",
    source_id: crypto.randomUUID(),
    ...changes,
  };
}

export async function insertEvents(db: Pool, events: readonly StoredEvent[]): Promise<void> {
  await db.query(
    `insert into events (at, timing, account_id, region, resource_type, resource_id, kind, actor, detail, source, source_id)
     select at, 'exact', account_id, region, resource_type, resource_id, kind, actor, detail, source, source_id
     from json_populate_recordset(null::events, $1::json)`,
    [JSON.stringify(events)],
  );
}

/** Texts that break out of quotes, markup, addresses and spreadsheets where something is forgotten. */
export const hostileNames = [
  `'; drop table events; --`,
  `<img src=x onerror=alert(1)>`,
  `=HYPERLINK("http://x";"y")`,
  "日本語 の 役割/セッション",
  "a\u202Eb\u0007c",
  `back\\slash "quoted" :* | !x`,
  "none",
  "*",
];

/**
 * Events of some hours: deployments of a dozen changes within seconds, lone changes, passes that saw many nodes, and actors
 * with hostile names. The same number gives the same events.
 */
export function randomEvents(count: number, seed: number, endMs: number): StoredEvent[] {
  let state = seed;
  const draw = (below: number) => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return Math.floor((state / 4_294_967_296) * below);
  };
  const pick = <Item>(items: readonly [Item, ...Item[]]): Item => items[draw(items.length)] ?? items[0];
  const events: StoredEvent[] = [];
  let at = endMs;
  while (events.length < count) {
    at -= draw(400) * 1000;
    const size = draw(3) === 0 ? 1 + draw(12) : 1;
    const actor = draw(3) === 0 ? null : pick(["alice", "deploy/pipeline", "Bob", ...hostileNames] as const);
    const shared = {
      account_id: pick(["111122223333", "444455556666"]),
      region: pick(["us-east-1", "ap-northeast-1"]),
      kind: pick(["config.changed", "cloudtrail.write", "config.created", "node.ping_status", "later.kind"]),
      source: pick(["sync:config-items", "sync:managed-nodes"]),
    };
    const userAgent = pick([null, "aws-cli/2.31", "Terraform/1.9"]);
    for (let place = 0; place < size; place += 1) {
      at -= draw(20) * 1000;
      events.push({
        ...shared,
        at: new Date(at).toISOString(),
        actor,
        resource_type: pick(["AWS::EC2::SecurityGroup", "AWS::Lambda::Function"]),
        resource_id: `r-${draw(40)}`,
        detail: {
          resourceName: pick(["web-12", "api", ...hostileNames] as const),
          ...(userAgent && { userAgent }),
        },
        source_id: String(events.length),
      });
    }
  }
  return events.slice(0, count);
}
