import type {
  ApprovalRule,
  BaselineChange,
  PatchBaseline,
  PatchFilter,
} from "#lib/patch/contract/baselines.ts";

/** A baseline with the patch groups that are registered to it. */
export type DescribedBaseline = PatchBaseline & { patchGroups: readonly string[] };

const values = [
  "name",
  "description",
  "operatingSystem",
  "isDefault",
  "approvedComplianceLevel",
  "approvedEnableNonSecurity",
  "rejectedAction",
  "availableSecurityUpdatesStatus",
] as const;

/**
 * What differs between two baselines, or two moments of one. Rules are the same rule while they let the same patches
 * through; the order of rules, filters, values and lists says nothing, and neither do the times of changes.
 */
export function baselineDiff(before: DescribedBaseline, after: DescribedBaseline): BaselineChange[] {
  const changes: BaselineChange[] = [];
  for (const field of values) {
    const [one, other] = [before[field], after[field]];
    if ((one ?? null) !== (other ?? null)) changes.push({ kind: "value", field, before: one, after: other });
  }
  changes.push(...ruleChanges(before.approvalRules, after.approvalRules));
  if (filtersKey(before.globalFilters) !== filtersKey(after.globalFilters)) {
    changes.push({ kind: "global_filters", before: before.globalFilters, after: after.globalFilters });
  }
  const lists = ["approvedPatches", "rejectedPatches", "patchGroups"] as const;
  for (const list of lists) changes.push(...listChange(list, before[list], after[list]));
  const sources = [before, after].map((side) => side.sources.map((source) => JSON.stringify(source)));
  const changed = listChange("sources", sources[0] ?? [], sources[1] ?? []);
  changes.push(...changed.map((change) => ({ ...change, ...namesOf(change) })));
  return changes;
}

type ListChange = Extract<BaselineChange, { kind: "list" }>;

function listChange(
  list: ListChange["list"],
  before: readonly string[],
  after: readonly string[],
): ListChange[] {
  const added = after.filter((entry) => !before.includes(entry)).sort();
  const removed = before.filter((entry) => !after.includes(entry)).sort();
  return added.length + removed.length === 0 ? [] : [{ kind: "list", list, added, removed }];
}

function namesOf({ added, removed }: ListChange): Pick<ListChange, "added" | "removed"> {
  const name = (text: string) => String(JSON.parse(text).name);
  return { added: added.map(name), removed: removed.map(name) };
}

type RuleChange = Extract<BaselineChange, { kind: "rule_added" | "rule_removed" | "rule_changed" }>;

function ruleChanges(before: readonly ApprovalRule[], after: readonly ApprovalRule[]): RuleChange[] {
  const gone = [...before];
  const come = [...after];
  const changed: RuleChange[] = [];
  const pair = (same: (one: ApprovalRule, other: ApprovalRule) => boolean) => {
    for (const rule of [...come]) {
      const at = gone.findIndex((each) => same(each, rule));
      const [partner] = at < 0 ? [] : gone.splice(at, 1);
      if (partner === undefined) continue;
      come.splice(come.indexOf(rule), 1);
      if (!isSame(partner, rule)) changed.push({ kind: "rule_changed", before: partner, after: rule });
    }
  };
  // First what did not change at all, so that of two rules with the same filters the right ones are paired.
  pair(isSame);
  pair((one, other) => filtersKey(one.filters) === filtersKey(other.filters));
  pair((one, other) => approvalKey(one) === approvalKey(other) && keysOf(one) === keysOf(other));
  return [
    ...gone.map((rule) => ({ kind: "rule_removed" as const, rule })),
    ...come.map((rule) => ({ kind: "rule_added" as const, rule })),
    ...changed,
  ];
}

const isSame = (one: ApprovalRule, other: ApprovalRule): boolean =>
  filtersKey(one.filters) === filtersKey(other.filters) && approvalKey(one) === approvalKey(other);

function approvalKey(rule: ApprovalRule): string {
  const { approveAfterDays, approveUntilDate, complianceLevel, enableNonSecurity } = rule;
  return JSON.stringify([
    approveAfterDays,
    approveUntilDate,
    complianceLevel ?? "UNSPECIFIED",
    enableNonSecurity,
  ]);
}

const keysOf = (rule: ApprovalRule): string =>
  rule.filters
    .map(({ key }) => key)
    .sort()
    .join();

/** The same text for filters that let the same patches through. */
function filtersKey(filters: readonly PatchFilter[]): string {
  const narrowing = filters.filter(({ values }) => !values.includes("*"));
  return JSON.stringify(narrowing.map(({ key, values }) => [key, [...new Set(values)].sort()]).sort());
}
