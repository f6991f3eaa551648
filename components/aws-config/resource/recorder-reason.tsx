"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { recordingQuery } from "#lib/aws-config/client/index.ts";
import { identityOf } from "#lib/aws-config/contract/resource.ts";
import { recordsType } from "#lib/aws-config/domain/recording-summary.ts";

/** Why AWS Config would tell nothing of a resource of this type where it lies; nothing where it records them. */
export function RecorderReason({ type, resource }: { type: string; resource: string }) {
  const t = useTranslations("awsConfig.resource.missing");
  const { accountId, region } = identityOf(type, resource);
  const { data } = useQuery(recordingQuery({ accounts: [accountId], regions: [region] }));
  const scopes = data?.scopes ?? [];
  if (scopes.length === 0 || scopes.some((scope) => scope.state === "unknown")) return null;
  if (scopes.every((scope) => scope.state === "none")) return <p>{t("noRecorder", { region })}</p>;
  if (scopes.some((scope) => recordsType(scope, type))) return null;
  return <p>{t("leftOut", { type, region })}</p>;
}
