import type { ActResult, WorldAction } from "./actions.ts";
import type { WorldConfig } from "./config/types.ts";
import type { WorldOperations } from "./operations.ts";
import type { WorldPatchBaseline } from "./patch/baseline-types.ts";
import type { WorldPatchState } from "./patch/patch-state.ts";
import type { WorldRules } from "./rules/types.ts";
import type { Scan } from "./scan.ts";
import type { WorldTrail } from "./trail/create-trail.ts";
import type {
  Tags,
  WorldAccount,
  WorldActivation,
  WorldAssociation,
  WorldComplianceItem,
  WorldInstance,
  WorldInventory,
  WorldNode,
  WorldNodeAssociation,
  WorldOrganization,
  WorldRegion,
  WorldTaggedResource,
} from "./types.ts";

/** How a world is made. The same options give the same world, in whatever order it is asked. */
export interface WorldOptions {
  seed: string;
  /** Managed nodes over the whole organisation: 0 to 500,000. */
  nodes: number;
  /** Accounts with nodes: 1 to 500. */
  accounts: number;
  /** Enabled Regions: 1 to 30. */
  regions: number;
  /** `hostile`: every page of every list has names that break careless software. */
  names: "ordinary" | "hostile";
}

/**
 * The simulated organisation: facts are derived from the seed when asked, for the moment asked; only what `act` changed
 * is remembered. An account or Region it does not know has no resources.
 */
export interface World {
  readonly options: WorldOptions;
  organization: () => WorldOrganization;
  accounts: () => readonly WorldAccount[];
  account: (accountId: string) => WorldAccount | undefined;
  /** Enabled Regions, the home Region first. */
  regions: () => readonly WorldRegion[];
  /** Regions of AWS that this organisation has not enabled. */
  disabledRegions: () => readonly WorldRegion[];

  instances: (accountId: string, region: string, now: Date) => Scan<WorldInstance>;
  instance: (accountId: string, region: string, instanceId: string, now: Date) => WorldInstance | undefined;

  nodes: (accountId: string, region: string, now: Date) => Scan<WorldNode>;
  node: (accountId: string, region: string, nodeId: string, now: Date) => WorldNode | undefined;

  /** Tagged resources of all types that it has, ordered. */
  taggedResources: (accountId: string, region: string, now: Date) => Scan<WorldTaggedResource>;
  /** Tags of one resource (`i-…`, `mi-…`), or undefined when there is no such resource. */
  tags: (accountId: string, region: string, resourceId: string, now: Date) => Tags | undefined;

  associations: (accountId: string, region: string, now: Date) => readonly WorldAssociation[];
  nodeAssociations: (node: WorldNode, now: Date) => readonly WorldNodeAssociation[];
  activations: (accountId: string, region: string, now: Date) => readonly WorldActivation[];
  activationTags: (accountId: string, region: string, activationId: string, now: Date) => Tags | undefined;

  /** Undefined when the node does not report that type. */
  inventory: (node: WorldNode, typeName: string, now: Date) => WorldInventory | undefined;
  complianceItems: (node: WorldNode, now: Date) => readonly WorldComplianceItem[];

  /** Maintenance windows and commands. */
  readonly operations: WorldOperations;
  /** What CloudTrail knows. */
  readonly trail: WorldTrail;
  /** What the newest patch operation found; undefined on nodes that were never scanned. */
  patchState: (node: WorldNode, now: Date) => WorldPatchState | undefined;
  /** The account-Region's own baselines, then those that AWS provides. */
  patchBaselines: (accountId: string, region: string, now: Date) => readonly WorldPatchBaseline[];

  /** What AWS Config recorded, and the calls behind it. */
  readonly config: WorldConfig;
  /** Config's rules, and what they found. */
  readonly rules: WorldRules;

  /** Changes the world from `now` on. Unknown actions and wrong parameters throw an Error that names them. */
  act: (action: string, params: Readonly<Record<string, unknown>>, now: Date) => ActResult;
  /** The actions that `act` knows. */
  actions: () => readonly WorldAction[];
  /** Forgets what `act` changed. */
  reset: () => void;
}
