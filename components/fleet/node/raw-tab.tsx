"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { QueryGate } from "#components/shared/query-gate.tsx";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { nodeRawQuery } from "#lib/fleet/client/index.ts";

/** AWS's own answers as last collected, each with the command that asks for it. */
export function RawTab({ node, asOf }: { node: string; asOf: string | null }) {
  const t = useTranslations("fleet.raw");
  const query = useQuery(nodeRawQuery({ node, ...(asOf ? { asOf } : {}) }));
  return (
    <QueryGate query={query} lines={12}>
      {(data) => (
        <div className="flex flex-col gap-4 px-4 py-3">
          {data.sources.length === 0 && <p className="text-muted">{t("none")}</p>}
          {data.sources.map((source) => {
            const text = JSON.stringify(source.value, null, 2);
            return (
              <section key={source.operation} aria-label={source.operation} className="max-w-5xl">
                <header className="flex flex-wrap items-center gap-2 pb-1">
                  <h2 className="font-semibold">{source.operation}</h2>
                  <span className="flex-1 text-muted">
                    {source.collectedAt && <Timestamp at={source.collectedAt} />}
                  </span>
                  <CopyButton look="text" text={text} label={t("copyJson")} />
                  <CopyButton look="text" text={source.command} label={t("copyCommand")} />
                </header>
                <pre className="overflow-x-auto rounded-md bg-sunken p-2 font-mono text-sm">
                  {source.command}
                </pre>
                <pre className="mt-1 overflow-x-auto rounded-md bg-sunken p-2 font-mono text-sm">{text}</pre>
              </section>
            );
          })}
        </div>
      )}
    </QueryGate>
  );
}
