"use client";

import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { Status } from "#components/ui/status.tsx";
import { nodeTone } from "#lib/fleet/domain/node-status.ts";
import type { BaselineOutput } from "#lib/patch/contract/baseline-detail.ts";
import { patchClasses } from "#lib/patch/contract/index.ts";
import { Section } from "./section.tsx";
import { useNodesHref } from "./use-nodes-href.ts";

const order: readonly (string | null)[] = [...patchClasses, null];

/** Patch groups and nodes that go by the baseline, with how the nodes are. */
export function BaselineUse({ data: { baseline, patchGroups, nodes } }: { data: BaselineOutput }) {
  const t = useTranslations("patch.baselines.rules");
  const classes = useTranslations("patch.classes");
  const format = useFormatter();
  const nodesHref = useNodesHref();
  const counted = [...(nodes?.classes ?? [])].sort(
    (one, other) => order.indexOf(one.class) - order.indexOf(other.class),
  );
  return (
    <>
      <Section title={nodes === null ? t("nodesTitle") : t("nodes", { count: nodes.total })}>
        {nodes === null && <p className="text-unknown">{t("nodesUnknown")}</p>}
        {nodes?.total === 0 && <p className="text-muted">{t("noNodes")}</p>}
        {nodes !== null && nodes.total > 0 && (
          <ul className="flex flex-col">
            {counted.map((each) => {
              const known = patchClasses.find((name) => name === each.class) ?? "unknown";
              return (
                <li key={each.class} className="flex max-w-80 items-center justify-between gap-3">
                  <Status tone={nodeTone("patch", each.class) ?? "unknown"}>{classes(known)}</Status>
                  <Link href={nodesHref(baseline, each.class)} className="text-accent hover:underline">
                    {format.number(each.count)}
                  </Link>
                </li>
              );
            })}
            <li className="pt-1">
              <Link href={nodesHref(baseline)} className="text-accent hover:underline">
                {t("allNodes")}
              </Link>
            </li>
          </ul>
        )}
      </Section>
      <Section title={t("patchGroups", { count: patchGroups.length })}>
        {patchGroups.length === 0 ? (
          <p className="text-muted">{t(baseline.isDefault ? "noGroupsDefault" : "noGroups")}</p>
        ) : (
          <ul className="flex flex-wrap gap-1.5">
            {patchGroups.map(({ patchGroup }) => (
              <li key={patchGroup} className="rounded-sm bg-sunken px-1.5">
                <bdi>{patchGroup}</bdi>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}
