"use client";

import { useQuery } from "@tanstack/react-query";
import { Compass } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonClass } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { wantedHistoryQuery } from "#lib/aws-config/client/index.ts";
import { identityOf } from "#lib/aws-config/contract/resource.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import { RecorderReason } from "./recorder-reason.tsx";

/** No configuration item of such a resource is known, by now or by the moment shown: says so and leads on. */
export function MissingResource({
  type,
  resource,
  asOf,
}: {
  type: string;
  resource: string;
  asOf: string | null;
}) {
  const t = useTranslations("awsConfig.resource.missing");
  const { scopeSearch } = useScope();
  // What had not been captured by the moment may only not have been read yet.
  const wanted = useQuery({ ...wantedHistoryQuery({ type, key: resource }), enabled: asOf !== null });
  return (
    <EmptyState
      level={1}
      icon={<Compass size={28} aria-hidden="true" />}
      title={t("title", { type, resource: identityOf(type, resource).resourceId })}
      action={
        <>
          {asOf !== null && (
            <Link href={hrefs.resource(type, resource)} className={buttonClass()}>
              {t("toNow")}
            </Link>
          )}
          <Link href={hrefs.resources(scopeSearch)} className={buttonClass({ variant: "primary" })}>
            {t("toResources")}
          </Link>
        </>
      }
    >
      <p>{asOf === null ? t("body") : t(wanted.data?.isWanted ? "bodyReading" : "bodyAsOf")}</p>
      <RecorderReason type={type} resource={resource} />
    </EmptyState>
  );
}
