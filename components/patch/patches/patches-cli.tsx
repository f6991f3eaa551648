"use client";

import { useQuery } from "@tanstack/react-query";
import { SquareTerminal } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCopy } from "#components/shared/use-copy.ts";
import { useInstant } from "#components/shared/use-instant.ts";
import { Button } from "#components/ui/button.tsx";
import { scopeOptionsQuery } from "#lib/core/client/scope-query.ts";
import { cliFiltersOf, patchListCommands } from "#lib/patch/domain/patch-commands.ts";
import type { PatchesParams } from "./patches-params.ts";

/** Copies the `aws` commands that ask every node of the scope for its patches. */
export function PatchesCli({ params }: { params: PatchesParams }) {
  const t = useTranslations("patch.patches");
  const instant = useInstant();
  const copy = useCopy();
  const scope = useQuery(scopeOptionsQuery()).data;
  const commands = () => {
    const accounts = params.accounts ?? scope?.accounts.map(({ accountId }) => accountId) ?? [];
    const regions = params.regions ?? scope?.regions.map(({ region }) => region) ?? [];
    const places = accounts.flatMap((accountId) => regions.map((region) => ({ accountId, region })));
    const { filters, isWhole } = cliFiltersOf(params.filter);
    return patchListCommands(places, filters, [
      t("cli.profiles"),
      t("cli.nodes"),
      ...(params.asOf === null ? [] : [t("cli.asOf", { time: instant(params.asOf) })]),
      ...(isWhole && params.tag === null
        ? []
        : [t("cli.rest", { filter: [params.filter, params.tag ?? ""].join(" ").trim() })]),
    ]);
  };
  return (
    <Button
      variant="quiet"
      icon
      aria-label={t("copyCli")}
      title={t("copyCli")}
      disabled={scope === undefined}
      onClick={() => copy(commands())}
    >
      <SquareTerminal size={16} aria-hidden="true" />
    </Button>
  );
}
