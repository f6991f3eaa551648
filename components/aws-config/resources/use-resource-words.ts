"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { FacetWords } from "#components/shared/facets/facet-views.ts";
import { useAccountWords } from "#components/shared/use-account-words.ts";
import { useInstant } from "#components/shared/use-instant.ts";
import type { StatusTone } from "#components/ui/status.tsx";
import type { ConfigResource } from "#lib/aws-config/contract/resource.ts";
import { resourceCell } from "#lib/aws-config/domain/resource-cells.ts";
import { type ResourceField, resourceRegistry } from "#lib/aws-config/domain/resource-fields.ts";

export interface ResourceWords extends FacetWords {
  /** What a cell says; null is unknown. */
  text: (field: ResourceField, resource: ConfigResource) => string | null;
  /** The state of a resource in words: AWS's status, and whether AWS Config still lists it. */
  status: (resource: Pick<ConfigResource, "status" | "unlistedAt">) => string;
  statusTone: (resource: Pick<ConfigResource, "status" | "unlistedAt">) => StatusTone | null;
}

const statusTones: Readonly<Record<string, StatusTone>> = {
  OK: "ok",
  ResourceDiscovered: "changed",
  ResourceNotRecorded: "unknown",
};

/** Words for the fields of resources and their values, the same in table, facets and panel. */
export function useResourceWords(): ResourceWords {
  const t = useTranslations("awsConfig.resources");
  const common = useTranslations("common");
  const instant = useInstant();
  const account = useAccountWords();
  return useMemo(() => {
    const statusWord = (status: string): string => {
      const key = `statuses.${status}` as "statuses.OK";
      // A key with a dot would be read as a path.
      return /^\w+$/.test(status) && t.has(key) ? t(key) : status;
    };
    const value: ResourceWords["value"] = (fieldKey, raw) => {
      if (raw === null) return common("unknown");
      if (fieldKey === "status") return statusWord(raw);
      if (fieldKey === "deleted") return t(raw === "yes" ? "yes" : "no");
      return fieldKey === "account" ? account(raw) : raw;
    };
    const status: ResourceWords["status"] = (resource) =>
      resource.unlistedAt === null
        ? statusWord(resource.status)
        : t("unlistedStatus", { status: statusWord(resource.status) });
    return {
      registry: resourceRegistry,
      field: (key) => (key.includes(":") ? key : t(`fields.${key}` as never)),
      value,
      tone: (fieldKey, raw) => (fieldKey === "status" && raw !== null ? (statusTones[raw] ?? null) : null),
      status,
      statusTone: ({ status: raw, unlistedAt }) =>
        unlistedAt === null ? (statusTones[raw] ?? null) : "unknown",
      text: (field, resource) => {
        if (field.member === null) return null;
        if (field.key === "name") return resource.name ?? resource.resourceId;
        if (field.key === "status") return status(resource);
        if (field.key === "account") return value("account", resource.accountId);
        const cell = resourceCell(resource, field.member);
        if (cell === null) return isKnownAbsence(field, resource) ? "" : null;
        return field.kind === "time" ? instant(String(cell)) : String(cell);
      },
    };
  }, [t, common, instant, account]);
}

/** What a resource has not is no unknown: it is there, it is listed, and only security groups let something in. */
function isKnownAbsence({ member }: ResourceField, resource: ConfigResource): boolean {
  if (member === "ingress") return resource.resourceType !== "AWS::EC2::SecurityGroup";
  return member === "deletedAt" || member === "unlistedAt" || member === "availabilityZone";
}
