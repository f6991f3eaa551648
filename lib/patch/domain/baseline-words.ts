import type { ApprovalRule, PatchFilter } from "#lib/patch/contract/baselines.ts";
import { packageManagerOf } from "./operating-systems.ts";

/** How sentences get the reader's language: messages of `patch.baselines.words`, and lists joined by "or". */
export interface Sayer {
  say: (key: WordKey, values?: Record<string, string | number>) => string;
  or: (items: readonly string[]) => string;
}

export type WordKey =
  | "rule"
  | "patches"
  | "what.all"
  | "what.classified"
  | "what.severe"
  | "what.both"
  | "products"
  | "property"
  | "approval.days"
  | "approval.until"
  | "approval.none"
  | "nonSecurity"
  | `levels.${Level}`
  | `classifications.${Classification}`
  | `properties.${Property}`;

const levels = ["CRITICAL", "HIGH", "MEDIUM", "LOW", "INFORMATIONAL", "UNSPECIFIED"] as const;
type Level = (typeof levels)[number];

const classifications = [
  "CriticalUpdates",
  "DefinitionUpdates",
  "Drivers",
  "FeaturePacks",
  "SecurityUpdates",
  "ServicePacks",
  "Tools",
  "UpdateRollups",
  "Updates",
  "Upgrades",
  "Security",
  "Bugfix",
  "Enhancement",
  "Recommended",
  "Newpackage",
] as const;
type Classification = (typeof classifications)[number];

const properties = ["PRODUCT_FAMILY", "PATCH_SET", "SECTION", "PRIORITY", "REPOSITORY", "NAME"] as const;
type Property = (typeof properties)[number];

/**
 * A rule as one sentence: "Security updates of severity Critical or Important for Windows Server 2022: approved 7 days after
 * release; compliance level Critical".
 */
export function ruleSentence(rule: ApprovalRule, operatingSystem: string | null, sayer: Sayer): string {
  const { say } = sayer;
  return say("rule", {
    patches: patchesSentence(rule.filters, sayer),
    approval: approvalWords(rule, operatingSystem, sayer),
    nonSecurity: rule.enableNonSecurity ? say("nonSecurity") : "",
    level: levelWord(rule.complianceLevel, sayer),
  });
}

/** Which patches filters let through: "Security updates of severity Critical for Windows Server 2022". */
export function patchesSentence(filters: readonly PatchFilter[], sayer: Sayer): string {
  const { say, or } = sayer;
  const narrowing = filters.filter(({ values }) => !values.includes("*"));
  const valuesOf = (...keys: string[]) =>
    narrowing.filter(({ key }) => keys.includes(key)).flatMap(({ values }) => values);
  const classified = valuesOf("CLASSIFICATION").map((value) => classificationWord(value, sayer));
  const severe = valuesOf("SEVERITY", "MSRC_SEVERITY");
  const products = valuesOf("PRODUCT").map(productName);
  const others = narrowing.filter(({ key }) => !worded.has(key));
  const kind =
    classified.length > 0
      ? severe.length > 0
        ? "both"
        : "classified"
      : severe.length > 0
        ? "severe"
        : "all";
  return say("patches", {
    what: say(`what.${kind}`, { classifications: or(classified), severities: or(severe) }),
    products: products.length > 0 ? say("products", { products: or(products) }) : "",
    more: others
      .map(({ key, values }) => say("property", { property: propertyWord(key, sayer), values: or(values) }))
      .join(""),
  });
}

const worded = new Set(["CLASSIFICATION", "SEVERITY", "MSRC_SEVERITY", "PRODUCT"]);

/** When a rule approves: "approved 7 days after release". */
function approvalWords(rule: ApprovalRule, operatingSystem: string | null, { say }: Sayer): string {
  if (packageManagerOf(operatingSystem) === "apt") return say("approval.none");
  if (rule.approveUntilDate) return say("approval.until", { date: rule.approveUntilDate.slice(0, 10) });
  return say("approval.days", { days: rule.approveAfterDays ?? 0 });
}

/** A compliance level in words; what is not AWS's is shown as it is. */
export function levelWord(level: string | null, { say }: Sayer): string {
  const known = levels.find((each) => each === (level ?? "UNSPECIFIED"));
  return known === undefined ? String(level) : say(`levels.${known}`);
}

/** A vendor's classification in words; one that is not known is shown as it is. */
export function classificationWord(value: string, { say }: Sayer): string {
  const known = classifications.find((each) => each === value);
  return known === undefined ? value : say(`classifications.${known}`);
}

function propertyWord(key: string, { say }: Sayer): string {
  const known = properties.find((each) => each === key);
  return known === undefined ? key : say(`properties.${known}`);
}

const names: readonly (readonly [RegExp, string])[] = [
  [/^RedhatEnterpriseLinux/, "Red Hat Enterprise Linux "],
  [/^Suse/, "SUSE Linux Enterprise Server "],
  [/^(CentOS|macOS|AlmaLinux)/i, "$1 "],
];

/** AWS's name of a product as people write it: `WindowsServer2012R2` is "Windows Server 2012 R2". */
export function productName(product: string): string {
  const known = names.find(([pattern]) => pattern.test(product));
  const [head, rest] =
    known === undefined
      ? ["", product]
      : [product.match(known[0])?.[0].replace(...known) ?? "", product.replace(known[0], "")];
  return `${head}${rest
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/([A-Za-z])(\d)/g, replaceDigit)
    .replace(/(\d)(R\d)/, "$1 $2")}`.trim();
}

// `R2` belongs together; everything else parts before its number.
function replaceDigit(_: string, letter: string, digit: string): string {
  return letter === "R" ? `${letter}${digit}` : `${letter} ${digit}`;
}
