"use client";

import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import type { ChangeEvent } from "#lib/changes/contract/events.ts";
import { apiCallId } from "#lib/changes/domain/event-links.ts";
import type { ChangesActions } from "./use-changes-params.ts";

/** Narrows the list to what the event has in common with others. */
export function NarrowLinks({
  event,
  onChoose,
}: {
  event: ChangeEvent;
  onChoose: ChangesActions["chooseFacet"];
}) {
  const t = useTranslations("changes.panel");
  const choices = [
    { field: "actor", value: event.actor, label: t("thisActor") },
    { field: "id", value: event.resourceId, label: t("thisResource") },
    { field: "eventid", value: apiCallId(event.detail), label: t("thisCall") },
  ];
  return (
    <section className="flex flex-wrap items-center gap-1.5">
      <h3 className="font-medium text-faint text-sm">{t("narrow")}</h3>
      {choices.map(
        ({ field, value, label }) =>
          value !== null && (
            <Button key={field} size="sm" onClick={() => onChoose(field, value, "include")}>
              {label}
            </Button>
          ),
      )}
    </section>
  );
}
