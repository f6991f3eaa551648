"use client";

import { useQuery } from "@tanstack/react-query";
import { SquareArrowOutUpRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { ConsoleLink } from "#components/shared/console-link.tsx";
import { QueryGate } from "#components/shared/query-gate.tsx";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { SidePanel } from "#components/ui/side-panel.tsx";
import { Status } from "#components/ui/status.tsx";
import { resourceQuery } from "#lib/aws-config/client/index.ts";
import type { ResourceOutput } from "#lib/aws-config/contract/detail.ts";
import { identityOf } from "#lib/aws-config/contract/resource.ts";
import { historyCommand } from "#lib/aws-config/domain/cli/list-commands.ts";
import { configConsoleLink } from "#lib/aws-config/domain/console-links.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import { LastChange } from "./last-change.tsx";
import { ResourceFacts } from "./resource-facts.tsx";
import { readRowKey } from "./resources-params.ts";

/** Details beside the list. The list stays in view, and moving through it moves through the details. */
export function ResourcePanel({ open, onClose }: { open: string; onClose: () => void }) {
  const t = useTranslations("awsConfig.resources.panel");
  const { type, key } = readRowKey(open);
  const { asOf } = useScope().scope;
  const query = useQuery(resourceQuery({ type, key, ...(asOf !== null && { asOf }) }));
  const { resourceId } = identityOf(type, key);
  return (
    <SidePanel
      title={<bdi>{query.data?.resource.name ?? resourceId}</bdi>}
      subtitle={
        <span className="flex flex-col gap-0.5">
          <span>{type}</span>
          <span className="inline-flex items-center gap-1 break-all font-mono text-sm">
            {resourceId}
            <CopyButton text={resourceId} label={t("copy", { text: resourceId })} />
          </span>
        </span>
      }
      onClose={onClose}
    >
      <QueryGate query={query} lines={10} missing={<p className="text-muted">{t("missing")}</p>}>
        {(data) => <Details data={data} asOf={asOf} />}
      </QueryGate>
    </SidePanel>
  );
}

function Details({ data, asOf }: { data: ResourceOutput; asOf: string | null }) {
  const t = useTranslations("awsConfig.resources.panel");
  const { scopeSearch } = useScope();
  const { resource } = data;
  return (
    <div className="flex flex-col gap-4">
      <Standing data={data} />
      <div className="flex flex-wrap gap-1.5">
        <Link
          href={hrefs.resource(resource.resourceType, resource.key, scopeSearch)}
          className={buttonClass({ variant: "primary", size: "sm" })}
        >
          <SquareArrowOutUpRight size={13} aria-hidden="true" />
          {t("open")}
        </Link>
        <ConsoleLink href={configConsoleLink(resource)} label={t("console")} />
        <span className="inline-flex items-center">
          <CopyButton text={historyCommand(resource, asOf)} label={t("cli")} />
        </span>
      </div>
      <LastChange data={data} asOf={asOf} />
      <ResourceFacts data={data} />
    </div>
  );
}

/** What makes the facts below not those of a resource that is there and recorded. */
function Standing({ data: { resource, recorder } }: { data: ResourceOutput }) {
  const t = useTranslations("awsConfig.resources.panel");
  const time = (at: string) => () => <Timestamp at={at} show="both" />;
  if (resource.deletedAt !== null)
    return <Status tone="unknown">{t.rich("deleted", { time: time(resource.deletedAt) })}</Status>;
  if (resource.unlistedAt !== null)
    return <Status tone="unknown">{t.rich("unlisted", { time: time(resource.unlistedAt) })}</Status>;
  if (recorder.stoppedAt !== null)
    return <Status tone="warning">{t.rich("stopped", { time: time(recorder.stoppedAt) })}</Status>;
  if (recorder.recordsType === false) return <Status tone="unknown">{t("notRecorded")}</Status>;
  return null;
}
