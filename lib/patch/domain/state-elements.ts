import { type PatchState, patchStateCodes } from "#lib/patch/contract/patch-state.ts";

const codeBits = 4;
const stateOf = new Map(
  Object.entries(patchStateCodes).map(([state, code]) => [code, state as PatchState] as const),
);
const byWord = new Map(Object.keys(patchStateCodes).map((state) => [state.toLowerCase(), state]));

/** A patch with its state as one element of `node_patches.states`. Ids up to 134 million fit. */
export function stateElement(patchId: number, state: PatchState): number {
  return (patchId << codeBits) | patchStateCodes[state];
}

/** What `stateElement` made; null for a code that this version does not know. */
export function readStateElement(element: number): { patchId: number; state: PatchState } | null {
  const state = stateOf.get((element & ((1 << codeBits) - 1)) as (typeof patchStateCodes)[PatchState]);
  return state === undefined ? null : { patchId: element >> codeBits, state };
}

/** The state that AWS means by `Installed`, `INSTALLED_OTHER` and so on; null for a word that it does not document. */
export function patchStateOf(word: string | undefined): PatchState | null {
  return (byWord.get((word ?? "").replaceAll("_", "").toLowerCase()) as PatchState | undefined) ?? null;
}
