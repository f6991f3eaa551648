import type { OperatingSystem } from "@aws-sdk/client-ssm";
import { hostileNames } from "../catalog/hostile.ts";
import type { AccountKind } from "../catalog/services.ts";
import type { ScopeLayout } from "../layout.ts";
import { hex, keyOf } from "../random.ts";
import { awsBaselines, isProvidedDefault } from "./aws-baselines.ts";
import type { WorldPatchBaseline } from "./baseline-types.ts";
import { customBaselines, type Stage } from "./custom-baselines.ts";

/** Which accounts of AWS own its baselines. */
const owners: Readonly<Record<string, string>> = {
  "us-east-1": "075727635805",
  "us-east-2": "733109147000",
  "us-west-2": "280605243866",
  "eu-central-1": "416089608788",
};

const environmentsOf: Readonly<Record<AccountKind, readonly string[]>> = {
  management: ["prod"],
  prod: ["prod"],
  shared: ["prod"],
  staging: ["staging", "test"],
  data: ["prod", "staging"],
  sandbox: ["dev"],
};

/** AWS allows letters, digits and `_-.` in a baseline's name; these are the worst of them. */
const hostileBaselineNames = ["__proto__", "constructor", "null", "---", "..._...", "toString", "0x41"];

/** Patch group names that break careless software, as far as AWS allows. */
export const hostilePatchGroups: readonly string[] = hostileNames
  .filter(({ strict }) => strict)
  .map(({ text }) => text.trim());

const groupsOf = (kind: AccountKind, stage: Stage, windows: boolean, hostile: boolean): string[] => {
  const platform = windows ? "windows" : "linux";
  const own = environmentsOf[kind].flatMap((environment) => {
    if (stage === "pilot") return [`${environment}-${platform}-wave1`];
    if ((stage === "prod") !== (environment === "prod")) return [];
    return [`${environment}-${platform}-wave2`, `${environment}-${platform}-wave3`];
  });
  return hostile && stage === "prod" ? [...own, ...hostilePatchGroups] : own;
};

/** Accounts of the data teams have their own baselines as defaults. */
const isCustomDefault = (kind: AccountKind, stage: Stage, operatingSystem: OperatingSystem): boolean =>
  kind === "data" && stage === "prod" && (operatingSystem === "UBUNTU" || operatingSystem === "WINDOWS");

const provided = (scope: ScopeLayout): WorldPatchBaseline[] => {
  const { region, account } = scope;
  return awsBaselines.map((definition) => ({
    ...definition,
    baselineId: `arn:aws:ssm:${region}:${owners[region] ?? "075727635805"}:patchbaseline/pb-0${hex(keyOf(`${region}/${definition.name}`), 1, 16)}`,
    owner: "AWS",
    isDefault:
      isProvidedDefault(definition) && !isCustomDefault(account.kind, "prod", definition.operatingSystem),
    patchGroups: [],
  }));
};

const own = (scope: ScopeLayout, time: number, names: "ordinary" | "hostile"): WorldPatchBaseline[] => {
  const { kind } = scope.account;
  const hostile = names === "hostile";
  return customBaselines(time).map(({ stage, definition }, index) => ({
    ...definition,
    name: (hostile ? hostileBaselineNames[index] : undefined) ?? definition.name,
    description: hostile
      ? (hostileNames[index % hostileNames.length]?.text ?? definition.description)
      : definition.description,
    baselineId: `pb-0${hex(scope.key, keyOf(`${stage}/${definition.operatingSystem}`), 16)}`,
    owner: "Self",
    isDefault: isCustomDefault(kind, stage, definition.operatingSystem),
    patchGroups: groupsOf(kind, stage, definition.operatingSystem === "WINDOWS", hostile),
  }));
};

/** Nodes out of reach were scanned with what the baselines said then: some of their past is kept. */
const keptVersions = 24;
const cache = new WeakMap<ScopeLayout, Map<object, readonly WorldPatchBaseline[]>>();

/** The baselines of an account-Region at a time: its own, where there are nodes, and those that AWS provides. */
export const baselinesOf = (
  scope: ScopeLayout,
  time: number,
  names: "ordinary" | "hostile",
): readonly WorldPatchBaseline[] => {
  const version = customBaselines(time);
  const versions = cache.get(scope) ?? new Map<object, readonly WorldPatchBaseline[]>();
  cache.set(scope, versions);
  const known = versions.get(version);
  if (known !== undefined) return known;
  if (versions.size >= keptVersions) versions.clear();
  const made = [...(scope.managedSlots > 0 ? own(scope, time, names) : []), ...provided(scope)];
  versions.set(version, made);
  return made;
};

/** The baseline that AWS uses for a patch group and an operating system: the registered one, or else the default. */
export const baselineFor = (
  baselines: readonly WorldPatchBaseline[],
  operatingSystem: OperatingSystem,
  patchGroup: string,
): WorldPatchBaseline | undefined => {
  const fitting = baselines.filter((baseline) => baseline.operatingSystem === operatingSystem);
  return (
    fitting.find(({ patchGroups }) => patchGroup !== "" && patchGroups.includes(patchGroup)) ??
    fitting.find(({ isDefault }) => isDefault)
  );
};
