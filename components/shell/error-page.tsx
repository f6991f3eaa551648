"use client";

import { CircleAlert } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button, buttonClass } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { hrefs } from "#lib/core/contract/hrefs.ts";

/** What a page shows when rendering it failed: that it did, what still works, and what to look for in the log. */
export function ErrorPage({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  const t = useTranslations();
  return (
    <EmptyState
      level={1}
      icon={<CircleAlert size={28} aria-hidden="true" className="text-critical" />}
      title={t("error.title")}
      action={
        <>
          <Button variant="primary" onClick={retry}>
            {t("common.retry")}
          </Button>
          <Link href={hrefs.fleet()} className={buttonClass()}>
            {t("error.toFleet")}
          </Link>
        </>
      }
    >
      <p>{t("error.body")}</p>
      {error.digest && <p className="mt-2 font-mono text-sm">{t("error.digest", { id: error.digest })}</p>}
    </EmptyState>
  );
}
