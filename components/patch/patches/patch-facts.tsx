"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { Status } from "#components/ui/status.tsx";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import type { PatchRow } from "#lib/patch/contract/patches.ts";
import { severityTone } from "../severity-tone.ts";
import { usePatchWords } from "./use-patch-words.ts";

/** What is known of a patch itself. */
export function PatchFactList({ patch }: { patch: PatchRow }) {
  const t = useTranslations("patch.patches");
  const words = usePatchWords();
  const common = useTranslations("common");
  const unknown = <span className="text-unknown">{common("unknown")}</span>;
  const time = (at: string) => <Timestamp at={at} className="inline-flex flex-wrap gap-x-1" />;
  const facts: Record<string, ReactNode> = {
    title: patch.title,
    class: patch.classification ?? unknown,
    severity: (
      <Status tone={severityTone(patch.severityRank)}>
        {words.value("severity", patch.severityRank)}
        {patch.severity !== null && <span className="text-muted"> ({patch.severity})</span>}
      </Status>
    ),
    released:
      patch.releasedAt === null ? (
        <span className="text-muted">{t("unknownRelease")}</span>
      ) : (
        time(patch.releasedAt)
      ),
    approved: patch.approvedAt === null ? unknown : time(patch.approvedAt),
    firstseen: time(patch.firstSeenAt),
    cve: <Cves ids={patch.cveIds} />,
  };
  return (
    <dl className="grid grid-cols-[8.5rem_minmax(0,1fr)] gap-x-3 gap-y-1">
      {Object.entries(facts).map(([key, value]) => (
        <div key={key} className="contents">
          <dt className="text-muted">{words.field(key)}</dt>
          <dd className="min-w-0 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** CVE ids, each a link to the patches that fix it. */
function Cves({ ids }: { ids: readonly string[] }) {
  const t = useTranslations("patch.patches");
  const { scopeSearch } = useScope();
  if (ids.length === 0) return <span className="text-muted">{t("noCves")}</span>;
  return (
    <ul className="flex flex-wrap gap-x-2">
      {ids.map((cve) => {
        const search = new URLSearchParams(scopeSearch);
        search.set("filter", `cve:${cve}`);
        return (
          <li key={cve}>
            <Link href={hrefs.patches(search.toString())} className="text-accent hover:underline">
              {cve}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
