import type { WorldOptions } from "./world.ts";

/** The world of `npm start`. */
export const defaultWorldOptions: WorldOptions = {
  seed: "yagura",
  nodes: 300,
  accounts: 6,
  regions: 3,
  names: "ordinary",
};
