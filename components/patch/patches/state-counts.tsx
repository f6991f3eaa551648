"use client";

import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { Status } from "#components/ui/status.tsx";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import type { PatchRow } from "#lib/patch/contract/patches.ts";
import { stateTones } from "../state-tone.ts";
import { countedStates, nodesInState } from "./node-filters.ts";

/** Nodes by the state that the patch is in on them; each number leads to the nodes behind it. */
export function StateCounts({ patch }: { patch: PatchRow }) {
  const t = useTranslations("patch");
  const format = useFormatter();
  const { scopeSearch } = useScope();
  const counted = countedStates.filter(([member]) => patch[member] > 0);
  if (counted.length === 0) return <p className="text-muted">{t("patches.noNodes")}</p>;
  return (
    <ul className="flex flex-col gap-1">
      {counted.map(([member, state]) => {
        const search = new URLSearchParams(scopeSearch);
        search.set("filter", nodesInState(patch, state));
        return (
          <li key={state} className="flex items-baseline justify-between gap-3">
            <Status tone={stateTones[state]}>{t(`states.${state}`)}</Status>
            <Link
              href={hrefs.patchNodes(search.toString())}
              className="text-accent tabular-nums hover:underline"
              aria-label={t("patches.stateRow", { state: t(`states.${state}`), count: patch[member] })}
            >
              {format.number(patch[member])}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
