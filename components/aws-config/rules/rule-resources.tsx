"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useQueryState } from "nuqs";
import { useState } from "react";
import { Pagination } from "#components/shared/pagination/pagination.tsx";
import { QueryGate } from "#components/shared/query-gate.tsx";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { ruleResourcesQuery } from "#lib/aws-config/client/index.ts";
import type { ListRulesInput, RuleResource } from "#lib/aws-config/contract/rules.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import { rulePageParsers } from "./rules-params.ts";

const pageSize = 50;
const results = ["NON_COMPLIANT", "COMPLIANT", "NOT_APPLICABLE"] as const;

/** What the rule found of resources: the annotation, and since when. */
export function RuleResources({ input, rule }: { input: ListRulesInput; rule: string }) {
  const t = useTranslations("awsConfig.rule.resources");
  const words = useTranslations("awsConfig.rules.words.results");
  const [compliance, setCompliance] = useQueryState("compliance", rulePageParsers.compliance);
  const [page, setPage] = useState(1);
  const query = useQuery(
    ruleResourcesQuery({ ...input, rule, compliance, limit: pageSize, offset: (page - 1) * pageSize }),
  );
  return (
    <section aria-label={t("title")} className="px-4 py-2">
      <header className="flex flex-wrap items-center gap-3 pb-1">
        <h2 className="font-semibold">{t("title")}</h2>
        <Segmented
          label={t("show")}
          labelled="hidden"
          options={results.map((value) => ({ value, label: words(value) }))}
          value={compliance}
          onChange={(next) => {
            setPage(1);
            void setCompliance(next);
          }}
        />
      </header>
      <QueryGate query={query} lines={5}>
        {(data) =>
          data.total === 0 ? (
            <p className="py-3 text-muted">{t("none")}</p>
          ) : (
            <>
              <Rows rows={data.rows} />
              {data.total > pageSize && (
                <Pagination page={page} pageSize={pageSize} total={data.total} onPage={setPage} />
              )}
            </>
          )
        }
      </QueryGate>
    </section>
  );
}

function Rows({ rows }: { rows: readonly RuleResource[] }) {
  const t = useTranslations("awsConfig.rule.resources");
  const { scopeSearch } = useScope();
  const headings = ["resource", "type", "place", "annotation", "since"] as const;
  return (
    <div>
      <table className="w-full text-left">
        <thead className="text-muted">
          <tr>
            {headings.map((heading) => (
              <th key={heading} scope="col" className="border-line border-b py-1 pr-3 font-medium">
                {t(`columns.${heading}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={`${row.ruleName} ${row.resourceType} ${row.key}`}
              className="border-line border-b align-top"
            >
              <td className="max-w-80 break-all py-1 pr-3">
                <Link
                  href={hrefs.resource(row.resourceType, row.key, scopeSearch)}
                  className="text-accent hover:underline"
                  title={row.resourceId}
                >
                  <bdi>{row.name ?? row.resourceId}</bdi>
                </Link>
              </td>
              <td className="py-1 pr-3 text-muted">{row.resourceType}</td>
              <td className="whitespace-nowrap py-1 pr-3">
                {row.accountId} · {row.region}
              </td>
              <td className="max-w-md break-words py-1 pr-3">
                <bdi>{row.annotation ?? ""}</bdi>
              </td>
              <td className="py-1 pr-3">
                {!row.sinceKnown && <span className="text-muted">{t("atLeast")} </span>}
                <Timestamp at={row.since} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
