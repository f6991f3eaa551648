"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { parseAsString, useQueryStates } from "nuqs";
import { useId } from "react";
import { Coverage } from "#components/shared/data-coverage/coverage.tsx";
import { QueryGate } from "#components/shared/query-gate.tsx";
import { Input } from "#components/ui/input.tsx";
import { approvalDatesQuery } from "#lib/patch/client/index.ts";
import type { BaselineInput } from "#lib/patch/contract/baseline-detail.ts";
import type { PatchBaseline } from "#lib/patch/contract/baselines.ts";
import { CalculatorResult } from "./calculator-result.tsx";
import { PatchPicker } from "./patch-picker.tsx";

const parsers = { released: parseAsString, patch: parseAsString };

/** When each rule approves what was released on a day, or a patch that is known. */
export function CalculatorTab({ input, baseline }: { input: BaselineInput; baseline: PatchBaseline }) {
  const t = useTranslations("patch.baselines.calculator");
  const id = useId();
  const [state, setState] = useQueryStates(parsers, { history: "replace" });
  const released =
    state.released !== null && /^\d{4}-\d{2}-\d{2}$/.test(state.released) ? state.released : null;
  const asked = released !== null || state.patch !== null;
  const query = useQuery({
    ...approvalDatesQuery({
      ...input,
      ...(state.patch !== null && { patch: state.patch }),
      ...(released !== null && { releasedAt: `${released}T00:00:00.000Z` }),
    }),
    enabled: asked,
  });
  return (
    <div className="flex flex-col gap-3 px-4 py-3">
      <p className="max-w-4xl text-muted">{t("intro")}</p>
      <div className="flex flex-wrap items-end gap-3">
        <div className="flex flex-col">
          <label htmlFor={id} className="text-muted text-sm">
            {t("released")}
          </label>
          <Input
            id={id}
            type="date"
            className="w-40"
            value={released ?? ""}
            onChange={(event) => void setState({ released: event.currentTarget.value || null })}
          />
        </div>
        <PatchPicker
          input={input}
          patch={state.patch}
          // A patch brings its own release date.
          onChange={(patch) => void setState({ patch, released: null })}
        />
      </div>
      {asked ? (
        <QueryGate query={query} lines={6} missing={<p className="text-muted">{t("unknownPatch")}</p>}>
          {(data) => (
            <>
              <Coverage freshness={data.freshness} primary="patch-baselines" />
              <CalculatorResult data={data} baseline={baseline} />
            </>
          )}
        </QueryGate>
      ) : (
        <p className="text-muted">{t("choose")}</p>
      )}
    </div>
  );
}
