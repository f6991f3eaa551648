"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ResourceGraphOutput } from "#lib/aws-config/contract/detail.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { relatedHref } from "./related-href.ts";

/** Neighbours that the graph has no room for: how many of each type, and the way to all of them. */
export function GraphRest({ outputs }: { outputs: readonly ResourceGraphOutput[] }) {
  const t = useTranslations("awsConfig.resource.relationships");
  const { scopeSearch } = useScope();
  const rest = outputs.flatMap(({ nodes: [center], more }) =>
    center === undefined || more.length === 0 ? [] : [{ center, more }],
  );
  return rest.map(({ center, more }) => (
    <p key={center.id} className="flex flex-wrap gap-x-3 px-4 pb-1 text-muted">
      <span>
        {t.rich("more", {
          count: more.reduce((sum, { count }) => sum + count, 0),
          name: () => <bdi>{center.name ?? center.resourceId}</bdi>,
        })}
      </span>
      {more.map(({ resourceType, count }) => (
        <Link
          key={resourceType}
          href={relatedHref(scopeSearch, { resourceId: center.resourceId, type: resourceType })}
          className="text-accent hover:underline"
        >
          {t("moreOfType", { count, type: resourceType.replace("AWS::", "") })}
        </Link>
      ))}
    </p>
  ));
}
