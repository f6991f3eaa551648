import type { Setting } from "../instance.ts";
import type { ScopeLayout } from "../layout.ts";
import type { Mutation, Overlay } from "../overlay.ts";
import { keyOf, mix } from "../random.ts";
import { scanOf } from "../scan.ts";
import type { Tags } from "../types.ts";
import { callOf, person, terraform } from "./actors.ts";
import type { ConfigFacts, ConfigFamily, ConfigSubject } from "./subject.ts";
import { type Call, merged, once, type Timeline, within } from "./timeline.ts";
import type { WorldResourceName } from "./types.ts";

/** Names of the calls that begin, end and tag a resource, and its service's part of `…amazonaws.com`. */
export interface FixedCalls {
  service: string;
  create: string;
  delete: string;
  tag: string;
  untag: string;
  /** What the calls are asked for. */
  parameters: Readonly<Record<string, unknown>>;
}

/** One resource of an account-Region's own plan, which no instance brings along. */
export interface FixedPlan extends WorldResourceName {
  arn: string;
  zone: string;
  createdAt: number;
  tellsCreation: boolean;
  /** Infinity where the plan does not end it. */
  endsAt: number;
  calls: FixedCalls;
  /** What changes it between its creation and its end. */
  changes: readonly Timeline[];
  tags: Tags;
  facts: (time: number) => Omit<ConfigFacts, "tags">;
}

const tagsAt = (plan: FixedPlan, mutation: Mutation | undefined, time: number): Tags => {
  const tags: Record<string, string> = { ...plan.tags };
  for (const { key, value, at } of mutation?.tags ?? []) {
    if (at > time) continue;
    if (value === null) delete tags[key];
    else tags[key] = value;
  }
  return tags;
};

const subjectOf = (setting: Setting, scope: ScopeLayout, plan: FixedPlan, global: boolean): ConfigSubject => {
  const { resourceType, resourceId, resourceName, arn, calls, createdAt } = plan;
  const key = keyOf(`${scope.account.id}/${scope.region}/${resourceType}/${resourceId}`);
  const mutation = setting.overlay.mutations.get(resourceId);
  const forced = mutation?.deletedAt;
  const deletedAt = Math.min(plan.endsAt, forced ?? plan.endsAt);
  const name: WorldResourceName = { resourceType, resourceId, resourceName };
  const call =
    (eventName: string, byHand: boolean, more: Readonly<Record<string, unknown>> = {}): Call =>
    (at) =>
      callOf(scope, key, at, {
        eventName,
        service: calls.service,
        actor: byHand ? person(mix(key, at)) : terraform,
        requestParameters: { ...calls.parameters, ...more },
        resources: [name],
      });
  const tagged = (mutation?.tags ?? []).map(({ key: tag, value, at }) =>
    once(at, call(value === null ? calls.untag : calls.tag, true, { tagKeys: [tag] })),
  );
  return {
    ...name,
    scope,
    arn,
    awsRegion: global ? "global" : scope.region,
    zone: () => plan.zone,
    key,
    createdAt,
    tellsCreation: plan.tellsCreation,
    deletedAt,
    timeline: merged([
      once(createdAt, call(calls.create, false)),
      ...(deletedAt === Number.POSITIVE_INFINITY
        ? []
        : [once(deletedAt, call(calls.delete, forced === deletedAt))]),
      within(merged([...plan.changes, ...tagged]), createdAt, deletedAt),
    ]),
    facts: (time) => ({ ...plan.facts(time), tags: tagsAt(plan, mutation, time) }),
  };
};

interface Kept {
  overlay: Overlay;
  changes: number;
  subjects: ConfigSubject[];
  byId: Map<string, ConfigSubject>;
}

/** Resources that come and go by the calendar, of which there is no list for all time. */
interface Passing {
  /** Those that existed at any time between two. */
  between: (setting: Setting, scope: ScopeLayout, from: number, until: number) => readonly FixedPlan[];
  find: (setting: Setting, scope: ScopeLayout, resourceId: string) => FixedPlan | undefined;
}

interface FixedOptions {
  global?: boolean;
  passing?: Passing;
}

/** A family of planned resources; account-Regions without a node have none. */
export const fixedFamily = (
  setting: Setting,
  resourceType: string,
  plansOf: (setting: Setting, scope: ScopeLayout) => readonly FixedPlan[],
  { global = false, passing }: FixedOptions = {},
): ConfigFamily => {
  const kept = new WeakMap<ScopeLayout, Kept>();
  const subjectsOf = (scope: ScopeLayout): Kept => {
    const { overlay } = setting;
    const known = kept.get(scope);
    if (known?.overlay === overlay && known.changes === overlay.changes) return known;
    const subjects =
      scope.managedSlots === 0 || (global && scope.regionIndex !== 0)
        ? []
        : plansOf(setting, scope).map((plan) => subjectOf(setting, scope, plan, global));
    const byId = new Map(subjects.map((subject) => [subject.resourceId, subject]));
    const made = { overlay, changes: overlay.changes, subjects, byId };
    kept.set(scope, made);
    return made;
  };
  return {
    resourceType,
    global,
    hasOwnCalls: true,
    scan: (scope, from, until) => {
      const { subjects } = subjectsOf(scope);
      const come = (): ConfigSubject[] =>
        scope.managedSlots === 0
          ? []
          : (passing?.between(setting, scope, from, until) ?? []).map((plan) =>
              subjectOf(setting, scope, plan, global),
            );
      return scanOf(subjects.length + 1, (place) =>
        (place < subjects.length ? subjects.slice(place, place + 1) : come()).filter(
          ({ createdAt, deletedAt }) => createdAt <= until && deletedAt >= from,
        ),
      );
    },
    find: (scope, resourceId) => {
      const known = subjectsOf(scope).byId.get(resourceId);
      if (known !== undefined || scope.managedSlots === 0) return known;
      const plan = passing?.find(setting, scope, resourceId);
      return plan === undefined ? undefined : subjectOf(setting, scope, plan, global);
    },
  };
};
