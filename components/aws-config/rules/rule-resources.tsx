"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { useDeferredValue } from "react";
import { ColumnPicker } from "#components/shared/data-table/column-picker.tsx";
import { PagedTable } from "#components/shared/data-table/paged-table.tsx";
import { useColumnParam } from "#components/shared/data-table/use-column-param.ts";
import { FileLinks } from "#components/shared/file-links.tsx";
import { QueryGate } from "#components/shared/query-gate.tsx";
import { SearchField } from "#components/shared/search-field.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { ToggleChip } from "#components/ui/toggle-chip.tsx";
import { ruleResourcesQuery } from "#lib/aws-config/client/index.ts";
import type { ListRulesInput, RuleResource, RuleResourcesOutput } from "#lib/aws-config/contract/rules.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { apiHrefs, hrefs } from "#lib/core/contract/hrefs.ts";
import { literalValue, printTerm } from "#lib/core/domain/filter/print.ts";
import {
  pageSize,
  type RulePageParams,
  rulePageParsers,
  ruleResourcesInputOf,
  ruleResults,
} from "./rules-params.ts";
import { useRuleResourceColumns } from "./use-rule-resource-columns.tsx";

type ChangeParams = (change: { [Name in keyof RulePageParams]?: RulePageParams[Name] | null }) => void;

const rowKey = (row: RuleResource) => `${row.ruleName} ${row.resourceType} ${row.key}`;

/** What the rule found of resources: the annotation, and since when. */
export function RuleResources({ input, rule }: { input: ListRulesInput; rule: string }) {
  const t = useTranslations("awsConfig.rule.resources");
  const [params, setParams] = useQueryStates(rulePageParsers, { history: "push" });
  const onParams: ChangeParams = (change) => void setParams({ page: null, ...change });
  const columns = useRuleResourceColumns();
  const { columnState, onColumnState } = useColumnParam(
    params.cols,
    columns,
    (cols) => void setParams({ cols }, { history: "replace" }),
  );
  const find = useDeferredValue(params.find);
  const whole = ruleResourcesInputOf(input, rule, { ...params, find });
  const query = useQuery(ruleResourcesQuery(whole));
  const { limit: _limit, offset, rule: _rule, ...list } = whole;
  return (
    <section aria-label={t("title")} className="flex min-h-0 min-w-0 flex-1 flex-col">
      <header className="flex flex-wrap items-center gap-2 px-4 py-2">
        <Results params={params} onParams={onParams} />
        <SearchField label={t("search")} value={params.find} onChange={(next) => onParams({ find: next })} />
        <span className="flex-1" />
        <AllOfThem rule={rule} compliance={params.compliance} />
        <FileLinks href={(format) => apiHrefs.exportRuleResources(rule, { ...list, format })} />
        <ColumnPicker columns={columns} state={columnState} onState={onColumnState} />
      </header>
      <QueryGate query={query} lines={5}>
        {(data) => (
          <>
            <Types types={data.types} chosen={params.type} onParams={onParams} />
            <PagedTable
              label={t("tableLabel")}
              columns={columns}
              columnState={columnState}
              onColumnState={onColumnState}
              data={data}
              rowKey={rowKey}
              offset={offset}
              params={params}
              onParams={onParams}
              pageSize={pageSize}
              listId={JSON.stringify(whole)}
              busy={query.isFetching}
              empty={
                <p className="flex-1 px-4 py-3 text-muted">
                  {t(data.types.length === 0 ? "none" : "noMatch")}
                </p>
              }
            />
          </>
        )}
      </QueryGate>
    </section>
  );
}

function Results({ params, onParams }: { params: RulePageParams; onParams: ChangeParams }) {
  const t = useTranslations("awsConfig.rule.resources");
  const words = useTranslations("awsConfig.rules.words.results");
  return (
    <Segmented
      label={t("show")}
      labelled="hidden"
      options={ruleResults.map((value) => ({ value, label: words(value) }))}
      value={params.compliance}
      onChange={(compliance) => onParams({ compliance, type: null })}
    />
  );
}

/** The same resources in the list of all, with its filter language, facets and views. */
function AllOfThem({ rule, compliance }: { rule: string; compliance: string }) {
  const t = useTranslations("awsConfig.rule.resources");
  const { scopeSearch } = useScope();
  const search = new URLSearchParams(scopeSearch);
  const value = { ...literalValue(rule), state: compliance };
  search.set("filter", printTerm({ field: "rule", key: null, operator: ":", values: [value] }));
  return (
    <Link href={hrefs.resources(search.toString())} className="text-accent hover:underline">
      {t("toResources")}
    </Link>
  );
}

function Types({
  types,
  chosen,
  onParams,
}: {
  types: RuleResourcesOutput["types"];
  chosen: string | null;
  onParams: ChangeParams;
}) {
  const t = useTranslations("awsConfig.rule.resources");
  const format = useFormatter();
  if (types.length < 2 && chosen === null) return null;
  return (
    <fieldset className="flex flex-wrap items-center gap-1.5 px-4 pb-2">
      <legend className="sr-only">{t("types")}</legend>
      {types.map(({ resourceType, count }) => (
        <ToggleChip
          key={resourceType}
          pressed={chosen === resourceType}
          count={format.number(count)}
          onClick={() => onParams({ type: chosen === resourceType ? null : resourceType })}
        >
          {resourceType.replace(/^AWS::/, "")}
        </ToggleChip>
      ))}
    </fieldset>
  );
}
