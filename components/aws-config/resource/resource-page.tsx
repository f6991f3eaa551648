"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useQueryState } from "nuqs";
import { Coverage } from "#components/shared/data-coverage/coverage.tsx";
import { QueryGate } from "#components/shared/query-gate.tsx";
import { TabPanel, Tabs } from "#components/ui/tabs.tsx";
import { resourceQuery } from "#lib/aws-config/client/index.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { ConfigurationTab } from "./configuration-tab.tsx";
import { MissingResource } from "./missing-resource.tsx";
import { RawTab } from "./raw-tab.tsx";
import { RelationshipsTab } from "./relationships-tab.tsx";
import { ResourceHeader } from "./resource-header.tsx";
import { type ResourceTab, resourceParsers, resourceTabs } from "./resource-params.ts";
import { RulesTab } from "./rules-tab.tsx";
import { TimelineTab } from "./timeline-tab.tsx";

const panel = "flex min-h-0 flex-1 flex-col overflow-auto";

/** Everything that AWS Config knows of one resource, now or as of a moment. */
export function ResourcePage({ type, resource }: { type: string; resource: string }) {
  const t = useTranslations("awsConfig.resource");
  const format = useFormatter();
  const { asOf } = useScope().scope;
  const [tab, setTab] = useQueryState("tab", resourceParsers.tab);
  const named = { type, key: resource, ...(asOf !== null && { asOf }) };
  const query = useQuery(resourceQuery(named));
  return (
    <QueryGate
      query={query}
      lines={12}
      missing={<MissingResource type={type} resource={resource} asOf={asOf} />}
    >
      {(data) => {
        const counts: Partial<Record<ResourceTab, number>> = {
          relationships: data.relationshipTotal,
        };
        return (
          <>
            <ResourceHeader data={data} asOf={asOf} />
            <Coverage freshness={data.freshness} primary="config-resources" />
            <Tabs
              label={t("tabsLabel")}
              value={tab}
              onValueChange={(next) => void setTab(resourceTabs.find((name) => name === next) ?? null)}
              items={resourceTabs.map((name) => ({
                value: name,
                label: t(`tabs.${name}`),
                ...(counts[name] === undefined ? {} : { count: format.number(counts[name]) }),
              }))}
              className="flex min-h-0 flex-1 flex-col"
            >
              <TabPanel value="configuration" className={panel}>
                <ConfigurationTab data={data} asOf={asOf} />
              </TabPanel>
              <TabPanel value="timeline" className={panel}>
                <TimelineTab data={data} asOf={asOf} />
              </TabPanel>
              <TabPanel value="relationships" className={panel}>
                <RelationshipsTab data={data} asOf={asOf} />
              </TabPanel>
              <TabPanel value="rules" className={panel}>
                <RulesTab type={type} resource={resource} asOf={asOf} />
              </TabPanel>
              <TabPanel value="raw" className={panel}>
                <RawTab data={data} asOf={asOf} />
              </TabPanel>
            </Tabs>
          </>
        );
      }}
    </QueryGate>
  );
}
