"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Coverage } from "#components/shared/data-coverage/coverage.tsx";
import { QueryGate } from "#components/shared/query-gate.tsx";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Status } from "#components/ui/status.tsx";
import { nodeResourcesQuery } from "#lib/aws-config/client/index.ts";
import type { NodeResource } from "#lib/aws-config/contract/node-resources.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import { useResourceWords } from "../resources/use-resource-words.ts";
import { ShortTable } from "../short-table.tsx";

/** What AWS Config records of a node, each with its page. `node` is a key or a bare node id. */
export function NodeConfiguration({ node }: { node: string }) {
  const t = useTranslations("awsConfig.node");
  const { asOf } = useScope().scope;
  const query = useQuery(nodeResourcesQuery({ node, ...(asOf !== null && { asOf }) }));
  const none = <EmptyState title={t("none")}>{t("noneBody")}</EmptyState>;
  return (
    <QueryGate query={query} lines={8} missing={none}>
      {(data) => (
        <>
          <Coverage freshness={data.freshness} primary="config-resources" />
          {data.resources.length === 0 ? none : <Resources resources={data.resources} />}
        </>
      )}
    </QueryGate>
  );
}

const headings = ["resource", "type", "status", "changed", "rules"] as const;

function Resources({ resources }: { resources: readonly NodeResource[] }) {
  const t = useTranslations("awsConfig.node");
  const words = useResourceWords();
  const { scopeSearch } = useScope();
  return (
    <div className="overflow-x-auto px-4 py-2">
      <ShortTable headings={headings.map((heading) => t(`columns.${heading}`))}>
        {resources.map((row) => (
          <tr key={`${row.resourceType} ${row.key}`} className="border-line border-b">
            <td className="break-all py-1 pr-3">
              <Link
                href={hrefs.resource(row.resourceType, row.key, scopeSearch)}
                className="text-accent hover:underline"
                title={row.resourceId}
              >
                <bdi>{row.name ?? row.resourceId}</bdi>
              </Link>
            </td>
            <td className="whitespace-nowrap py-1 pr-3 text-muted">{row.resourceType}</td>
            <td className="py-1 pr-3">
              <Status tone={words.statusTone(row) ?? "unknown"}>{words.status(row)}</Status>
            </td>
            <td className="py-1 pr-3">
              <Timestamp at={row.capturedAt} />
            </td>
            <td className="py-1 pr-3">
              <Found row={row} />
            </td>
          </tr>
        ))}
      </ShortTable>
    </div>
  );
}

function Found({ row }: { row: NodeResource }) {
  const t = useTranslations("awsConfig.node");
  const { scopeSearch } = useScope();
  if (row.rules === 0) return <span className="text-unknown">{t("noRules")}</span>;
  const search = new URLSearchParams(scopeSearch);
  search.set("tab", "rules");
  const broken = row.nonCompliantRules;
  return (
    <Link href={hrefs.resource(row.resourceType, row.key, search.toString())} className="hover:underline">
      <Status tone={broken > 0 ? "critical" : "ok"}>
        {broken > 0 ? t("broken", { count: broken, total: row.rules }) : t("kept", { count: row.rules })}
      </Status>
    </Link>
  );
}
