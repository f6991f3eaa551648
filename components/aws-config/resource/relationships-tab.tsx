"use client";

import dynamic from "next/dynamic";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import type { ResourceOutput } from "#lib/aws-config/contract/detail.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import { ShortTable } from "../short-table.tsx";
import { relatedHref } from "./related-href.ts";

const views = ["list", "graph"] as const;

const ResourceGraph = dynamic(() => import("./resource-graph.tsx").then((module) => module.ResourceGraph), {
  ssr: false,
  loading: () => <GraphLoading />,
});

/** What the resource is related to, in both directions, as a list and as a graph. */
export function RelationshipsTab({ data, asOf }: { data: ResourceOutput; asOf: string | null }) {
  const t = useTranslations("awsConfig.resource.relationships");
  const [view, setView] = useQueryState("view", parseAsStringLiteral(views).withDefault("graph"));
  if (data.relationships.length === 0) return <p className="px-4 py-6 text-muted">{t("none")}</p>;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="w-56 px-4 py-2">
        <Segmented
          label={t("view")}
          labelled="hidden"
          options={views.map((value) => ({ value, label: t(`views.${value}`) }))}
          value={view}
          onChange={(next) => void setView(next)}
        />
      </div>
      {view === "graph" ? <ResourceGraph resource={data.resource} asOf={asOf} /> : <List data={data} />}
    </div>
  );
}

function GraphLoading() {
  const t = useTranslations("awsConfig.resource.relationships");
  return <p className="px-4 py-6 text-muted">{t("loading")}</p>;
}

function List({ data }: { data: ResourceOutput }) {
  const t = useTranslations("awsConfig.resource.relationships");
  const common = useTranslations("common");
  const { scopeSearch } = useScope();
  const headings = ["relationship", "direction", "type", "resource", "since"] as const;
  return (
    <div className="overflow-auto px-4 pb-4">
      <ShortTable headings={headings.map((heading) => t(`columns.${heading}`))}>
        {data.relationships.map((each) => (
          <tr
            key={`${each.direction} ${each.relationship} ${each.resourceType} ${each.resourceId}`}
            className="border-line border-b"
          >
            <td className="whitespace-nowrap py-1 pr-3">{each.relationship}</td>
            <td className="whitespace-nowrap py-1 pr-3 text-muted">{t(`directions.${each.direction}`)}</td>
            <td className="whitespace-nowrap py-1 pr-3">{each.resourceType}</td>
            <td className="min-w-40 break-all py-1 pr-3">
              {each.key === null ? (
                <span title={t("notRecorded")}>
                  <bdi>{each.name ?? each.resourceId}</bdi>{" "}
                  <span className="text-faint text-sm">{t("notRecordedShort")}</span>
                </span>
              ) : (
                <Link
                  href={hrefs.resource(each.resourceType, each.key, scopeSearch)}
                  className="text-accent hover:underline"
                >
                  <bdi>{each.name ?? each.resourceId}</bdi>
                </Link>
              )}{" "}
              {each.exists === false && <span className="text-unknown">{t("gone")}</span>}
              {each.exists === null && each.key !== null && (
                <span className="text-unknown">{common("unknown")}</span>
              )}
            </td>
            <td className="py-1 pr-3">
              <Timestamp at={each.since} />
            </td>
          </tr>
        ))}
      </ShortTable>
      {data.relationshipTotal > data.relationships.length && (
        <p className="py-2 text-muted">
          {t("listed", { count: data.relationships.length, total: data.relationshipTotal })}{" "}
          <Link
            href={relatedHref(scopeSearch, { resourceId: data.resource.resourceId })}
            className="text-accent hover:underline"
          >
            {t("toAll")}
          </Link>
        </p>
      )}
    </div>
  );
}
