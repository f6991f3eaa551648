"use client";

import { useQuery } from "@tanstack/react-query";
import { SquareArrowOutUpRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { QueryGate } from "#components/shared/query-gate.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { SidePanel } from "#components/ui/side-panel.tsx";
import { toScopeQuery } from "#lib/core/client/scope-params.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import { patchQuery } from "#lib/patch/client/index.ts";
import { PatchFactList } from "./patch-facts.tsx";
import { StateCounts } from "./state-counts.tsx";

/** Details beside the list. `patch` is the patch's number. */
export function PatchPanel({ patch, onClose }: { patch: string; onClose: () => void }) {
  const t = useTranslations("patch.patches");
  const { scope, scopeSearch } = useScope();
  const query = useQuery(patchQuery({ ...toScopeQuery(scope), patch }));
  const row = query.data?.patch;
  return (
    <SidePanel title={row?.kbId ?? patch} subtitle={row?.title} onClose={onClose}>
      <QueryGate query={query} lines={8} missing={<p className="text-muted">{t("missingBody")}</p>}>
        {(data) => (
          <div className="flex flex-col gap-4">
            <div>
              <Link
                href={hrefs.patchPage(data.patch.patchId, scopeSearch)}
                className={buttonClass({ variant: "primary", size: "sm" })}
              >
                <SquareArrowOutUpRight size={13} aria-hidden="true" />
                {t("open")}
              </Link>
            </div>
            <section>
              <h3 className="mb-1 font-medium text-faint text-sm">{t("states")}</h3>
              <StateCounts patch={data.patch} />
            </section>
            <section>
              <h3 className="mb-1 font-medium text-faint text-sm">{t("facts")}</h3>
              <PatchFactList patch={data.patch} />
            </section>
          </div>
        )}
      </QueryGate>
    </SidePanel>
  );
}
