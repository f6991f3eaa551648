"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { QueryGate } from "#components/shared/query-gate.tsx";
import { Status } from "#components/ui/status.tsx";
import { toScopeQuery } from "#lib/core/client/scope-params.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import { nodesQuery } from "#lib/fleet/client/index.ts";
import type { PatchRow } from "#lib/patch/contract/patches.ts";
import { useNodeLabels } from "../../fleet/use-node-labels.ts";
import { nodesLacking } from "./node-filters.ts";

const shown = 20;

/** The first nodes that lack the patch, and the way to all of them. */
export function LackingNodes({ patch }: { patch: PatchRow }) {
  const t = useTranslations("patch.patches");
  const labels = useNodeLabels();
  const { scope, scopeSearch } = useScope();
  const filter = nodesLacking(patch);
  const query = useQuery(nodesQuery({ ...toScopeQuery(scope), filter, limit: shown }));
  const search = new URLSearchParams(scopeSearch);
  search.set("filter", filter);
  return (
    <QueryGate query={query} lines={4}>
      {(data) =>
        data.total === 0 ? (
          <p className="text-muted">{t("nobody")}</p>
        ) : (
          <>
            <table className="w-full">
              <caption className="sr-only">{t("lackingTable")}</caption>
              <thead>
                <tr className="border-line border-b text-muted">
                  {[t("name"), t("class"), t("account"), t("region")].map((heading) => (
                    <th key={heading} scope="col" className="py-1 pr-3 text-start font-normal">
                      {heading}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {data.rows.map((node) => (
                  <tr key={node.key} className="border-line border-b last:border-b-0">
                    <th scope="row" className="py-1 pr-3 text-start font-normal">
                      <Link href={hrefs.node(node.key, scopeSearch)} className="text-accent hover:underline">
                        <bdi>{node.name ?? node.nodeId}</bdi>
                      </Link>
                    </th>
                    <td className="py-1 pr-3">
                      <Status tone={labels.tone("patch", node.patchClass) ?? "unknown"}>
                        {labels.value("patch", node.patchClass)}
                      </Status>
                    </td>
                    <td className="py-1 pr-3">
                      <bdi>{node.accountName ?? node.accountId}</bdi>
                    </td>
                    <td className="py-1">{node.region}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            {data.total > data.rows.length && (
              <Link
                href={hrefs.patchNodes(search.toString())}
                className="mt-2 inline-block text-accent hover:underline"
              >
                {t("allNodes", { count: data.total })}
              </Link>
            )}
          </>
        )
      }
    </QueryGate>
  );
}
