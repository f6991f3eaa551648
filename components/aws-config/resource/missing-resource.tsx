"use client";

import { Compass } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonClass } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { identityOf } from "#lib/aws-config/contract/resource.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";

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
      {asOf === null ? t("body") : t("bodyAsOf")}
    </EmptyState>
  );
}
