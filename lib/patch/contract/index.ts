export { type PatchState, patchStateCodes } from "./patch-state.ts";
export { exposedStates, lackingStates, patchClasses, patchStates, presentStates } from "./states.ts";
