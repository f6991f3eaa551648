"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import type { ReactNode } from "react";
import { Coverage } from "#components/shared/data-coverage/coverage.tsx";
import { QueryGate } from "#components/shared/query-gate.tsx";
import { TabPanel, Tabs } from "#components/ui/tabs.tsx";
import { useScope } from "#lib/core/client/use-scope.ts";
import { nodeQuery } from "#lib/fleet/client/index.ts";
import type { FleetNode } from "#lib/fleet/contract/node.ts";
import { AssociationsTab } from "./associations-tab.tsx";
import { ComplianceTab } from "./compliance-tab.tsx";
import { InventoryTab } from "./inventory-tab.tsx";
import { MissingNode } from "./missing-node.tsx";
import { NodeHeader } from "./node-header.tsx";
import { OverviewTab } from "./overview-tab.tsx";
import { RawTab } from "./raw-tab.tsx";
import { TagsTab } from "./tags-tab.tsx";
import { TimelineTab } from "./timeline-tab.tsx";

const tabs = [
  "overview",
  "timeline",
  "inventory",
  "associations",
  "compliance",
  "configuration",
  "patches",
  "tags",
  "raw",
] as const;
const panel = "flex min-h-0 flex-1 flex-col overflow-auto";

/** Everything about one managed node, now or as of a moment. `node` is a key or a bare node id; `patches` and `configuration` are what Patch and AWS Config show of it. */
export function NodePage({
  node,
  patches,
  configuration,
}: {
  node: string;
  patches: ReactNode;
  configuration: ReactNode;
}) {
  const t = useTranslations("fleet.node");
  const format = useFormatter();
  const { scope } = useScope();
  const [tab, setTab] = useQueryState("tab", parseAsStringLiteral(tabs).withDefault("overview"));
  const query = useQuery(nodeQuery({ node, ...(scope.asOf ? { asOf: scope.asOf } : {}) }));
  return (
    <QueryGate query={query} lines={12} missing={<MissingNode node={node} asOf={scope.asOf} />}>
      {(data) => {
        const key = data.node.key;
        const counts: Partial<Record<(typeof tabs)[number], number>> = {
          inventory: data.inventory.reduce((sum, type) => sum + type.count, 0),
          associations: data.associations.length,
          compliance: data.compliance.length,
          tags: Object.keys(data.node.tags).length,
        };
        const lacked = lacking(data.node);
        return (
          <>
            <NodeHeader node={data.node} />
            <Coverage freshness={data.freshness} primary="managed-nodes" />
            <Tabs
              label={t("tabsLabel")}
              value={tab}
              onValueChange={(next) => void setTab(tabs.find((name) => name === next) ?? "overview")}
              items={tabs.map((name) => ({
                value: name,
                label: t(`tabs.${name}`),
                ...(counts[name] === undefined ? {} : { count: format.number(counts[name]) }),
                ...(name === "patches" && lacked !== null && { count: t("lackingCount", { count: lacked }) }),
              }))}
              className="flex min-h-0 flex-1 flex-col"
            >
              <TabPanel value="overview" className={panel}>
                <OverviewTab data={data} asOf={scope.asOf} />
              </TabPanel>
              <TabPanel value="timeline" className={panel}>
                <TimelineTab node={key} asOf={scope.asOf} />
              </TabPanel>
              <TabPanel value="inventory" className={panel}>
                <InventoryTab data={data} node={key} asOf={scope.asOf} />
              </TabPanel>
              <TabPanel value="associations" className={panel}>
                <AssociationsTab associations={data.associations} />
              </TabPanel>
              <TabPanel value="compliance" className={panel}>
                <ComplianceTab compliance={data.compliance} />
              </TabPanel>
              <TabPanel value="configuration" className={panel}>
                {configuration}
              </TabPanel>
              <TabPanel value="patches" className={panel}>
                {patches}
              </TabPanel>
              <TabPanel value="tags" className={panel}>
                <TagsTab tags={data.node.tags} />
              </TabPanel>
              <TabPanel value="raw" className={panel}>
                <RawTab node={key} asOf={scope.asOf} />
              </TabPanel>
            </Tabs>
          </>
        );
      }}
    </QueryGate>
  );
}

/** Missing and failed patches; null is unknown. */
function lacking({ patchMissing, patchFailed }: FleetNode): number | null {
  return patchMissing === null || patchFailed === null ? null : patchMissing + patchFailed;
}
