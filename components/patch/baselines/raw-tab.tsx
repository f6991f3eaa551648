"use client";

import { useTranslations } from "next-intl";
import { CopyButton } from "#components/ui/copy-button.tsx";
import type { BaselineOutput } from "#lib/patch/contract/baseline-detail.ts";

/** AWS's own answer as last collected, with the command that asks for it. */
export function RawTab({ raw }: { raw: BaselineOutput["raw"] }) {
  const t = useTranslations("patch.baselines.raw");
  const text = JSON.stringify(raw.value, null, 2);
  return (
    <section aria-label={t("title")} className="max-w-5xl px-4 py-3">
      <header className="flex flex-wrap items-center gap-2 pb-1">
        <h2 className="flex-1 font-semibold">{t("title")}</h2>
        <CopyButton look="text" text={text} label={t("copyJson")} />
        <CopyButton look="text" text={raw.command} label={t("copyCommand")} />
      </header>
      <pre className="overflow-x-auto rounded-md bg-sunken p-2 font-mono text-sm">{raw.command}</pre>
      <pre className="mt-1 overflow-x-auto rounded-md bg-sunken p-2 font-mono text-sm">{text}</pre>
    </section>
  );
}
