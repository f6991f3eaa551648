"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { Status } from "#components/ui/status.tsx";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import type { NodePatchesOutput } from "#lib/patch/contract/node-patches.ts";
import type { PatchState } from "#lib/patch/contract/patch-state.ts";
import { stateTones } from "../state-tone.ts";

/** What became of the node's patches, newest first, those of one moment together. */
export function HistoryList({ changes }: { changes: NodePatchesOutput["changes"] }) {
  const t = useTranslations("patch");
  const { scopeSearch } = useScope();
  if (changes.length === 0) return <p className="px-4 py-6 text-muted">{t("node.noHistory")}</p>;
  const word = (state: PatchState | null, none: "newly" | "gone") =>
    state === null ? t(`node.${none}`) : t(`states.${state}`);
  return (
    <ol className="flex flex-col gap-3 px-4 pb-4">
      {[...Map.groupBy(changes, ({ at }) => at)].map(([at, together]) => (
        <li key={at}>
          <h3 className="font-medium">
            <Timestamp at={at} />
          </h3>
          <ul>
            {together.map((change) => (
              <li key={change.patchId} className="flex flex-wrap items-baseline gap-x-3">
                <Status tone={change.after === null ? "unknown" : stateTones[change.after]}>
                  {t("node.change", {
                    before: word(change.before, "newly"),
                    after: word(change.after, "gone"),
                  })}
                </Status>
                <Link
                  href={hrefs.patchPage(change.patchId, scopeSearch)}
                  className="text-accent hover:underline"
                >
                  {change.kbId}
                </Link>
                <span className="min-w-0 truncate text-muted">{change.title}</span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
