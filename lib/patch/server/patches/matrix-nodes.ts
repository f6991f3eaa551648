import type { ScopeQuery } from "#lib/core/contract/scope.ts";
import type { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { versionsAt } from "#lib/core/server/sql/versions-at.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { selectNodes } from "#lib/fleet/server/index.ts";
import { exposedStates } from "./find-cves.ts";

/** A node of the matrix with its patches; null where they have not been read. */
export interface MatrixNode {
  account_id: string;
  account_name: string | null;
  region: string;
  node_id: string;
  name: string | null;
  states: number[] | null;
}

interface Question extends ScopeQuery {
  /** The filter language of nodes. */
  filter: string;
  /** Only nodes that lack one of `fixes`. */
  exposed: boolean;
}

/**
 * The rows of the matrix, the same for page and file: SQL of `found` (narrow), and of a selection from it with the patches.
 * @throws {AppError} `bad_request` for a filter that cannot be read.
 */
export function matrixNodes(
  ctx: VerbContext,
  { accounts, regions, tag, asOf, filter, exposed }: Question,
  fixes: readonly number[],
): { parameters: SqlParameters; found: string; rowsOf: (found: string) => string } {
  const key = ["account_id", "region", "node_id"];
  const lists = (parameters: SqlParameters) =>
    versionsAt("node_patches", [...key, "states"], asOf, parameters);
  const selection = selectNodes(ctx, { accounts, regions, tag, asOf, filter, sort: "name" }, (parameters) =>
    exposed
      ? [
          `(n.account_id, n.region, n.node_id) in (select l.account_id, l.region, l.node_id from ${lists(parameters)} l
            where ${lacksAny(exposedStates(fixes), parameters)})`,
        ]
      : [],
  );
  const { parameters, from } = selection;
  return {
    parameters,
    found: `select n.account_id, n.account_name, n.region, n.node_id, n.name ${from}`,
    rowsOf: (found) => `select f.*, l.states from (${found}) f
      left join ${lists(parameters)} l using (account_id, region, node_id) order by ${matrixOrder}`,
  };
}

/** Elements up to which the index is asked: `&&` compares each with each, a hash does not. */
const fewElements = 60;

function lacksAny(elements: readonly number[], parameters: SqlParameters): string {
  const listed = parameters.add(elements, "int[]");
  return elements.length <= fewElements
    ? `l.states && ${listed}`
    : `exists (select from unnest(l.states) held where held = any(${listed}))`;
}

export const matrixOrder =
  'lower(f.name collate "C") nulls last, f.account_id collate "C", f.region collate "C", f.node_id collate "C"';
