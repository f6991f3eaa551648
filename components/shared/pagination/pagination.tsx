"use client";

import { ChevronFirst, ChevronLast, ChevronLeft, ChevronRight } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { Button } from "#components/ui/button.tsx";

export interface PaginationProps {
  /** From 1. */
  page: number;
  pageSize: number;
  total: number;
  onPage: (page: number) => void;
}

/** First, previous, next, last, and any page by its number. */
export function Pagination({ page, pageSize, total, onPage }: PaginationProps) {
  const t = useTranslations("table");
  const format = useFormatter();
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const from = total === 0 ? 0 : (page - 1) * pageSize + 1;
  const to = Math.min(total, page * pageSize);
  const step = (label: string, target: number, icon: ReactNode) => (
    <Button
      variant="quiet"
      icon
      aria-label={label}
      title={label}
      // Not `disabled`: a button that disables itself under the finger loses the focus.
      aria-disabled={target === page || target < 1 || target > pages}
      onClick={() => {
        if (target !== page && target >= 1 && target <= pages) onPage(target);
      }}
    >
      {icon}
    </Button>
  );
  return (
    <nav aria-label={t("pages")} className="flex min-w-0 items-center gap-1 whitespace-nowrap text-muted">
      {/* Wide enough for its longest words: from page to page nothing moves. */}
      <span className="mr-2 hidden min-w-44 @2xl/footer:inline-block" aria-live="polite">
        {t("range", { from: format.number(from), to: format.number(to), total: format.number(total) })}
      </span>
      {step(t("firstPage"), 1, <ChevronFirst size={16} aria-hidden="true" />)}
      {step(t("previousPage"), page - 1, <ChevronLeft size={16} aria-hidden="true" />)}
      <PageField key={page} page={page} pages={pages} onPage={onPage} />
      {step(t("nextPage"), page + 1, <ChevronRight size={16} aria-hidden="true" />)}
      {step(t("lastPage"), pages, <ChevronLast size={16} aria-hidden="true" />)}
    </nav>
  );
}

function PageField({ page, pages, onPage }: { page: number; pages: number; onPage: (page: number) => void }) {
  const t = useTranslations("table");
  const format = useFormatter();
  const id = useId();
  return (
    <form
      className="flex items-center gap-1"
      onSubmit={(event) => {
        event.preventDefault();
        const value = new FormData(event.currentTarget).get("page");
        const wanted = Math.round(Number(value));
        if (Number.isFinite(wanted)) onPage(Math.min(pages, Math.max(1, wanted)));
      }}
    >
      <label htmlFor={id} className="sr-only">
        {t("goToPage")}
      </label>
      <input
        id={id}
        name="page"
        defaultValue={page}
        inputMode="numeric"
        autoComplete="off"
        className="h-6 w-12 rounded-md border border-line-strong bg-canvas px-1 text-center text-ink"
        onFocus={(event) => event.currentTarget.select()}
      />
      <span className="min-w-12">{t("ofPages", { pages: format.number(pages) })}</span>
    </form>
  );
}
