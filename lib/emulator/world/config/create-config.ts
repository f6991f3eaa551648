import type { Setting } from "../instance.ts";
import type { ScopeLayout } from "../layout.ts";
import { type Scan, scanOf } from "../scan.ts";
import { day, hour } from "../time.ts";
import { aggregatorsOf } from "./aggregators.ts";
import { type Count, createCounts } from "./counts.ts";
import { familiesOf } from "./families.ts";
import { isListed, itemAt, itemsBetween, type Recording } from "./items.ts";
import { recorderAt, recordingOf } from "./recorders.ts";
import type { ConfigSubject, SlotById } from "./subject.ts";
import type { WorldCause, WorldConfig, WorldConfigItem } from "./types.ts";

/** The retention configuration of every account. */
const retentionDays = 90;

type Asked = Parameters<Count>;

const nothing: Scan<never> = scanOf(0, () => []);

export const createConfig = (
  setting: Setting,
  scopes: readonly ScopeLayout[],
  scopeOf: (accountId: string, region: string) => ScopeLayout | undefined,
  slotById: SlotById,
): WorldConfig => {
  const families = familiesOf(setting, slotById);
  const byType = new Map(families.map((family) => [family.resourceType, family]));

  /** The family, and how the account-Region's recorder sees it; undefined without a recorder. */
  const viewOf = (accountId: string, region: string, resourceType: string, time: number) => {
    const scope = scopeOf(accountId, region);
    const family = byType.get(resourceType);
    const recorder = scope === undefined ? undefined : recorderAt(scope, time);
    if (scope === undefined || family === undefined || recorder === undefined) return undefined;
    return { scope, family, recording: recordingOf(recorder, family) satisfies Recording };
  };

  /** What is there at a time: each resource, read as it is recorded. */
  const listed = <Read>(
    [accountId, region, resourceType, time]: Asked,
    read: (subject: ConfigSubject, recording: Recording) => readonly Read[],
  ): Scan<Read> => {
    const view = viewOf(accountId, region, resourceType, time);
    if (view === undefined) return nothing;
    const { scope, family, recording } = view;
    const until = Math.min(time, recording.until);
    return family
      .scan(scope, until - hour, until)
      .flatMap((subject) => (isListed(subject, recording, time) ? read(subject, recording) : []));
  };
  const counts = createCounts(setting, (...asked) => [...listed(asked, () => [true])].length);

  return {
    resourceTypes: [...byType.keys()].sort(),
    recorder: (accountId, region, now) => {
      const scope = scopeOf(accountId, region);
      return scope === undefined ? undefined : recorderAt(scope, now.getTime());
    },
    aggregators: (accountId, region, now) => aggregatorsOf(scopes, accountId, region, now.getTime()),
    retentionDays,
    items: (accountId, region, resourceType, now, deleted) => {
      const time = now.getTime();
      const read = (subject: ConfigSubject, recording: Recording): WorldConfigItem[] =>
        [itemAt(subject, recording, time) ?? []].flat();
      if (deleted === undefined) return listed([accountId, region, resourceType, time], read);
      const view = viewOf(accountId, region, resourceType, time);
      if (view === undefined) return nothing;
      const { scope, family, recording } = view;
      const until = Math.min(time, recording.until);
      return family
        .scan(scope, time - retentionDays * day, until)
        .flatMap((subject) => read(subject, recording));
    },
    count: (accountId, region, resourceType, now) => counts(accountId, region, resourceType, now.getTime()),
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
      // Launch and end of an instance are its volumes' too.
      const once = [...new Map(calls.map((call) => [call.eventId, call])).values()];
      return once.sort(
        (left, right) =>
          right.time.getTime() - left.time.getTime() || (left.eventId < right.eventId ? -1 : 1),
      );
    },
  };
};
