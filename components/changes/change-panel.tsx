"use client";

import { useQuery } from "@tanstack/react-query";
import { Focus, Link2, Play, SquareArrowOutUpRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ConsoleLink } from "#components/shared/console-link.tsx";
import { EventChange } from "#components/shared/events/event-changes.tsx";
import { useEventWords } from "#components/shared/events/event-words.ts";
import { QueryGate } from "#components/shared/query-gate.tsx";
import { useCopy } from "#components/shared/use-copy.ts";
import { Button, buttonClass } from "#components/ui/button.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { SidePanel } from "#components/ui/side-panel.tsx";
import { Status } from "#components/ui/status.tsx";
import { changeQuery } from "#lib/changes/client/index.ts";
import type { ChangeEvent } from "#lib/changes/contract/events.ts";
import { eventCommands } from "#lib/changes/domain/event-commands.ts";
import { eventConsoleLink, resourceHref, runHref } from "#lib/changes/domain/event-links.ts";
import { windowAround } from "#lib/changes/domain/window.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import { eventHref } from "./change-cells.tsx";
import { ChangeFacts } from "./change-facts.tsx";
import { NarrowLinks } from "./narrow-links.tsx";
import { RelatedList } from "./related-list.tsx";
import type { ChangesActions } from "./use-changes-params.ts";

export interface ChangePanelProps {
  /** The event's place in the timeline. */
  event: string;
  /** The event when the list has it: its details without waiting. */
  listed: ChangeEvent | undefined;
  actions: ChangesActions;
  onClose: () => void;
}

/** One event with everything that is known of it, beside the list. */
export function ChangePanel({ event: key, listed, actions, onClose }: ChangePanelProps) {
  const t = useTranslations("changes.panel");
  const words = useEventWords();
  const query = useQuery(changeQuery({ event: key }));
  const event = query.data?.event ?? listed;
  const title = event === undefined ? "…" : words.kind(event.kind);
  return (
    <SidePanel
      title={event ? <Status tone={words.tone(event)}>{title}</Status> : title}
      subtitle={event && <bdi className="break-all">{event.resourceName ?? event.resourceId}</bdi>}
      onClose={onClose}
    >
      {event ? (
        <div className="flex flex-col gap-4">
          <Actions event={event} />
          <Changes event={event} />
          <QueryGate query={query} lines={2} missing={<p className="text-muted">{t("gone")}</p>}>
            {({ related }) => <RelatedList event={event} related={related} onOpen={actions.openEvent} />}
          </QueryGate>
          <ChangeFacts event={event} />
          <NarrowLinks event={event} onChoose={actions.chooseFacet} />
          <Raw event={event} />
        </div>
      ) : (
        <QueryGate query={query} lines={8} missing={<p className="text-muted">{t("gone")}</p>}>
          {() => null}
        </QueryGate>
      )}
    </SidePanel>
  );
}

function Actions({ event }: { event: ChangeEvent }) {
  const t = useTranslations("changes.panel");
  const { scopeSearch } = useScope();
  const copy = useCopy();
  const resource = resourceHref(event, scopeSearch);
  const run = runHref(event, scopeSearch);
  const around = new URLSearchParams(scopeSearch);
  // A moment after the event must not be cut off by the moment that the page answers for.
  around.delete("asOf");
  for (const [name, value] of Object.entries({ ...windowAround(event.at), open: event.key }))
    around.set(name, value);
  return (
    <div className="flex flex-wrap gap-1.5">
      <LinkButton href={hrefs.changes(around.toString())} primary>
        <Focus size={13} aria-hidden="true" />
        {t("around")}
      </LinkButton>
      {resource && (
        <LinkButton href={resource}>
          <SquareArrowOutUpRight size={13} aria-hidden="true" />
          {t("resource")}
        </LinkButton>
      )}
      {run && (
        <LinkButton href={run}>
          <Play size={13} aria-hidden="true" />
          {t("run")}
        </LinkButton>
      )}
      <ConsoleLink href={eventConsoleLink(event)} label={t("console")} />
      <Button size="sm" onClick={() => copy(new URL(eventHref(event), window.location.origin).href)}>
        <Link2 size={13} aria-hidden="true" />
        {t("copyLink")}
      </Button>
      <CopyButton text={eventCommands(event, t("profiles"))} label={t("copyCli")} look="text" />
    </div>
  );
}

function LinkButton({
  href,
  primary = false,
  children,
}: {
  href: string;
  primary?: boolean;
  children: ReactNode;
}) {
  const look = buttonClass({ size: "sm", ...(primary && { variant: "primary" }) });
  return (
    <Link href={href} prefetch={false} className={look}>
      {children}
    </Link>
  );
}

function Changes({ event }: { event: ChangeEvent }) {
  const t = useTranslations("changes.panel");
  const lines = useEventWords().lines(event);
  return (
    <section>
      <h3 className="mb-1 font-medium text-faint text-sm">{t("what")}</h3>
      {lines.length === 0 ? (
        <p className="text-muted">{t("nothing")}</p>
      ) : (
        <ul className="flex flex-col gap-1">
          {lines.map((line, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines may be alike and never move
            <li key={place} className="break-all">
              <EventChange line={line} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Raw({ event }: { event: ChangeEvent }) {
  const t = useTranslations("changes.panel");
  const { nodeKey: _, resourceName: _name, recorded: _recorded, ...stored } = event;
  const text = JSON.stringify(stored, null, 2);
  return (
    <details>
      <summary className="text-muted text-sm">{t("raw")}</summary>
      <div className="flex justify-end pt-1">
        <CopyButton text={text} label={t("copyJson")} look="text" />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <pre tabIndex={0} className="mt-1 max-h-96 overflow-auto rounded-md bg-sunken p-2 font-mono text-sm">
        {text}
      </pre>
    </details>
  );
}
