import type { TermIndex } from "#lib/core/server/sql/term-index.ts";

/** The index of a node's values, by the very expression of the migration. */
export const nodeTerms: TermIndex = {
  expression: `yagura_node_terms(n.account_id, n.region, n.node_id, n.ping_status, n.platform_type, n.resource_type,
  n.instance_state, n.association_status, n.compliance_status, n.instance_type, n.platform_name, n.agent_version,
  n.vpc_id, n.patch_class, n.patch_severity, n.patch_baseline_id, n.patch_group, n.tags)`,
  fields: new Set([
    "account",
    "region",
    "id",
    "ping",
    "platform",
    "type",
    "state",
    "association",
    "compliance",
    "instancetype",
    "os",
    "agent",
    "vpc",
    "patch",
    "severity",
    "patchgroup",
  ]),
};
