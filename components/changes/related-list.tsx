"use client";

import { useTranslations } from "next-intl";
import { useEventWords } from "#components/shared/events/event-words.ts";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { StatusIcon } from "#components/ui/status.tsx";
import type { ChangeEvent } from "#lib/changes/contract/events.ts";
import { membersOf } from "#lib/core/domain/events/members.ts";

const isCall = ({ kind }: ChangeEvent): boolean => kind === "cloudtrail.write";

/** The API call that caused the event and what else it did; of a call what it caused. */
export function RelatedList({
  event,
  related,
  onOpen,
}: {
  event: ChangeEvent;
  related: readonly ChangeEvent[];
  onOpen: (key: string) => void;
}) {
  const t = useTranslations("changes.panel");
  const { eventName } = membersOf(event.detail.cause);
  const calls = related.filter(isCall);
  const effects = related.filter((item) => !isCall(item));
  const unseen = !isCall(event) && calls.length === 0 && typeof eventName === "string";
  if (related.length === 0 && !unseen) return null;
  return (
    <section className="flex flex-col gap-1.5">
      <h3 className="font-medium text-faint text-sm">{t("related")}</h3>
      {unseen && <p className="text-muted">{t("causeUnseen", { name: eventName })}</p>}
      <Group label={t("cause")} events={calls} onOpen={onOpen} />
      <Group label={isCall(event) ? t("caused") : t("sameCall")} events={effects} onOpen={onOpen} />
    </section>
  );
}

function Group({
  label,
  events,
  onOpen,
}: {
  label: string;
  events: readonly ChangeEvent[];
  onOpen: (key: string) => void;
}) {
  const words = useEventWords();
  if (events.length === 0) return null;
  return (
    <div>
      <h4 className="text-muted text-sm">{label}</h4>
      <ul>
        {events.map((event) => (
          <li key={event.key} className="flex items-start gap-1.5 py-0.5">
            <StatusIcon tone={words.tone(event)} className="mt-1" />
            <div className="min-w-0">
              <button
                type="button"
                className="break-all text-start text-accent hover:underline"
                onClick={() => onOpen(event.key)}
              >
                {[words.kind(event.kind), event.detail.eventName, event.resourceName ?? event.resourceId]
                  .filter((part) => typeof part === "string")
                  .join(" · ")}
              </button>
              <span className="block text-muted text-sm">
                <Timestamp at={event.at} />
              </span>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
