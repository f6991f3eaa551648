export { type PatchState, patchStateCodes } from "./patch-state.ts";
export { lackingStates, patchClasses, patchStates, presentStates } from "./states.ts";
