"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useMemo } from "react";
import { Coverage } from "#components/shared/data-coverage/coverage.tsx";
import { numberColumn, textColumn } from "#components/shared/data-table/local-columns.ts";
import { type LocalColumn, LocalTable } from "#components/shared/data-table/local-table.tsx";
import { QueryGate } from "#components/shared/query-gate.tsx";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { Status } from "#components/ui/status.tsx";
import type { ScopeQuery } from "#lib/core/contract/scope.ts";
import { neverRead } from "#lib/core/domain/coverage.ts";
import { activationsQuery } from "#lib/fleet/client/index.ts";
import type { ActivationsOutput } from "#lib/fleet/contract/unmanaged.ts";
import { activationState, activationStates, activationTones } from "./activation-state.ts";

type Activation = ActivationsOutput["rows"][number];

/** Hybrid activations: which still register machines, which have run out. */
export function ActivationsTab({ scope }: { scope: ScopeQuery }) {
  const t = useTranslations("fleet.activations");
  const query = useQuery(activationsQuery(scope));
  const columns = useColumns(query.data?.freshness.generatedAt ?? null);
  return (
    <QueryGate query={query} lines={8}>
      {(data) => (
        <div className="flex min-h-0 min-w-0 flex-1 flex-col">
          <Coverage freshness={data.freshness} primary="activations" />
          {data.rows.length === 0 ? (
            <p className="px-4 py-6 text-muted">
              {t(neverRead(data.freshness, "activations") ? "unread" : "none")}
            </p>
          ) : (
            <LocalTable
              label={t("label")}
              columns={columns}
              rows={data.rows}
              rowKey={(row) => `${row.accountId}:${row.region}:${row.activationId}`}
              initialSort="state,expiresAt"
            />
          )}
        </div>
      )}
    </QueryGate>
  );
}

function useColumns(now: string | null): readonly LocalColumn<Activation>[] {
  const t = useTranslations("fleet.activations");
  const format = useFormatter();
  return useMemo(() => {
    const text = (id: "activationId" | "region" | "iamRole", width: number) =>
      textColumn<Activation, typeof id>(id, { label: t(`columns.${id}`), width });
    const number = (id: "registrationsLeft" | "registrationsCount" | "registrationLimit") =>
      numberColumn<Activation, typeof id>(id, { label: t(`columns.${id}`), width: 120 }, format.number);
    const time = (id: "expiresAt" | "createdAt"): LocalColumn<Activation> => ({
      id,
      label: t(`columns.${id}`),
      width: 270,
      shown: true,
      sortKey: id,
      text: (row) => row[id],
      cell: (row) => <Timestamp at={row[id]} />,
    });
    return [
      {
        id: "description",
        label: t("columns.description"),
        width: 240,
        shown: true,
        isName: true,
        sortKey: "description",
        text: (row) => row.description ?? row.activationId,
      },
      {
        id: "state",
        label: t("columns.state"),
        width: 150,
        shown: true,
        sortKey: "state",
        sortValue: (row) => activationStates.indexOf(activationState(row, now)),
        text: (row) => t(`states.${activationState(row, now)}`),
        cell: (row) => {
          const state = activationState(row, now);
          return <Status tone={activationTones[state]}>{t(`states.${state}`)}</Status>;
        },
      },
      time("expiresAt"),
      number("registrationsLeft"),
      number("registrationsCount"),
      number("registrationLimit"),
      text("activationId", 300),
      {
        id: "accountId",
        label: t("columns.accountId"),
        width: 200,
        shown: true,
        sortKey: "accountId",
        text: (row) => (row.accountName ? `${row.accountName} · ${row.accountId}` : row.accountId),
      },
      text("region", 130),
      text("iamRole", 220),
      time("createdAt"),
    ];
  }, [t, format, now]);
}
