"use client";

import { useQuery } from "@tanstack/react-query";
import { SquareTerminal } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCopy } from "#components/shared/use-copy.ts";
import { useInstant } from "#components/shared/use-instant.ts";
import { Button } from "#components/ui/button.tsx";
import { selectCommands, selectExpression } from "#lib/aws-config/domain/cli/list-commands.ts";
import { scopeOptionsQuery } from "#lib/core/client/scope-query.ts";
import type { ResourcesParams } from "./resources-params.ts";

/** Copies the `aws configservice` commands that put the list's filter, as far as AWS Config takes it, to every place. */
export function ResourcesCli({ params }: { params: ResourcesParams }) {
  const t = useTranslations("awsConfig.resources.cli");
  const instant = useInstant();
  const copy = useCopy();
  const scope = useQuery(scopeOptionsQuery()).data;
  const commands = () => {
    const accounts = params.accounts ?? scope?.accounts.map(({ accountId }) => accountId) ?? [];
    const regions = params.regions ?? scope?.regions.map(({ region }) => region) ?? [];
    const places = accounts.flatMap((accountId) => regions.map((region) => ({ accountId, region })));
    const { expression, rest, namesTypes } = selectExpression(params.filter, params.tag);
    if (params.compliance === null && !namesTypes) rest.push("type!=AWS::Config::ResourceCompliance");
    return selectCommands(places, expression, [
      t("profiles"),
      t("present"),
      ...(params.asOf === null ? [] : [t("asOf", { time: instant(params.asOf) })]),
      ...(rest.length === 0 ? [] : [t("rest", { filter: rest.join(" ") })]),
    ]);
  };
  return (
    <Button
      variant="quiet"
      icon
      aria-label={t("copyList")}
      title={t("copyList")}
      disabled={scope === undefined}
      onClick={() => copy(commands())}
    >
      <SquareTerminal size={16} aria-hidden="true" />
    </Button>
  );
}
