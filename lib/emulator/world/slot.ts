import { type CatalogPlatform, macosCatalog, platformCatalog, windowsCatalog } from "./catalog/platforms.ts";
import { type AccountKind, type CatalogService, serviceCatalog } from "./catalog/services.ts";
import type { SlotKind } from "./identity.ts";
import { isPlayground, type ScopeLayout } from "./layout.ts";
import { between, mix, pick, pickWeighted, unit } from "./random.ts";
import { salt } from "./salt.ts";
import { day, epoch, minute, second } from "./time.ts";

/** Why an instance in an unmanaged slot is not a managed node. */
export type UnmanagedKind = "no-profile" | "no-agent" | "launching" | "stopped" | "terminated" | "agent-lost";

/** What is true of one instance (or hybrid node) for its whole life. */
export interface Slot {
  scope: ScopeLayout;
  kind: SlotKind;
  slot: number;
  generation: number;
  /** Draws of the place; the same for all its generations. */
  placeKey: number;
  /** Draws of this generation. */
  key: number;
  service: CatalogService;
  environment: string;
  hybrid: boolean;
  platform: CatalogPlatform;
  platformVersion: string;
  architecture: "x86_64" | "arm64";
  unmanagedKind: UnmanagedKind | undefined;
  launchedAt: number;
  /** When the instance is shut down to be replaced; never for hybrid nodes. */
  endsAt: number;
}

/** What runs in accounts of a kind. */
export const servicesOf: Readonly<Record<AccountKind, readonly CatalogService[]>> = {
  management: serviceCatalog.filter(({ kinds }) => kinds.includes("management")),
  prod: serviceCatalog.filter(({ kinds }) => kinds.includes("prod")),
  staging: serviceCatalog.filter(({ kinds }) => kinds.includes("staging")),
  shared: serviceCatalog.filter(({ kinds }) => kinds.includes("shared")),
  data: serviceCatalog.filter(({ kinds }) => kinds.includes("data")),
  sandbox: serviceCatalog.filter(({ kinds }) => kinds.includes("sandbox")),
};

const unmanagedKinds: readonly { kind: UnmanagedKind; weight: number }[] = [
  { kind: "no-profile", weight: 28 },
  { kind: "no-agent", weight: 20 },
  { kind: "stopped", weight: 24 },
  { kind: "terminated", weight: 12 },
  { kind: "agent-lost", weight: 12 },
  { kind: "launching", weight: 3 },
];

const environmentOf = (kind: AccountKind, key: number): string => {
  const draw = unit(key, salt.environment);
  if (kind === "staging") return draw < 0.75 ? "staging" : "test";
  if (kind === "sandbox") return "dev";
  if (kind === "data") return draw < 0.7 ? "prod" : "staging";
  return "prod";
};

const platformOf = (service: CatalogService, hybrid: boolean, key: number): CatalogPlatform => {
  if (service.name === "mobile-build") return pick(macosCatalog, key, salt.platform);
  if (unit(key, salt.windows) < service.windows) return pickWeighted(windowsCatalog, key, salt.platform);
  const choices = hybrid ? platformCatalog.filter(({ family }) => !family.startsWith("al")) : platformCatalog;
  return pickWeighted(choices, key, salt.platform);
};

/** Most instances live for months; one in 50 belongs to a group that replaces them within days. */
const lifetimeOf = (service: CatalogService, key: number): number => {
  const quick = (service.tier === "web" || service.tier === "batch") && unit(key, salt.lifetime) < 0.04;
  return quick ? between(key, salt.phase, 4 * day, 12 * day) : between(key, salt.phase, 70 * day, 520 * day);
};

/** How long instances live that are gone before they could become managed nodes. */
const briefLife = (kind: UnmanagedKind | undefined): number | undefined => {
  if (kind === "launching") return 9 * minute;
  return kind === "terminated" ? 4 * minute : undefined;
};

const generationTimes = (
  placeKey: number,
  life: number,
  generation: number,
): { from: number; to: number } => {
  const phase = Math.floor(unit(placeKey, salt.pingPhase) * life);
  const from = epoch - phase + generation * life;
  return { from, to: from + life - 25 * second };
};

/** When the generations of a place begin: 0 at `first`, then one every `life` milliseconds. */
export const turnsOf = (
  scope: ScopeLayout,
  kind: SlotKind,
  slot: number,
): { first: number; life: number } => {
  const { placeKey, life } = staticPlace(scope, kind, slot);
  return { first: generationTimes(placeKey, life, 0).from, life };
};

const keyOfPlace = (scope: ScopeLayout, kind: SlotKind, slot: number): number =>
  mix(mix(scope.key, kind === "managed" ? 1 : 2), slot);

/** There is always one that was launched less than ten minutes ago, and some that were terminated within the hour. */
const unmanagedKindOf = (scope: ScopeLayout, slot: number, placeKey: number): UnmanagedKind =>
  isPlayground(scope) && slot === 0
    ? "launching"
    : pickWeighted(unmanagedKinds, placeKey, salt.unmanagedKind).kind;

/** Instances that live for minutes follow one another in a playground, and every week or two elsewhere. */
const placeLifeOf = (
  scope: ScopeLayout,
  service: CatalogService,
  placeKey: number,
  brief: number | undefined,
): number => {
  if (brief === undefined) return lifetimeOf(service, placeKey);
  return isPlayground(scope) ? brief : between(placeKey, salt.phase, 8 * day, 20 * day);
};

const staticPlace = (scope: ScopeLayout, kind: SlotKind, slot: number) => {
  const placeKey = keyOfPlace(scope, kind, slot);
  const service = pickWeighted(servicesOf[scope.account.kind], placeKey, salt.service);
  const mac = service.name === "mobile-build";
  const hybrid =
    kind === "managed" && !mac && scope.account.kind !== "sandbox" && unit(placeKey, salt.hybrid) < 0.085;
  const unmanagedKind = kind === "managed" ? undefined : unmanagedKindOf(scope, slot, placeKey);
  const brief = briefLife(unmanagedKind);
  return {
    placeKey,
    service,
    hybrid,
    unmanagedKind,
    brief,
    life: placeLifeOf(scope, service, placeKey, brief),
  };
};

/** The generation that is current at a time; hybrid nodes have one only. */
export const generationAt = (scope: ScopeLayout, kind: SlotKind, slot: number, time: number): number => {
  const { placeKey, hybrid, life } = staticPlace(scope, kind, slot);
  if (hybrid) return 0;
  const { from } = generationTimes(placeKey, life, 0);
  return Math.max(0, Math.floor((time - from) / life));
};

export const slotOf = (scope: ScopeLayout, kind: SlotKind, slot: number, generation: number): Slot => {
  const { placeKey, service, hybrid, unmanagedKind, brief, life } = staticPlace(scope, kind, slot);
  const key = mix(placeKey, generation + 77);
  const platform = platformOf(service, hybrid, placeKey);
  const times = generationTimes(placeKey, life, generation);
  return {
    scope,
    kind,
    slot,
    generation,
    placeKey,
    key,
    service,
    environment: environmentOf(scope.account.kind, placeKey),
    hybrid,
    platform,
    platformVersion: pick(platform.platformVersions, key, salt.platformVersion),
    architecture: platform.arm && unit(placeKey, salt.architecture) < 0.45 ? "arm64" : "x86_64",
    unmanagedKind,
    launchedAt: hybrid ? epoch - between(placeKey, salt.registered, 0, 300 * day) : times.from,
    endsAt: hybrid ? Number.POSITIVE_INFINITY : Math.min(times.to, times.from + (brief ?? life)),
  };
};
