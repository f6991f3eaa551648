"use client";

import { useTranslations } from "next-intl";
import { Status } from "#components/ui/status.tsx";
import type { PatchRun } from "#lib/patch/contract/runs.ts";
import { isGathered } from "#lib/patch/domain/runs/is-gathered.ts";
import { worstOutcome } from "#lib/patch/domain/runs/worst-outcome.ts";
import { outcomeTones, statusTone } from "./outcome-tones.ts";
import { useStatusWords } from "./use-status-words.ts";

/** AWS's status of a run; where AWS keeps none, the worst that became of it on any of its nodes. */
export function RunStatus({ run }: { run: PatchRun }) {
  const t = useTranslations("patch.runs");
  const statusWords = useStatusWords();
  if (!isGathered(run)) return <Status tone={statusTone(run.status)}>{statusWords(run.status)}</Status>;
  const worst = worstOutcome(run);
  if (worst === null) return <span className="text-faint">—</span>;
  return (
    <span title={t("list.ofNodes")}>
      <Status tone={outcomeTones[worst]}>{t(`outcomes.${worst}`)}</Status>
    </span>
  );
}
