"use client";

import { useQuery } from "@tanstack/react-query";
import { TableSkeleton } from "#components/shared/data-table/table-skeleton.tsx";
import { RefreshFailed } from "#components/shared/refresh-failed.tsx";
import { resourceTypesQuery } from "#lib/aws-config/client/index.ts";
import { ResourcesMessage } from "./resources-message.tsx";
import { type ResourcesParams, resultInput } from "./resources-params.ts";
import { TypesTable } from "./types-table.tsx";
import type { ResourcesActions } from "./use-resources-params.ts";

/** The filtered resources counted by type instead of one by one. */
export function TypesView({ params, actions }: { params: ResourcesParams; actions: ResourcesActions }) {
  const query = useQuery(resourceTypesQuery(resultInput(params)));
  const retry = () => void query.refetch();
  if (query.isPending) return <TableSkeleton />;
  if (query.data === undefined || query.data.types.length === 0) {
    const answer = query.data && { total: 0, freshness: query.data.freshness };
    return <ResourcesMessage {...{ answer, params, actions }} error={query.error} onRetry={retry} />;
  }
  return (
    <>
      {query.error && <RefreshFailed error={query.error} onRetry={retry} />}
      <TypesTable types={query.data.types} params={params} actions={actions} />
    </>
  );
}
