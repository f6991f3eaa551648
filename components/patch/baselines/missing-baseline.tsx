"use client";

import { Compass } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonClass } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";

/** No baseline of this key was seen, by now or by the moment shown: says so and leads on. */
export function MissingBaseline({ baseline, asOf }: { baseline: string; asOf: string | null }) {
  const t = useTranslations("patch.baselines.missing");
  const { scopeSearch } = useScope();
  return (
    <EmptyState
      level={1}
      icon={<Compass size={28} aria-hidden="true" />}
      title={t("title", { baseline: baseline.split(":").at(-1) ?? baseline })}
      action={
        <>
          {asOf !== null && (
            <Link href={hrefs.baseline(baseline)} className={buttonClass()}>
              {t("toNow")}
            </Link>
          )}
          <Link href={hrefs.baselines(scopeSearch)} className={buttonClass({ variant: "primary" })}>
            {t("toList")}
          </Link>
        </>
      }
    >
      {asOf === null ? t("body") : t("bodyAsOf")}
    </EmptyState>
  );
}
