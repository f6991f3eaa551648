import { createCounts } from "../config/counts.ts";
import type { WorldConfig, WorldConfigItem } from "../config/types.ts";
import type { Setting } from "../instance.ts";
import { concatScans, type Scan } from "../scan.ts";
import {
  complianceItemsBetween,
  complianceType,
  isJudged,
  judgedWhenRead,
  newestComplianceItem,
} from "./compliance-items.ts";
import type { ScopeRules } from "./scope-rules.ts";
import type { WorldConfigRule } from "./types.ts";

/** `AWS::EC2::Instance/i-0…` as type and id. */
function targetOf(resourceId: string): readonly [resourceType: string, resourceId: string] {
  const slash = resourceId.indexOf("/");
  return [resourceId.slice(0, slash), resourceId.slice(slash + 1)];
}

/** The same, with the items of compliance that the rules lead to. */
export function withCompliance(
  setting: Setting,
  config: WorldConfig,
  scopeRules: (accountId: string, region: string, now: Date) => ScopeRules,
): WorldConfig {
  const rulesOf = (accountId: string, region: string, type: string, now: Date): readonly WorldConfigRule[] =>
    scopeRules(accountId, region, now).rules.filter(
      ({ plan }) => plan.error === undefined && plan.resourceTypes.includes(type),
    );
  const stopOf = (accountId: string, region: string, now: Date): number => {
    const stoppedAt = config.recorder(accountId, region, now)?.stoppedAt;
    return Math.min(now.getTime(), stoppedAt?.getTime() ?? now.getTime());
  };
  /** Undefined where no rule looks at the resource, or Config does not know it. */
  const find = (accountId: string, region: string, id: string, now: Date) => {
    const [type, resourceId] = targetOf(id);
    const rules = rulesOf(accountId, region, type, now);
    const newest = rules.length === 0 ? undefined : config.item(accountId, region, type, resourceId, now);
    if (newest === undefined) return undefined;
    return { config, rules, newest, end: stopOf(accountId, region, now) };
  };
  const isRecorded = ({ status }: WorldConfigItem): boolean =>
    status !== "ResourceNotRecorded" && status !== "ResourceDeletedNotRecorded";
  const itemsOf = (
    accountId: string,
    region: string,
    now: Date,
    deleted: "with-deleted" | undefined,
  ): Scan<WorldConfigItem> => {
    const end = stopOf(accountId, region, now);
    const excluded = config.recorder(accountId, region, now)?.excludedTypes ?? [];
    const scans = config.resourceTypes.flatMap((targetType) => {
      const rules = rulesOf(accountId, region, targetType, now);
      if (rules.length === 0 || excluded.includes(targetType)) return [];
      return [
        config.items(accountId, region, targetType, now, deleted).flatMap((newest) => {
          const target = { config, rules, newest, end };
          if (newest.deletionTime === undefined && isJudged(target)) return [judgedWhenRead(target)];
          const item = newestComplianceItem(target);
          return item === undefined ? [] : [item];
        }),
      ];
    });
    return concatScans(scans);
  };
  const counts = createCounts(setting, (accountId, region, _, time) => {
    let count = 0;
    for (const _item of itemsOf(accountId, region, new Date(time), undefined)) count += 1;
    return count;
  });

  return {
    ...config,
    resourceTypes: [...config.resourceTypes, complianceType].sort(),
    items: (accountId, region, type, now, deleted) => {
      if (type !== complianceType) return config.items(accountId, region, type, now, deleted);
      return itemsOf(accountId, region, now, deleted);
    },
    count: (accountId, region, type, now) =>
      type === complianceType
        ? counts(accountId, region, type, now.getTime())
        : config.count(accountId, region, type, now),
    item: (accountId, region, type, resourceId, now) => {
      if (type !== complianceType) return config.item(accountId, region, type, resourceId, now);
      const target = find(accountId, region, resourceId, now);
      return target === undefined || !isRecorded(target.newest) ? undefined : newestComplianceItem(target);
    },
    history: (accountId, region, type, resourceId, from, to) => {
      if (type !== complianceType) return config.history(accountId, region, type, resourceId, from, to);
      const target = find(accountId, region, resourceId, to);
      return target === undefined || !isRecorded(target.newest)
        ? []
        : complianceItemsBetween(target, from.getTime(), to.getTime());
    },
  };
}
