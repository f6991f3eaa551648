import type { FilterTest } from "#lib/core/domain/filter/field-tests.ts";
import { textTestSql } from "#lib/core/server/sql/filter-sql.ts";
import type { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { versionsAt } from "#lib/core/server/sql/versions-at.ts";
import type { NodeField } from "#lib/fleet/domain/node-fields.ts";
import {
  exposedStates,
  lackingStates,
  type PatchState,
  patchStateCodes,
  patchStates,
  presentStates,
} from "#lib/patch/contract/index.ts";

/** The states that a field asks for when none is written after `@`. */
const statesOf: Readonly<Record<string, readonly PatchState[]>> = {
  patch: patchStates,
  kb: patchStates,
  lacks: lackingStates,
  has: presentStates,
  cve: exposedStates,
};

export const isPatchItem = (field: NodeField): boolean => field.key in statesOf;

/** Nodes that have a patch of this name, or one that fixes this CVE, in the states that the field or the value names. */
export function patchItemSql(
  field: NodeField,
  test: FilterTest,
  asOf: string | undefined,
  parameters: SqlParameters,
): string {
  const source = versionsAt("node_patches", ["node_number", "states"], asOf, parameters);
  if (test.test === "known" || test.test === "unknown") {
    const codes = parameters.add(codesOf(field, null), "int[]");
    const has = `n.node_number in (select p.node_number from ${source} p
      where exists (select from unnest(p.states) state where state & 15 = any(${codes})))`;
    return test.test === "known" ? has : `not ${has}`;
  }
  const elements = patchElementsSql(field, test, parameters);
  // The elements are made once for the statement; the index then names the nodes.
  return `n.node_number in (select p.node_number from ${source} p where p.states && ${elements})`;
}

/** What `node_patches.states` holds of such patches: an array as SQL. */
export function patchElementsSql(field: NodeField, test: FilterTest, parameters: SqlParameters): string {
  if (test.test !== "item") throw new TypeError(`Not a test of an item: ${test.test}`);
  const codes = parameters.add(codesOf(field, test.state), "int[]");
  // CVE ids are upper case everywhere, and the index compares exactly.
  if (field.key === "cve" && test.name.test === "equals")
    return `yagura_fixing(${parameters.add(test.name.text.toUpperCase(), "text")}, ${codes})`;
  const named = field.key === "cve" ? fixesSql(test.name, parameters) : namedSql(test.name, parameters);
  return `array(select k.patch_id * 16 + code from patches k cross join unnest(${codes}) code where ${named})`;
}

function codesOf(field: NodeField, state: string | null): number[] {
  const states = statesOf[field.key] ?? patchStates;
  return states.filter((name) => state === null || name === state).map((name) => patchStateCodes[name]);
}

/** A patch goes by its KB id and by its title; only Windows' titles are never taken for a KB number. */
function namedSql(name: FilterTest, parameters: SqlParameters): string {
  const byId = textTestSql(name, "k.kb_id", parameters);
  if (name.test === "equals" && /^KB\d+$/i.test(name.text)) return `(${byId})`;
  return `(${byId} or ${textTestSql(name, "k.title", parameters)})`;
}

function fixesSql(name: FilterTest, parameters: SqlParameters): string {
  return `exists (select from unnest(k.cve_ids) cve where ${textTestSql(name, "cve", parameters)})`;
}
