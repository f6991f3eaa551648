"use client";

import { useQuery } from "@tanstack/react-query";
import { ListFilter } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { useDeferredValue } from "react";
import { Coverage } from "#components/shared/data-coverage/coverage.tsx";
import { downloadExport } from "#components/shared/download-export.ts";
import { ExportMenu } from "#components/shared/export-menu.tsx";
import { Pagination } from "#components/shared/pagination/pagination.tsx";
import { QueryGate } from "#components/shared/query-gate.tsx";
import { SearchField } from "#components/shared/search-field.tsx";
import { Button, buttonClass } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { toScopeQuery } from "#lib/core/client/scope-params.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { apiHrefs, hrefs } from "#lib/core/contract/hrefs.ts";
import { neverRead } from "#lib/core/domain/coverage.ts";
import { cveMatrixQuery } from "#lib/patch/client/index.ts";
import type { CveMatrixOutput } from "#lib/patch/contract/cve-matrix.ts";
import { countedRows } from "#lib/patch/contract/query-keys.ts";
import { matrixInput, matrixParsers, matrixSize } from "./matrix-params.ts";
import { MatrixTable } from "./matrix-table.tsx";

/** Which nodes are exposed to which CVEs. */
export function MatrixPage() {
  const t = useTranslations("patch.matrix");
  const { scopeSearch } = useScope();
  const [params, change] = useQueryStates(matrixParsers, { history: "replace" });
  const [cves, filter] = [useDeferredValue(params.cves), useDeferredValue(params.filter)];
  const query = useQuery(cveMatrixQuery(matrixInput({ ...params, cves, filter })));
  const { exposed } = params;
  return (
    <>
      <header className="flex min-h-11.5 shrink-0 flex-wrap items-center gap-x-3 gap-y-1.5 px-4 py-1.5">
        <h1 className="font-semibold text-lg">{t("title")}</h1>
        <SearchField
          label={t("cves")}
          placeholder={t("cvesPlaceholder")}
          value={params.cves}
          onChange={(next) => void change({ cves: next, page: null, cvePage: null })}
        />
        <SearchField
          label={t("filter")}
          placeholder={t("filterPlaceholder")}
          value={params.filter}
          onChange={(next) => void change({ filter: next, page: null })}
        />
        <span className="flex items-center gap-1.5">
          <Checkbox
            id="exposed-only"
            checked={exposed}
            onChange={(event) => void change({ exposed: event.currentTarget.checked, page: null })}
          />
          <label htmlFor="exposed-only">{t("exposedOnly")}</label>
        </span>
        <span className="flex-1" />
        <Link href={hrefs.patches(scopeSearch)} className={buttonClass({ variant: "quiet" })}>
          <ListFilter size={15} aria-hidden="true" />
          {t("toPatches")}
        </Link>
        <ExportMenu
          total={query.data?.nodeTotal ?? 0}
          onExport={(format) =>
            downloadExport(apiHrefs.exportCveMatrix(), {
              ...toScopeQuery(params),
              cves: params.cves,
              filter: params.filter,
              exposed,
              format,
            })
          }
        />
      </header>
      <QueryGate query={query} lines={12}>
        {(data) => (
          <div className="flex min-h-0 flex-1 flex-col border-line border-t">
            <Coverage freshness={data.freshness} primary={countedRows} />
            {data.cves.length > 0 && data.nodes.length > 0 ? (
              <MatrixTable data={data} />
            ) : (
              <Empty data={data} onAll={exposed ? () => void change({ exposed: false, page: null }) : null} />
            )}
            <footer className="flex shrink-0 flex-wrap items-center gap-x-6 gap-y-1 border-line border-t bg-chrome px-3 py-1">
              <span className="text-muted" aria-live="polite">
                {t("counts", { nodes: data.nodeTotal, cves: data.cveTotal })}
              </span>
              <span className="flex-1" />
              <fieldset className="flex items-center gap-2">
                <legend className="sr-only">{t("cvePages")}</legend>
                <span className="text-muted" aria-hidden="true">
                  {t("cves")}
                </span>
                <Pagination
                  page={params.cvePage}
                  pageSize={matrixSize.cves}
                  total={data.cveTotal}
                  onPage={(cvePage) => void change({ cvePage, page: null })}
                />
              </fieldset>
              <Pagination
                page={params.page}
                pageSize={matrixSize.nodes}
                total={data.nodeTotal}
                onPage={(page) => void change({ page })}
              />
            </footer>
          </div>
        )}
      </QueryGate>
    </>
  );
}

function Empty({ data, onAll }: { data: CveMatrixOutput; onAll: (() => void) | null }) {
  const t = useTranslations("patch.matrix");
  const unread =
    data.freshness.scopes.pending > 0 || countedRows.some((each) => neverRead(data.freshness, each));
  if (data.cveTotal === 0 && unread) return <EmptyState title={t("unread")}>{t("unreadBody")}</EmptyState>;
  if (data.cves.length === 0) return <EmptyState title={t("noCves")}>{t("noCvesBody")}</EmptyState>;
  return (
    <EmptyState title={t("noNodes")} action={onAll && <Button onClick={onAll}>{t("showAll")}</Button>}>
      {t("noNodesBody")}
    </EmptyState>
  );
}
