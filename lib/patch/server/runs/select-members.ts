import { orderTerms } from "#lib/core/server/sql/order-terms.ts";
import { likeLiteral, type SqlParameters } from "#lib/core/server/sql/parameters.ts";
import type { RunInput } from "#lib/patch/contract/runs.ts";

const sorts: Readonly<Record<string, string>> = {
  name: 'lower(coalesce(m.name, m.node_id)) collate "C"',
  nodeId: 'm.node_id collate "C"',
  outcome: "array_position(array['failed', 'unreachable', 'running', 'cancelled', 'succeeded'], m.outcome)",
  responseCode: "m.response_code",
  started: "m.started_at",
  ended: "m.ended_at",
  installed: "m.installed_count",
  missing: "m.missing_count",
  failed: "m.failed_count",
  pendingReboot: "m.pending_reboot_count",
};

/** Which nodes of a run: SQL over `members m`. `run` is a placeholder. */
export function memberConditions(
  input: Pick<RunInput, "outcome" | "search">,
  run: string,
  parameters: SqlParameters,
): string {
  const found = [`m.run = ${run}`];
  if (input.outcome) found.push(`m.outcome = ${parameters.add(input.outcome, "text")}`);
  if (input.search !== "") {
    const pattern = parameters.add(`%${likeLiteral(input.search.toLowerCase())}%`, "text");
    found.push(
      `lower(concat_ws(' ', m.name, m.node_id, m.status, m.status_details, m.baseline_id)) like ${pattern}`,
    );
  }
  return found.join(" and ");
}

/** @throws {AppError} `bad_request` for a sort that cannot be read. */
export function memberOrder(sort: string): string {
  return [...orderTerms(sort, sorts, "Nodes of a run"), 'm.node_id collate "C"'].join(", ");
}
