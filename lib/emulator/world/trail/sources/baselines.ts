import type { Setting } from "../../instance.ts";
import { baselinesOf } from "../../patch/scope-baselines.ts";
import { keyOf } from "../../random.ts";
import { somebody } from "../actors.ts";
import { eventOf } from "../call.ts";
import type { TrailSource } from "../types.ts";

/** Patch baselines that somebody changed. */
export const baselineCalls =
  (setting: Setting): TrailSource =>
  (scope, from, to) =>
    baselinesOf(scope, to - 1, setting.names)
      .filter(({ owner, modifiedAt }) => owner === "Self" && modifiedAt >= from && modifiedAt < to)
      .map(({ baselineId, name, approvedPatches, rejectedPatches, modifiedAt }) => {
        const key = keyOf(`${baselineId}/${modifiedAt}`);
        return eventOf({
          at: modifiedAt,
          key,
          actor: somebody(scope, key),
          service: "ssm",
          name: "UpdatePatchBaseline",
          request: { baselineId, name, approvedPatches, rejectedPatches },
          response: { baselineId, name, approvedPatches, rejectedPatches },
          resources: [{ type: "AWS::SSM::PatchBaseline", name: baselineId }],
        });
      });
