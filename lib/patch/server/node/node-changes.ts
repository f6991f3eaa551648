import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type { NodePatchesOutput } from "#lib/patch/contract/node-patches.ts";
import type { PatchState } from "#lib/patch/contract/patch-state.ts";
import { readStateElement } from "#lib/patch/domain/state-elements.ts";
import type { NodeIdentity } from "./node-operations.ts";

interface Version {
  states: number[];
  valid_from: Date;
}

type Change = { at: string; patchId: number; before: PatchState | null; after: PatchState | null };

const most = 200;

/** What became of the node's patches by the moment, from one version of the list to the next, newest first. */
export async function readChanges(
  ctx: VerbContext,
  node: NodeIdentity,
  at: string | undefined,
): Promise<NodePatchesOutput["changes"]> {
  const versions = await readQuery<Version>(ctx.db, versionsSql, [...node, at ?? null]);
  const changes = versions.flatMap((version, index) => {
    const before = versions[index + 1];
    return before === undefined ? [] : changesBetween(before, version);
  });
  const shown = changes.slice(0, most);
  const names = await readQuery<{ patch_id: number; kb_id: string; title: string }>(
    ctx.db,
    "select patch_id, kb_id, title from patches where patch_id = any($1::int[])",
    [[...new Set(shown.map(({ patchId }) => patchId))]],
  );
  const nameOf = new Map(names.map((name) => [name.patch_id, name]));
  return shown.map((change) => ({
    ...change,
    kbId: nameOf.get(change.patchId)?.kb_id ?? "",
    title: nameOf.get(change.patchId)?.title ?? "",
  }));
}

function changesBetween(before: Version, after: Version): Change[] {
  const [was, is] = [statesOf(before), statesOf(after)];
  const at = after.valid_from.toISOString();
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((patchId) => ({ at, patchId, before: was.get(patchId) ?? null, after: is.get(patchId) ?? null }))
    .filter((change) => change.before !== change.after);
}

function statesOf({ states }: Version): Map<number, PatchState> {
  const known = states.map(readStateElement).filter((element) => element !== null);
  return new Map(known.map(({ patchId, state }) => [patchId, state]));
}

const versionsSql = `
select states, valid_from from (
  select account_id, region, node_id, states, valid_from from node_patches
  union all select account_id, region, node_id, states, valid_from from node_patches_history
) v
where (account_id, region, node_id) = ($1, $2, $3) and ($4::timestamptz is null or valid_from <= $4)
order by valid_from desc limit 100`;
