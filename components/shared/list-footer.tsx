"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { Pagination } from "#components/shared/pagination/pagination.tsx";
import type { SelectionStore } from "#components/shared/selection/selection-store.ts";
import { useSelectionCount } from "#components/shared/selection/use-selection.ts";
import { useRelativeWords } from "#components/shared/time-words.ts";
import { WholeEnd } from "#components/ui/whole-end.tsx";
import { useRelativeTime } from "#lib/core/client/use-relative-time.ts";

const SelectionBar = dynamic(() =>
  import("#components/shared/selection/selection-bar.tsx").then((module) => module.SelectionBar),
);

export interface ListFooterProps {
  page: number;
  pageSize: number;
  /** Null where the list could never be read. */
  total: number | null;
  onPage: (page: number) => void;
  /** Where rows can be selected: the selection, and the name of the result that it is of. */
  selection?: { store: SelectionStore; resultId: string };
  /** When the rows shown were read; null before the first answer. */
  readAt: string | null;
}

export function ListFooter({ page, pageSize, total, onPage, selection, readAt }: ListFooterProps) {
  const t = useTranslations("table");
  return (
    <footer className="@container/footer h-9 shrink-0 border-line border-t bg-chrome print:hidden">
      <div className="flex h-full items-center gap-3 whitespace-nowrap px-3">
        {selection && <Selected {...selection} total={total ?? 0} />}
        <div data-whole="" className="ml-auto flex min-w-0 items-center gap-3">
          {readAt && (
            // Wide enough for its longest words: as they grow they move nothing.
            <span className="hidden min-w-40 text-faint text-sm @3xl/footer:inline-block">
              {t("updated")} <ReadAt iso={readAt} />
            </span>
          )}
          {total !== null && <Pagination page={page} pageSize={pageSize} total={total} onPage={onPage} />}
          <WholeEnd />
        </div>
      </div>
    </footer>
  );
}

function Selected({ store, resultId, total }: { store: SelectionStore; resultId: string; total: number }) {
  const selected = useSelectionCount(store, total);
  return selected > 0 && <SelectionBar store={store} total={total} resultId={resultId} />;
}

/** A page that took long to arrive was read "in the future" of its clock: that is just now. */
function ReadAt({ iso }: { iso: string }) {
  const words = useRelativeWords();
  const distance = useRelativeTime(iso);
  if (distance === null) return null;
  return (
    <time dateTime={iso}>
      {words(distance.direction === "future" ? { direction: "past", unit: "now", count: 0 } : distance)}
    </time>
  );
}
