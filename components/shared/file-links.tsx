"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonClass } from "#components/ui/button.tsx";

/** CSV and JSON of exactly what is listed. */
export function FileLinks({ href }: { href: (format: "csv" | "json") => string }) {
  const t = useTranslations("export.links");
  return (
    <span className="flex shrink-0">
      {(["csv", "json"] as const).map((format) => (
        <a key={format} href={href(format)} download className={buttonClass({ variant: "quiet" })}>
          <Download size={14} aria-hidden="true" />
          {t(format)}
        </a>
      ))}
    </span>
  );
}
