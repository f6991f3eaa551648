"use client";

import { useTranslations } from "next-intl";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { StatusIcon } from "#components/ui/status.tsx";
import { isolated } from "#lib/core/domain/isolated.ts";
import type { ScanConflict } from "#lib/patch/contract/node-patches.ts";
import { useOperationWord } from "./use-operation-word.ts";

/** Why the numbers may jump: two baselines or two ways of scanning, with the operations that show it. */
export function ConflictNotes({ conflicts }: { conflicts: readonly ScanConflict[] }) {
  const t = useTranslations("patch.node");
  const word = useOperationWord();
  return conflicts.map(({ kind, evidence }) => (
    <div
      key={kind}
      role="note"
      className="mx-4 mb-2 flex items-start gap-2 rounded-md bg-warning-soft px-3 py-2"
    >
      <StatusIcon tone="warning" className="mt-1" />
      <div className="min-w-0">
        <p>{t(kind === "baselines" ? "conflictBaselines" : "conflictMethods")}</p>
        <ul className="mt-1 text-muted">
          {evidence.map(({ what, operation }) => (
            <li key={what} className="break-words">
              {t.rich("evidence", {
                operation: word(operation.operation),
                what:
                  kind === "baselines" ? baselineWords(what, operation.baselineName) : what || t("noWhat"),
                time: () => <Timestamp at={operation.endedAt} show="absolute" />,
              })}
            </li>
          ))}
        </ul>
      </div>
    </div>
  ));
}

const baselineWords = (id: string, name: string | null) => (name === null ? id : `${isolated(name)} (${id})`);
