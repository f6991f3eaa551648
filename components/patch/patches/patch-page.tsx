"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Coverage } from "#components/shared/data-coverage/coverage.tsx";
import { QueryGate } from "#components/shared/query-gate.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { toScopeQuery } from "#lib/core/client/scope-params.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import { literalValue, printTerm } from "#lib/core/domain/filter/print.ts";
import { isolated } from "#lib/core/domain/isolated.ts";
import { patchQuery } from "#lib/patch/client/index.ts";
import type { PatchOutput } from "#lib/patch/contract/patches.ts";
import { countedRows } from "#lib/patch/contract/query-keys.ts";
import { patchCommands } from "#lib/patch/domain/patch-commands.ts";
import { CountTable } from "./count-table.tsx";
import { InstallsSection } from "./installs-section.tsx";
import { LackingNodes } from "./lacking-nodes.tsx";
import { nodesInState } from "./node-filters.ts";
import { PatchFactList } from "./patch-facts.tsx";
import { StateCounts } from "./state-counts.tsx";
import { VerdictTable } from "./verdict-table.tsx";

/** Everything about one patch. `patch` is its number, or a KB id or title. */
export function PatchPage({ patch }: { patch: string }) {
  const t = useTranslations("patch.patches");
  const { scope, scopeSearch } = useScope();
  const query = useQuery(patchQuery({ ...toScopeQuery(scope), patch }));
  const missing = (
    <EmptyState
      level={1}
      title={t("missingTitle")}
      action={
        <Link href={hrefs.patches(scopeSearch)} className={buttonClass({ variant: "primary" })}>
          {t("toPatches")}
        </Link>
      }
    >
      {t("missingBody")}
    </EmptyState>
  );
  return (
    <QueryGate query={query} lines={12} missing={missing}>
      {(data) => <Body data={data} scopeSearch={scopeSearch} />}
    </QueryGate>
  );
}

function Body({ data, scopeSearch }: { data: PatchOutput; scopeSearch: string }) {
  const t = useTranslations("patch.patches");
  const common = useTranslations("common");
  const { patch } = data;
  const link = (changes: Record<string, string>) => {
    const search = new URLSearchParams(scopeSearch);
    for (const [name, value] of Object.entries(changes)) search.set(name, value);
    return hrefs.patchNodes(search.toString());
  };
  const places = data.places.map(({ accountId, accountName, region, ...counts }) => ({
    key: `${accountId}:${region}`,
    label: `${isolated(accountName ?? accountId)} · ${region}`,
    counts,
    href: (state: Parameters<typeof nodesInState>[1]) =>
      link({ accounts: accountId, regions: region, filter: nodesInState(patch, state) }),
  }));
  const systems = data.systems.map(({ platformName, ...counts }) => ({
    key: platformName ?? "",
    label: platformName ?? common("unknown"),
    counts,
    href: (state: Parameters<typeof nodesInState>[1]) =>
      link({ filter: `${nodesInState(patch, state)} ${systemTerm(platformName)}` }),
  }));
  return (
    <div className="min-h-0 flex-1 overflow-auto">
      <header className="flex flex-col gap-1 px-4 pt-3 pb-2">
        <nav aria-label={t("breadcrumb")} className="text-muted">
          <Link href={hrefs.patches(scopeSearch)} className="hover:text-accent hover:underline">
            {t("title")}
          </Link>
          <span aria-hidden="true"> / </span>
          <bdi className="font-mono text-sm">{patch.kbId}</bdi>
        </nav>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="flex min-w-0 items-center gap-2 break-words font-semibold text-xl">
            <bdi>{patch.kbId}</bdi>
            <CopyButton text={patch.kbId} label={common("copy")} />
          </h1>
          <span className="flex-1" />
          <CopyButton look="text" text={patchCommands(patch, data.places)} label={t("copyCli")} />
        </div>
        <p className="break-words text-muted">{patch.title}</p>
      </header>
      <Coverage freshness={data.freshness} primary={countedRows} />
      <div className="flex flex-col gap-5 px-4 pb-6">
        <Columns
          left={
            <Section title={t("facts")}>
              <PatchFactList patch={patch} />
            </Section>
          }
          right={
            <>
              <Section title={t("states")}>
                <StateCounts patch={patch} />
              </Section>
              <Section title={t("installs")}>
                <InstallsSection
                  installs={data.installs}
                  at={data.freshness.asOf ?? data.freshness.generatedAt}
                />
              </Section>
            </>
          }
        />
        <Section title={t("verdicts")}>
          <VerdictTable verdicts={data.verdicts} releasedAt={patch.releasedAt} scopeSearch={scopeSearch} />
        </Section>
        <Columns
          left={
            <Section title={t("places")}>
              <CountTable caption={t("places")} heading={`${t("account")} · ${t("region")}`} lines={places} />
            </Section>
          }
          right={
            <>
              <Section title={t("systems")}>
                <CountTable caption={t("systems")} heading={t("os")} lines={systems} />
              </Section>
              <Section title={t("lacking")}>
                <LackingNodes patch={patch} />
              </Section>
              <OtherPatches data={data} scopeSearch={scopeSearch} />
            </>
          }
        />
      </div>
    </div>
  );
}

/** Two columns of their own heights, below each other on narrow screens. */
function Columns({ left, right }: { left: ReactNode; right: ReactNode }) {
  return (
    <div className="grid gap-x-8 gap-y-5 lg:grid-cols-2">
      <div className="flex min-w-0 flex-col gap-5">{left}</div>
      <div className="flex min-w-0 flex-col gap-5">{right}</div>
    </div>
  );
}

function OtherPatches({ data: { patch, others }, scopeSearch }: { data: PatchOutput; scopeSearch: string }) {
  const t = useTranslations("patch.patches");
  if (others.length === 0) return null;
  return (
    <Section title={t("others", { kb: patch.kbId })}>
      <ul className="flex flex-col gap-1">
        {others.map((other) => (
          <li key={other.patchId}>
            <Link href={hrefs.patchPage(other.patchId, scopeSearch)} className="text-accent hover:underline">
              {other.title}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function systemTerm(name: string | null): string {
  if (name === null) return "os:none";
  return printTerm({ field: "os", key: null, operator: "=", values: [literalValue(name)] });
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="min-w-0">
      <h2 className="pb-1.5 font-semibold">{title}</h2>
      {children}
    </section>
  );
}
