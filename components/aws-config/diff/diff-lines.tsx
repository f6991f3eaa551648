"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { DiffLine } from "#lib/aws-config/domain/diff/lines.ts";
import { DiffLineRow } from "./diff-line.tsx";

/** More lines than anyone reads at once are shown when they are asked for. */
const pageLines = 500;

/** The lines of a difference, inline or with the sides beside each other. */
export function DiffLines({
  lines,
  side,
  current,
  labels,
  onFold,
}: {
  lines: readonly DiffLine[];
  side: boolean;
  current: string | null;
  labels: { before: ReactNode; after: ReactNode };
  onFold: (id: string) => void;
}) {
  const t = useTranslations("awsConfig.diff");
  const [pages, setPages] = useState(1);
  // The difference that someone went to is always among those shown.
  const place = current === null ? -1 : lines.findIndex((line) => line.begins && line.path === current);
  const shown = Math.max(pages, Math.ceil((place + 1) / pageLines)) * pageLines;
  const more = lines.length - shown;
  return (
    <div className="min-w-0 overflow-x-auto rounded-md border border-line">
      {side && (
        <div className="grid grid-cols-[1.25rem_minmax(0,1fr)_minmax(0,1fr)] border-line border-b bg-chrome text-sm">
          <span />
          <span className="border-line border-l px-1 py-0.5">{labels.before}</span>
          <span className="border-line border-l px-1 py-0.5">{labels.after}</span>
        </div>
      )}
      <ol aria-label={t("linesTitle")} className="min-w-[20rem] py-1">
        {lines.slice(0, shown).map((line) => (
          <DiffLineRow
            key={line.id}
            line={line}
            side={side}
            current={line.begins && line.path === current}
            onFold={onFold}
          />
        ))}
      </ol>
      {more > 0 && (
        <Button size="sm" variant="quiet" onClick={() => setPages(pages + 1)}>
          {t("linesMore", { count: more })}
        </Button>
      )}
    </div>
  );
}
