import type { WorldConfig, WorldConfigItem } from "../config/types.ts";
import { concatScans, type Scan, scanOf } from "../scan.ts";
import { epoch, minute } from "../time.ts";
import { evaluationAt, lastRun } from "./evaluate.ts";
import type { ScopeRules } from "./scope-rules.ts";
import type { WorldConfigRule, WorldEvaluation, WorldRuleCounts, WorldRules } from "./types.ts";

const accountType = "AWS::::Account";

/** The account itself is no resource that Config records; periodic rules look at it all the same. */
const accountItem = (accountId: string, region: string): WorldConfigItem => ({
  accountId,
  region,
  awsRegion: region,
  availabilityZone: "Not Applicable",
  resourceType: accountType,
  resourceId: accountId,
  resourceName: undefined,
  arn: "",
  captureTime: new Date(epoch),
  status: "OK",
  stateId: String(epoch),
  recordingFrequency: "CONTINUOUS",
  creationTime: undefined,
  discoveredAt: new Date(epoch),
  deletionTime: undefined,
  tags: {},
  relationships: [],
  configuration: {},
  supplementaryConfiguration: {},
  cause: undefined,
});

type Counted = ReadonlyMap<WorldConfigRule, WorldRuleCounts>;

/** So many counts are kept: those of an account-Region as it is, and as an aggregator shows it. */
const countsMax = 4096;

/** Rules and their evaluations: all of it follows from the items, so that a past moment is asked like the present. */
export function createRules(
  config: WorldConfig,
  scopeRules: (accountId: string, region: string, now: Date) => ScopeRules,
): WorldRules {
  const counted = new Map<string, Counted>();

  /** Rules stop with the recorder. */
  const endOf = (accountId: string, region: string, now: Date): number => {
    const stoppedAt = config.recorder(accountId, region, now)?.stoppedAt;
    return Math.min(now.getTime(), stoppedAt?.getTime() ?? now.getTime());
  };
  const itemsOf = (accountId: string, region: string, type: string, now: Date): Scan<WorldConfigItem> =>
    type === accountType
      ? scanOf(1, () => [accountItem(accountId, region)])
      : config.items(accountId, region, type, now);

  const evaluations = (rule: WorldConfigRule, now: Date): Scan<WorldEvaluation> => {
    const { accountId, region, plan } = rule;
    const end = endOf(accountId, region, now);
    const scans = plan.error === undefined ? plan.resourceTypes : [];
    return concatScans(scans.map((type) => itemsOf(accountId, region, type, now))).flatMap((item) => {
      const evaluation = evaluationAt(config, rule, item, end);
      return evaluation === undefined ? [] : [evaluation];
    });
  };

  /** All rules of a type are counted at once: what is costly of an item is made once. */
  const countType = (accountId: string, region: string, type: string, now: Date): Counted => {
    const id = `${accountId}:${region}:${type}:${Math.floor(now.getTime() / minute)}`;
    const known = counted.get(id);
    if (known !== undefined) return known;
    const end = endOf(accountId, region, now);
    const rules = scopeRules(accountId, region, now).rules.filter(
      ({ plan }) => plan.error === undefined && plan.resourceTypes.includes(type),
    );
    const byRule = new Map(rules.map((rule) => [rule, { compliant: 0, nonCompliant: 0 }]));
    for (const item of itemsOf(accountId, region, type, now)) {
      for (const [rule, counts] of byRule) {
        const compliance = evaluationAt(config, rule, item, end)?.compliance;
        if (compliance === "COMPLIANT") counts.compliant += 1;
        if (compliance === "NON_COMPLIANT") counts.nonCompliant += 1;
      }
    }
    counted.set(id, byRule);
    const [oldest] = counted.keys();
    if (counted.size > countsMax && oldest !== undefined) counted.delete(oldest);
    return byRule;
  };

  return {
    targets: itemsOf,
    rules: (accountId, region, now) => scopeRules(accountId, region, now).rules,
    packs: (accountId, region, now) => scopeRules(accountId, region, now).packs,
    status: (rule, now) => {
      const ranAt = new Date(lastRun(rule, endOf(rule.accountId, rule.region, now)));
      const { error } = rule.plan;
      return error === undefined
        ? { lastSuccessAt: ranAt, lastFailureAt: undefined, error }
        : { lastSuccessAt: undefined, lastFailureAt: ranAt, error };
    },
    evaluations,
    counts: (rule, now) => {
      const sum = { compliant: 0, nonCompliant: 0 };
      for (const type of rule.plan.resourceTypes) {
        const counts = countType(rule.accountId, rule.region, type, now).get(rule);
        sum.compliant += counts?.compliant ?? 0;
        sum.nonCompliant += counts?.nonCompliant ?? 0;
      }
      return sum;
    },
    ofResource: (accountId, region, resourceType, resourceId, now) => {
      const newest =
        resourceType === accountType
          ? accountItem(accountId, region)
          : config.item(accountId, region, resourceType, resourceId, now);
      if (newest === undefined || (resourceType === accountType && resourceId !== accountId)) return [];
      const end = endOf(accountId, region, now);
      return scopeRules(accountId, region, now)
        .rules.filter(({ plan }) => plan.error === undefined && plan.resourceTypes.includes(resourceType))
        .flatMap((rule) => evaluationAt(config, rule, newest, end) ?? []);
    },
  };
}
