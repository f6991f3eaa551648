"use client";

import { Compass } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonClass } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";

/** No node of this id was seen, by now or by the moment shown: says so and leads on. */
export function MissingNode({ node, asOf }: { node: string; asOf: string | null }) {
  const t = useTranslations("fleet.node.missing");
  const { scopeSearch } = useScope();
  return (
    <EmptyState
      level={1}
      icon={<Compass size={28} aria-hidden="true" />}
      title={t("title", { node: node.split(":").at(-1) ?? node })}
      action={
        <>
          {asOf !== null && (
            <Link href={hrefs.node(node)} className={buttonClass()}>
              {t("toNow")}
            </Link>
          )}
          <Link href={hrefs.fleet(scopeSearch)} className={buttonClass({ variant: "primary" })}>
            {t("toFleet")}
          </Link>
        </>
      }
    >
      {asOf === null ? t("body") : t("bodyAsOf")}
    </EmptyState>
  );
}
