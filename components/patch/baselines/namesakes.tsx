"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Status } from "#components/ui/status.tsx";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import type { BaselineOutput } from "#lib/patch/contract/baseline-detail.ts";
import { Section } from "./section.tsx";

/** Baselines named before "and more". */
const namedMax = 8;

/** The others that go by the same name, those first that say something else. */
export function Namesakes({ data: { baseline, namesakes } }: { data: BaselineOutput }) {
  const t = useTranslations("patch.baselines.namesakes");
  const { scopeSearch } = useScope();
  if (namesakes.length === 0) return null;
  const different = namesakes.filter(({ same }) => !same);
  const withSearch = (members: Record<string, string>) => {
    const search = new URLSearchParams(scopeSearch);
    for (const [name, value] of Object.entries(members)) search.set(name, value);
    return search.toString();
  };
  const all = { view: "all", name: baseline.name ?? "" };
  return (
    <Section title={t("title", { count: namesakes.length })}>
      <Status tone={different.length > 0 ? "warning" : "ok"}>
        {different.length > 0 ? t("different", { count: different.length }) : t("same")}
      </Status>
      <ul className="flex flex-col">
        {different.slice(0, namedMax).map((other) => (
          <li key={other.key}>
            <Link
              href={hrefs.baseline(baseline.key, withSearch({ tab: "compare", other: other.key }))}
              className="text-accent hover:underline"
            >
              {t("compareWith", { place: `${other.accountName ?? other.accountId} · ${other.region}` })}
            </Link>
          </li>
        ))}
        <li>
          <Link href={hrefs.baselines(withSearch(all))} className="text-accent hover:underline">
            {t("all")}
          </Link>
        </li>
      </ul>
    </Section>
  );
}
