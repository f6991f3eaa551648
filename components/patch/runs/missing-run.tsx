"use client";

import { Compass } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonClass } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";

/** No run of this key was seen in scope: says so and leads on. */
export function MissingRun({ run }: { run: string }) {
  const t = useTranslations("patch.runs.run");
  const { scopeSearch } = useScope();
  return (
    <EmptyState
      level={1}
      icon={<Compass size={28} aria-hidden="true" />}
      title={t("missing", { run: run.split(":").at(-1) ?? run })}
      action={
        <Link href={hrefs.patchRuns(scopeSearch)} className={buttonClass({ variant: "primary" })}>
          {t("toList")}
        </Link>
      }
    >
      {t("missingBody")}
    </EmptyState>
  );
}
