"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { ColumnDef } from "#components/shared/data-table/column-def.ts";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { Status, type StatusTone } from "#components/ui/status.tsx";
import type { UnmanagedInstance, UnmanagedReason } from "#lib/fleet/contract/unmanaged.ts";

/** Stopped and starting instances are as they should be; a running one without an agent is not. */
export const reasonTones: Record<UnmanagedReason, StatusTone> = {
  terminated: "unknown",
  stopped: "unknown",
  starting: "changed",
  region_not_synced: "unknown",
  no_instance_profile: "warning",
  agent_lost: "critical",
  never_registered: "warning",
  unknown: "unknown",
};

export function useInstanceColumns(): readonly ColumnDef<UnmanagedInstance>[] {
  const t = useTranslations("fleet.unmanaged");
  return useMemo(() => {
    const column = (
      id: "instanceId" | "accountId" | "region" | "instanceType" | "platformDetails" | "privateIp" | "vpcId",
      width: number,
      sortKey?: string,
    ): ColumnDef<UnmanagedInstance> => ({
      id,
      label: t(`columns.${id}`),
      width,
      shown: true,
      ...(sortKey === undefined ? {} : { sortKey }),
      text: (row) => row[id],
    });
    return [
      {
        id: "name",
        label: t("columns.name"),
        width: 220,
        shown: true,
        isName: true,
        sortKey: "name",
        text: (row) => row.name ?? row.instanceId,
        cell: (row) => (
          <button type="button" data-stop="name" tabIndex={-1} className="text-accent hover:underline">
            <bdi>{row.name ?? row.instanceId}</bdi>
          </button>
        ),
      },
      {
        id: "reason",
        label: t("columns.reason"),
        width: 230,
        shown: true,
        sortKey: "reason",
        text: (row) => t(`reasons.${row.reason}`),
        cell: (row) => <Status tone={reasonTones[row.reason]}>{t(`reasons.${row.reason}`)}</Status>,
      },
      {
        id: "state",
        label: t("columns.state"),
        width: 100,
        shown: true,
        sortKey: "state",
        text: (row) =>
          t.has(`states.${row.state}` as never) ? t(`states.${row.state}` as never) : row.state,
      },
      column("instanceId", 180, "id"),
      {
        ...column("accountId", 230, "account"),
        text: (row) => (row.accountName ? `${row.accountName} · ${row.accountId}` : row.accountId),
      },
      column("region", 130, "region"),
      column("instanceType", 110, "type"),
      column("platformDetails", 140),
      {
        id: "instanceProfileArn",
        label: t("columns.instanceProfileArn"),
        width: 200,
        shown: true,
        text: (row) => row.instanceProfileArn?.split("/").at(-1) ?? t("noProfile"),
      },
      column("privateIp", 120),
      column("vpcId", 180),
      {
        id: "launchedAt",
        label: t("columns.launchedAt"),
        width: 270,
        shown: true,
        sortKey: "launched",
        text: (row) => row.launchedAt,
        cell: (row) => <Timestamp at={row.launchedAt} />,
      },
    ];
  }, [t]);
}
