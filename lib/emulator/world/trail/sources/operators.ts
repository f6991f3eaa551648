import type { Setting } from "../../instance.ts";
import { keyOf, mix } from "../../random.ts";
import { eventOf, isOfficeTime, turnsOf } from "../call.ts";
import { globalEventsRegion, type TrailSource } from "../types.ts";
import { habits, someNode } from "./habits.ts";

/** What people, pipelines and scripts do that no configuration item tells of, and what they were refused. */
export const operatorCalls =
  (setting: Setting): TrailSource =>
  (scope, from, to) =>
    scope.managedSlots === 0
      ? []
      : habits
          .filter(({ global }) => global === undefined || scope.region === globalEventsRegion)
          .flatMap(({ name, every, byDay, actor: actorOf, call }) =>
            turnsOf(mix(scope.key, keyOf(`habit-${name}`)), every, from, to)
              .filter(({ at }) => byDay === undefined || isOfficeTime(at))
              .map(({ at, key }) => {
                const actor = actorOf(scope, key);
                const nodeId = someNode(setting, scope, at, key);
                return eventOf({ at, key, actor, ...call({ scope, at, key, actor, nodeId }) });
              }),
          );
