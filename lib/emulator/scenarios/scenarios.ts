import { defaultWorldOptions } from "../world/default-options.ts";
import type { WorldOptions } from "../world/world.ts";

/** Named worlds: what `--scenario` takes. Options given beside the name win over the scenario's. */
export const scenarios = {
  /** 300 nodes in 6 accounts × 3 Regions. */
  organization: defaultWorldOptions,
  /** The same accounts and Regions without a single resource. */
  empty: { ...defaultWorldOptions, nodes: 0 },
  /** One account that is its own organisation, with two Regions. */
  "single-account": { ...defaultWorldOptions, nodes: 40, accounts: 1, regions: 2 },
  /** Every page of every list has names that break careless software. */
  hostile: { ...defaultWorldOptions, nodes: 120, names: "hostile" },
} as const satisfies Readonly<Record<string, WorldOptions>>;

export type ScenarioName = keyof typeof scenarios;

export const isScenarioName = (name: string): name is ScenarioName => Object.hasOwn(scenarios, name);

/** The options of a named world; throws an Error that lists the names when there is none of that name. */
export const scenarioOptions = (name: string, given: Partial<WorldOptions> = {}): WorldOptions => {
  if (!isScenarioName(name)) {
    throw new Error(`unknown scenario "${name}"; known: ${Object.keys(scenarios).join(", ")}`);
  }
  const stated = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return { ...scenarios[name], ...stated };
};
