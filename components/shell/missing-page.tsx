import { Compass } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonClass } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { hrefs } from "#lib/core/contract/hrefs.ts";

/** No page answers this address. */
export function MissingPage() {
  const t = useTranslations("error");
  return (
    <EmptyState
      level={1}
      icon={<Compass size={28} aria-hidden="true" />}
      title={t("notFoundTitle")}
      action={
        <Link href={hrefs.fleet()} className={buttonClass({ variant: "primary" })}>
          {t("toFleet")}
        </Link>
      }
    >
      {t("notFoundBody")}
    </EmptyState>
  );
}
