"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useDeferredValue } from "react";
import { Coverage } from "#components/shared/data-coverage/coverage.tsx";
import { Pagination } from "#components/shared/pagination/pagination.tsx";
import { QueryGate } from "#components/shared/query-gate.tsx";
import { compareAccountsQuery } from "#lib/aws-config/client/index.ts";
import { toScopeQuery } from "#lib/core/client/scope-params.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { AccountsChoice } from "./accounts-choice.tsx";
import { accountsInput, type ChangeParams, type CompareParams, pageSize } from "./compare-params.ts";
import { PairFilters } from "./pair-filters.tsx";
import { PairTable } from "./pair-table.tsx";

/** The resources of one type in two accounts: which differ, and which only one of them has. */
export function AccountsComparison({ params, onParams }: { params: CompareParams; onParams: ChangeParams }) {
  const t = useTranslations("awsConfig.compare");
  const { scope } = useScope();
  const find = useDeferredValue(params.find);
  const input = accountsInput(toScopeQuery(scope), { ...params, find });
  const isSame = params.beforeAccount !== null && params.beforeAccount === params.afterAccount;
  return (
    <>
      <AccountsChoice params={params} onParams={onParams} />
      {input === null ? (
        <p className="px-4 py-6 text-muted">{t(isSame ? "sameAccount" : "chooseAccounts")}</p>
      ) : (
        <Pairs key={input.type} input={input} params={params} onParams={onParams} />
      )}
    </>
  );
}

function Pairs({
  input,
  params,
  onParams,
}: {
  input: NonNullable<ReturnType<typeof accountsInput>>;
  params: CompareParams;
  onParams: ChangeParams;
}) {
  const t = useTranslations("awsConfig.compare");
  const query = useQuery(compareAccountsQuery(input));
  return (
    <QueryGate query={query} lines={10}>
      {(data) => (
        <div className="flex min-h-0 min-w-0 flex-1 flex-col">
          <Coverage freshness={data.freshness} primary="config-resources" />
          <PairFilters counts={data.counts} params={params} onParams={onParams} />
          {data.total === 0 ? (
            <p className="px-4 py-6 text-muted">{t("noPairs", { type: input.type })}</p>
          ) : (
            <PairTable rows={data.rows} input={input} total={data.total} busy={query.isFetching} />
          )}
          {data.total > pageSize && (
            <div className="@container/footer flex justify-end border-line border-t px-3 py-1">
              <Pagination
                page={params.page}
                pageSize={pageSize}
                total={data.total}
                onPage={(page) => onParams({ page })}
              />
            </div>
          )}
        </div>
      )}
    </QueryGate>
  );
}
