import type { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { nodeGroups } from "./facet-plan.ts";

/** What is written to `fleet_nodes` and, with the end of the version, to `fleet_nodes_history`. */
export const writtenNodeColumns = [
  "account_id",
  "region",
  "node_id",
  "name",
  "account_name",
  "computer_name",
  "resource_type",
  "ping_status",
  "agent_version",
  "agent_version_parts",
  "is_latest_version",
  "platform_type",
  "platform_name",
  "platform_version",
  "ip_address",
  "public_ip",
  "iam_role",
  "activation_id",
  "registered_at",
  "association_status",
  "associations_failed",
  "compliance_status",
  "non_compliant_count",
  "instance_state",
  "instance_type",
  "instance_profile_arn",
  "image_id",
  "vpc_id",
  "subnet_id",
  "availability_zone",
  "launched_at",
  "patch_class",
  "patch_missing",
  "patch_failed",
  "patch_pending_reboot",
  "patch_rejected",
  "patch_installed",
  "patch_critical",
  "patch_security",
  "patch_other",
  "patch_severity",
  "patch_baseline_id",
  "patch_group",
  "patch_windows",
  "tags",
  "first_seen_at",
  "valid_from",
] as const;

/** Columns of `fleet_nodes`, which `fleet_nodes_history` has too: what is written and what follows from it. */
export const nodeColumnList = [
  "node_number",
  "name_key",
  ...nodeGroups.map(({ column }) => column),
  ...writtenNodeColumns,
].join(", ");

export interface NodeSource {
  /** The relation to alias as `n`. */
  nodes: string;
  /** What makes its rows those of the moment. */
  moment: readonly string[];
  /** The tables behind the relation, each to alias as `n` with what makes its rows those of the moment. */
  tables: readonly { table: string; moment: readonly string[] }[];
  /** The moment's placeholder; null is now. */
  at: string | null;
}

/**
 * The nodes of the moment: the current table, or with `asOf` every version that was valid then. The conditions stand
 * outside the union, because only then does PostgreSQL see through it to the indexes' order.
 */
export function nodesAt(asOf: string | undefined, parameters: SqlParameters): NodeSource {
  if (asOf === undefined) {
    return { nodes: "fleet_nodes", moment: [], tables: [{ table: "fleet_nodes", moment: [] }], at: null };
  }
  const at = parameters.add(asOf, "timestamptz");
  const nodes = `(select ${nodeColumnList}, 'infinity'::timestamptz as valid_to from fleet_nodes
    union all select ${nodeColumnList}, valid_to from fleet_nodes_history)`;
  const [begun, lasting] = [`n.valid_from <= ${at}`, `n.valid_to > ${at}`];
  const tables = [
    { table: "fleet_nodes", moment: [begun] },
    { table: "fleet_nodes_history", moment: [begun, lasting] },
  ];
  return { nodes, moment: [begun, lasting], tables, at };
}

/** What is not in the joined row because it moves without anything having changed. */
export type Beside = "live" | "scan";

export const everyBeside: readonly Beside[] = ["live", "scan"];

/** `l`: live facts, which have no history: as of a past moment they are unknown. `s`: the node's newest patch operation. */
export function joinBeside(besides: Iterable<Beside>, at: string | null): string {
  const wanted = new Set(besides);
  const live = at === null ? "managed_nodes_live" : `(${noLive})`;
  const joins = [
    wanted.has("live") ? ` left join ${live} l on ${sameNode("l")}` : "",
    wanted.has("scan") ? ` left join ${at === null ? scans : scansAt(at)}` : "",
  ];
  return joins.join("");
}

const noLive = `select account_id, region, node_id, null::timestamptz as last_ping_at from managed_nodes_live where false`;

const sameNode = (alias: string) =>
  `(${alias}.account_id, ${alias}.region, ${alias}.node_id) = (n.account_id, n.region, n.node_id)`;

const scans = `patch_states s on ${sameNode("s")}`;

/** The newest operation by the moment, also of nodes that have ended since. */
export const scansAt = (at: string): string => `lateral (
  select o.ended_at as operation_ended_at from patch_operations o where ${sameNode("o")} and o.ended_at <= ${at}
  order by o.ended_at desc limit 1
) s on true`;
