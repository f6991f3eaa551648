import type { FilterTest } from "#lib/core/domain/filter/field-tests.ts";
import type { TermIndex } from "#lib/core/server/sql/term-index.ts";

/** Blocks that no other one covers: a rule lets them in only by naming them. */
const everything = new Set(["0.0.0.0/0", "::/0"]);

/** The index of a resource's values, by the very expression of the migration. */
export const resourceTerms: TermIndex = {
  expression: `yagura_config_terms(n.account_id, n.region, n.resource_type, n.resource_id, n.status,
  n.availability_zone, n.related_types, n.tags, n.ingress)`,
  fields: new Set(["account", "region", "type", "id", "status", "has", "open"]),
  isWhole: (field, test) => field === "has" || (field === "open" && isWholeSource(test)),
};

function isWholeSource(test: FilterTest): boolean {
  if (test.test !== "item" || test.version !== null || test.name.test !== "equals") return false;
  return everything.has(test.name.text) || /^(sg|pl)-/.test(test.name.text);
}
