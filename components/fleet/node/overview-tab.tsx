"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { EventLine } from "#components/shared/events/event-line.tsx";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { nodeTimelineQuery } from "#lib/fleet/client/index.ts";
import type { NodeOutput } from "#lib/fleet/contract/detail.ts";
import { NodeFacts } from "../node-facts.tsx";

/** The node at a glance: facts, EC2's own checks, and what happened last. */
export function OverviewTab({ data, asOf }: { data: NodeOutput; asOf: string | null }) {
  return (
    <div className="grid items-start gap-x-8 gap-y-4 px-4 py-3 min-[1400px]:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <div className="columns-1 gap-8 min-[1000px]:columns-2 [&>section]:break-inside-avoid [&>section]:pb-4">
        <NodeFacts node={data.node} />
        {data.instance && <InstanceChecks instance={data.instance} />}
      </div>
      <RecentEvents node={data.node.key} asOf={asOf} />
    </div>
  );
}

function RecentEvents({ node, asOf }: { node: string; asOf: string | null }) {
  const t = useTranslations("fleet.node");
  const query = useInfiniteQuery(nodeTimelineQuery({ node, ...(asOf ? { asOf } : {}) }));
  const events = query.data?.pages[0]?.events.slice(0, 12) ?? [];
  return (
    <section aria-label={t("recent")}>
      <h2 className="pb-1 font-semibold">{t("recent")}</h2>
      {query.data && events.length === 0 && <p className="text-muted">{t("noEvents")}</p>}
      <ol>
        {events.map((event) => (
          <EventLine key={event.id} event={event} />
        ))}
      </ol>
    </section>
  );
}

function InstanceChecks({ instance }: { instance: NonNullable<NodeOutput["instance"]> }) {
  const t = useTranslations("fleet.node");
  const common = useTranslations("common");
  const facts = [
    "instanceStatus",
    "systemStatus",
    "stateReason",
    "platformDetails",
    "architecture",
    "keyName",
  ] as const;
  return (
    <section aria-label={t("instanceChecks")}>
      <h3 className="mb-1 font-medium text-faint text-sm">{t("instanceChecks")}</h3>
      <dl className="grid grid-cols-[minmax(7rem,2fr)_3fr] gap-x-3 gap-y-1">
        {facts
          .filter((fact) => instance[fact] !== "")
          .map((fact) => (
            <Fact key={fact} label={t(fact)}>
              {instance[fact] ?? <span className="text-unknown">{common("unknown")}</span>}
            </Fact>
          ))}
        {instance.scheduledEvents.map((event) => (
          <Fact key={`${event.InstanceEventId ?? event.Code}`} label={t("scheduledEvents")}>
            {String(event.Description ?? event.Code ?? "")}
            {typeof event.NotBefore === "string" && (
              <span className="block text-muted">
                {t("notBefore")} <Timestamp at={event.NotBefore} />
              </span>
            )}
          </Fact>
        ))}
      </dl>
    </section>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{label}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  );
}
