import { patchClasses } from "./states.ts";

/** The classes and `unknown`, of nodes whose account-Region was never asked, in the order in which they are shown. */
export const classKeys = [...patchClasses, "unknown"] as const;
export type ClassKey = (typeof classKeys)[number];
