"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { ConsoleLink } from "#components/shared/console-link.tsx";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { Status, StatusIcon } from "#components/ui/status.tsx";
import type { ResourceOutput } from "#lib/aws-config/contract/detail.ts";
import { historyCommand } from "#lib/aws-config/domain/cli/list-commands.ts";
import { configConsoleLink } from "#lib/aws-config/domain/console-links.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import { literalValue, printTerm } from "#lib/core/domain/filter/print.ts";
import { useResourceWords } from "../resources/use-resource-words.ts";
import { HistoryReading } from "./history-reading.tsx";

/** Who the resource is, how it is, and the ways to AWS's own view of it. */
export function ResourceHeader({ data, asOf }: { data: ResourceOutput; asOf: string | null }) {
  const t = useTranslations("awsConfig.resource");
  const words = useResourceWords();
  const { scopeSearch } = useScope();
  const { resource } = data;
  const ofType = new URLSearchParams(scopeSearch);
  ofType.set(
    "filter",
    printTerm({ field: "type", key: null, operator: ":", values: [literalValue(resource.resourceType)] }),
  );
  return (
    <header className="flex flex-col gap-1 px-4 pt-3 pb-2">
      <nav aria-label={t("breadcrumb")} className="min-w-0 break-words text-muted">
        <Link href={hrefs.resources(scopeSearch)} className="hover:text-accent hover:underline">
          {t("resources")}
        </Link>
        <span aria-hidden="true"> / </span>
        <Link href={hrefs.resources(ofType.toString())} className="hover:text-accent hover:underline">
          {resource.resourceType}
        </Link>
        <span aria-hidden="true"> / </span>
        <span className="break-all font-mono text-sm">{resource.resourceId}</span>
      </nav>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h1 className="min-w-0 break-words font-semibold text-xl">
          <bdi>{resource.name ?? resource.resourceId}</bdi>
        </h1>
        <Status tone={words.statusTone(resource) ?? "unknown"}>{words.status(resource)}</Status>
        <span className="text-muted">
          {words.value("account", resource.accountId)} · {resource.region}
        </span>
        <HistoryReading type={resource.resourceType} resource={resource.key} reach={data.reach} />
        <span className="flex-1" />
        <CopyButton look="text" text={resource.resourceId} label={t("copyId")} />
        <CopyButton look="text" text={historyCommand(resource, asOf)} label={t("copyCli")} />
        <ConsoleLink href={configConsoleLink(resource)} label={t("console")} />
      </div>
      <Standing data={data} />
    </header>
  );
}

/** What makes the page not that of a resource that is there and recorded. */
function Standing({ data: { resource, recorder, reach } }: { data: ResourceOutput }) {
  const t = useTranslations("awsConfig.resource.standing");
  const time = (at: string) => () => <Timestamp at={at} />;
  const notes = [
    resource.deletedAt !== null && t.rich("deleted", { time: time(resource.deletedAt) }),
    resource.unlistedAt !== null && t.rich("unlisted", { time: time(resource.unlistedAt) }),
    recorder.state === "none" && t("noRecorder"),
    recorder.stoppedAt !== null && t.rich("stopped", { time: time(recorder.stoppedAt) }),
    recorder.state === "failing" && t("failing"),
    recorder.recordsType === false && t("notRecorded"),
    reach.gap !== null && t.rich("gap", { from: time(reach.gap.from), until: time(reach.gap.until) }),
  ].filter((note) => note !== false);
  return notes.map((note, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the notes keep their order
    <p key={index} className="flex items-center gap-2 rounded-md bg-warning-soft px-3 py-1.5">
      <StatusIcon tone="warning" />
      <span>{note}</span>
    </p>
  ));
}
