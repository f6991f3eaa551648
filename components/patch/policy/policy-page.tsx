"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { QueryGate } from "#components/shared/query-gate.tsx";
import { patchPolicyQuery } from "#lib/patch/client/index.ts";
import { PolicyForm } from "./policy-form.tsx";

/** What the organisation expects of patching, and who decided it. */
export function PolicyPage() {
  const t = useTranslations("patch.policy");
  const query = useQuery(patchPolicyQuery());
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <header className="px-4 pt-3 pb-1">
        <h1 className="font-semibold text-xl">{t("title")}</h1>
        <p className="max-w-3xl text-muted">{t("intro")}</p>
      </header>
      <QueryGate query={query} lines={8}>
        {(stored) => <PolicyForm stored={stored} />}
      </QueryGate>
    </div>
  );
}
