import type { Setting } from "../instance.ts";
import type { ScopeLayout } from "../layout.ts";
import { type Scan, scanOf } from "../scan.ts";
import { day } from "../time.ts";
import { fixedFamily } from "./fixed.ts";
import { instanceSubject, instanceType } from "./instances.ts";
import { itemAt, itemsBetween, type Recording } from "./items.ts";
import { recorderAt, recordingOf } from "./recorders.ts";
import { securityGroupPlans, securityGroupType } from "./security-groups.ts";
import { slotFamily } from "./slot-family.ts";
import type { ConfigFamily, SlotById } from "./subject.ts";
import type { WorldCause, WorldConfig, WorldConfigItem } from "./types.ts";

/** How long Config keeps what it recorded: the retention configuration of every account. */
export const retentionDays = 90;

const nothing: Scan<never> = scanOf(0, () => []);

export const createConfig = (
  setting: Setting,
  scopeOf: (accountId: string, region: string) => ScopeLayout | undefined,
  slotById: SlotById,
): WorldConfig => {
  const families: ConfigFamily[] = [
    slotFamily({
      setting,
      resourceType: instanceType,
      subjectOf: instanceSubject,
      slotById,
      hasOwnCalls: true,
    }),
    fixedFamily(setting, securityGroupType, securityGroupPlans),
  ];
  const byType = new Map(families.map((family) => [family.resourceType, family]));

  /** The family, and how the account-Region's recorder sees it; undefined without a recorder. */
  const viewOf = (accountId: string, region: string, resourceType: string, time: number) => {
    const scope = scopeOf(accountId, region);
    const family = byType.get(resourceType);
    const recorder = scope === undefined ? undefined : recorderAt(scope, time);
    if (scope === undefined || family === undefined || recorder === undefined) return undefined;
    return { scope, family, recording: recordingOf(recorder, family) satisfies Recording };
  };

  return {
    resourceTypes: [...byType.keys()].sort(),
    recorder: (accountId, region, now) => {
      const scope = scopeOf(accountId, region);
      return scope === undefined ? undefined : recorderAt(scope, now.getTime());
    },
    items: (accountId, region, resourceType, now, deleted) => {
      const time = now.getTime();
      const view = viewOf(accountId, region, resourceType, time);
      if (view === undefined) return nothing;
      const { scope, family, recording } = view;
      const until = Math.min(time, recording.until);
      const from = deleted === undefined ? until - day : time - retentionDays * day;
      return family.scan(scope, from, until).flatMap((subject) => {
        const item = itemAt(subject, recording, time);
        return item === undefined || (deleted === undefined && item.deletionTime !== undefined) ? [] : [item];
      });
    },
    item: (accountId, region, resourceType, resourceId, now) => {
      const view = viewOf(accountId, region, resourceType, now.getTime());
      const subject = view?.family.find(view.scope, resourceId);
      return view === undefined || subject === undefined
        ? undefined
        : itemAt(subject, view.recording, now.getTime());
    },
    history: (accountId, region, resourceType, resourceId, from, to): readonly WorldConfigItem[] => {
      const view = viewOf(accountId, region, resourceType, to.getTime());
      const subject = view?.family.find(view.scope, resourceId);
      if (view === undefined || subject === undefined) return [];
      return itemsBetween(subject, view.recording, from.getTime(), to.getTime());
    },
    calls: (accountId, region, from, to): readonly WorldCause[] => {
      const scope = scopeOf(accountId, region);
      if (scope === undefined) return [];
      const calls = families
        .filter(({ hasOwnCalls }) => hasOwnCalls)
        .flatMap((family) => [...family.scan(scope, from.getTime(), to.getTime())])
        .flatMap(({ timeline }) => timeline.between(from.getTime(), to.getTime()))
        .flatMap(({ call }) => (call === undefined ? [] : [call()]));
      return calls.sort(
        (left, right) =>
          right.time.getTime() - left.time.getTime() || (left.eventId < right.eventId ? -1 : 1),
      );
    },
  };
};
