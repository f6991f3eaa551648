import { regionCatalog } from "./catalog/regions.ts";
import type { AccountKind } from "./catalog/services.ts";
import { between, mix } from "./random.ts";
import type { WorldAccount, WorldOrganization, WorldRegion } from "./types.ts";

export interface PlannedAccount extends WorldAccount {
  kind: AccountKind;
  weight: number;
}

const domain = "example.com";
const organizationId = "o-7k2m9q4x1d";
const named: readonly { name: string; kind: AccountKind; weight: number }[] = [
  { name: "management", kind: "management", weight: 2 },
  { name: "prod", kind: "prod", weight: 36 },
  { name: "staging", kind: "staging", weight: 18 },
  { name: "shared-services", kind: "shared", weight: 14 },
  { name: "data", kind: "data", weight: 18 },
  { name: "sandbox", kind: "sandbox", weight: 12 },
];
const units = [
  "payments",
  "logistics",
  "retail",
  "mobile",
  "partners",
  "research",
  "media",
  "finance",
] as const;
const kinds: readonly AccountKind[] = ["prod", "staging", "data", "sandbox"];

/** Account ids depend on the account's place only, so that credentials do not change with the seed. */
const accountId = (index: number): string => {
  const left = between(mix(0x59616775, index), 1, 100_000, 1_000_000);
  return `${left}${String(between(mix(0x59616775, index), 2, 0, 1_000_000)).padStart(6, "0")}`;
};

export const managementAccountId: string = accountId(0);

const planned = (index: number): { name: string; kind: AccountKind; weight: number } => {
  const given = named[index];
  if (given !== undefined) return given;
  const rest = index - named.length;
  const kind = kinds[rest % kinds.length] ?? "prod";
  const unit = units[Math.floor(rest / kinds.length) % units.length] ?? "retail";
  const round = Math.floor(rest / (kinds.length * units.length));
  return {
    name: `${unit}-${kind}${round === 0 ? "" : `-${round + 1}`}`,
    kind,
    weight: between(index, 3, 6, 16),
  };
};

/** Organizations allows printable ASCII in account names, at most 50 characters. */
const hostileAccountNames = [
  "<script>alert(1)</script>",
  "=cmd|' /C calc'!A0",
  '"; DROP TABLE accounts;--',
] as const;

export const planAccounts = (count: number, names: "ordinary" | "hostile"): PlannedAccount[] =>
  Array.from({ length: count }, (_, index) => {
    const { name, kind, weight } = planned(index);
    const shown = names === "hostile" ? (hostileAccountNames[index % 6] ?? name) : name;
    const id = accountId(index);
    return {
      id,
      arn: `arn:aws:organizations::${managementAccountId}:account/${organizationId}/${id}`,
      name: shown,
      email: `aws+${name}@${domain}`,
      status: "ACTIVE",
      joinedMethod: index === 0 ? "INVITED" : "CREATED",
      joinedAt: new Date(Date.UTC(2021, 2, 3, 4, 5, 6) + index * 11 * 86_400_000),
      isManagement: index === 0,
      kind,
      weight,
    };
  });

export const planOrganization = (): WorldOrganization => ({
  id: organizationId,
  arn: `arn:aws:organizations::${managementAccountId}:organization/${organizationId}`,
  masterAccountId: managementAccountId,
  masterAccountArn: `arn:aws:organizations::${managementAccountId}:account/${organizationId}/${managementAccountId}`,
  masterAccountEmail: `aws+management@${domain}`,
});

const regionsOf = (from: number, to: number, enabled: boolean): WorldRegion[] =>
  regionCatalog.slice(from, to).map((region) => ({
    name: region.name,
    endpoint: `ec2.${region.name}.amazonaws.com`,
    optInStatus: enabled ? (region.optIn ? "opted-in" : "opt-in-not-required") : "not-opted-in",
  }));

/** The first `count` Regions are in use; the others are not enabled, so that a scope without resources is the exception. */
export const planRegions = (count: number): WorldRegion[] => regionsOf(0, count, true);
export const planDisabledRegions = (count: number): WorldRegion[] =>
  regionsOf(count, regionCatalog.length, false);
