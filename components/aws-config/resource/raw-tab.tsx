"use client";

import { useTranslations } from "next-intl";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import type { ResourceOutput } from "#lib/aws-config/contract/detail.ts";
import { historyCommand } from "#lib/aws-config/domain/cli/list-commands.ts";

/** The configuration item as AWS Config gives it, with the command that asks for it. */
export function RawTab({ data: { resource, item }, asOf }: { data: ResourceOutput; asOf: string | null }) {
  const t = useTranslations("awsConfig.resource.raw");
  const command = historyCommand(resource, asOf);
  const text = JSON.stringify(rawItem(resource, item), null, 2);
  return (
    <section aria-label={t("title")} className="flex max-w-5xl flex-col gap-1 px-4 py-3">
      <header className="flex flex-wrap items-center gap-2">
        <h2 className="font-semibold">{t("title")}</h2>
        <span className="flex-1 text-muted">
          <Timestamp at={item.capturedAt} />
        </span>
        <CopyButton look="text" text={text} label={t("copyJson")} />
        <CopyButton look="text" text={command} label={t("copyCommand")} />
      </header>
      <p className="text-faint text-sm">{t("secrets")}</p>
      <pre className="whitespace-pre-wrap break-all rounded-md bg-sunken p-2 font-mono text-sm">
        {command}
      </pre>
      <pre className="whitespace-pre-wrap break-all rounded-md bg-sunken p-2 font-mono text-sm">{text}</pre>
    </section>
  );
}

/** AWS's names of the members: https://docs.aws.amazon.com/config/latest/APIReference/API_ConfigurationItem.html */
function rawItem(resource: ResourceOutput["resource"], item: ResourceOutput["item"]) {
  return {
    ...item.rest,
    accountId: resource.accountId,
    awsRegion: resource.region,
    resourceType: resource.resourceType,
    resourceId: resource.resourceId,
    resourceName: item.resourceName,
    arn: item.arn,
    availabilityZone: item.availabilityZone,
    configurationItemCaptureTime: item.capturedAt,
    configurationItemStatus: item.status,
    configurationStateId: item.stateId,
    resourceCreationTime: resource.createdAt,
    tags: item.tags,
    relationships: item.relationships,
    configuration: item.configuration,
    supplementaryConfiguration: item.supplementaryConfiguration,
  };
}
