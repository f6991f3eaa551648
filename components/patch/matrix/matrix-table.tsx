"use client";

import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { Status, type StatusTone } from "#components/ui/status.tsx";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import type { CveMatrixOutput, CveStatus } from "#lib/patch/contract/cve-matrix.ts";
import { severityTone } from "../severity-tone.ts";

/** Null: there is nothing to judge. */
const tones: Record<CveStatus, StatusTone | null> = {
  exposed: "critical",
  pending_reboot: "warning",
  fixed: "ok",
  not_applicable: null,
  unknown: "unknown",
};

/** Nodes down, CVEs across; each cell says in word, shape and colour what the node is to the CVE. */
export function MatrixTable({ data }: { data: Pick<CveMatrixOutput, "cves" | "nodes" | "nodeTotal"> }) {
  const t = useTranslations("patch");
  const format = useFormatter();
  const { scopeSearch } = useScope();
  const withFilter = (filter: string) => {
    const search = new URLSearchParams(scopeSearch);
    search.set("filter", filter);
    return search.toString();
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section aria-label={t("matrix.tableLabel")} tabIndex={0} className="min-h-0 flex-1 overflow-auto">
      <table className="border-separate border-spacing-0">
        <caption className="sr-only">{t("matrix.tableLabel")}</caption>
        <thead>
          <tr>
            <th
              scope="col"
              className="sticky top-0 left-0 z-20 w-56 border-line border-r border-b bg-chrome px-3 py-1.5 text-start font-medium"
            >
              {t("matrix.node")}
            </th>
            {data.cves.map((column) => (
              <th
                key={column.cve}
                scope="col"
                className="sticky top-0 z-10 min-w-36 border-line border-b bg-chrome px-3 py-1.5 text-start font-medium"
              >
                <Link
                  href={hrefs.patches(withFilter(`cve:${column.cve}`))}
                  className="text-accent hover:underline"
                >
                  {column.cve}
                </Link>
                <Status tone={severityTone(column.severityRank)} className="font-normal text-sm">
                  {t(`severities.${column.severityRank}` as never)}
                </Status>
                <Link
                  href={hrefs.patchNodes(withFilter(`cve:${column.cve}`))}
                  className="block font-normal text-muted text-sm hover:underline"
                  aria-label={`${column.cve}: ${t("matrix.exposedCount", { count: column.exposed })}`}
                >
                  {t("matrix.exposedCount", { count: column.exposed })}
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.nodes.map((node) => (
            <tr key={node.key} className="hover:bg-hover">
              <th
                scope="row"
                className="sticky left-0 max-w-72 border-line border-r border-b bg-canvas px-3 py-1 text-start font-normal"
              >
                <Link
                  href={hrefs.node(node.key, scopeSearch)}
                  title={node.name ?? node.nodeId}
                  className="block truncate text-accent hover:underline"
                >
                  <bdi>{node.name ?? node.nodeId}</bdi>
                </Link>
                <span className="block truncate text-muted text-sm">
                  <bdi>{node.accountName ?? node.accountId}</bdi> · {node.region}
                </span>
              </th>
              {node.cells.map((status, index) => (
                <td key={data.cves[index]?.cve} className="whitespace-nowrap border-line border-b px-3 py-1">
                  <CellStatus tone={tones[status]} word={t(`matrix.status.${status}`)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="sr-only">{format.number(data.nodeTotal)}</p>
    </section>
  );
}

/** What does not concern a node is said without a sign: it is neither good nor bad. */
function CellStatus({ tone, word }: { tone: StatusTone | null; word: string }) {
  return tone === null ? (
    <span className="ps-[1.125rem] text-muted">{word}</span>
  ) : (
    <Status tone={tone}>{word}</Status>
  );
}
