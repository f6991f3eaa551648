"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useEventWords } from "#components/shared/events/event-words.ts";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { useInstant } from "#components/shared/use-instant.ts";
import { CopyButton } from "#components/ui/copy-button.tsx";
import type { ChangeEvent } from "#lib/changes/contract/events.ts";
import { apiCallId } from "#lib/changes/domain/event-links.ts";
import { scopeOptionsQuery } from "#lib/core/client/scope-query.ts";
import { membersOf } from "#lib/core/domain/events/members.ts";
import { useChangeWords } from "./use-change-words.ts";

/** Every fact of an event that has a name; those that it does not tell are left out. */
export function ChangeFacts({ event }: { event: ChangeEvent }) {
  const t = useTranslations("changes");
  const words = useChangeWords();
  const kinds = useEventWords();
  const accounts = useQuery(scopeOptionsQuery()).data?.accounts;
  const account = accounts?.find(({ accountId }) => accountId === event.accountId)?.name;
  const cause = membersOf(event.detail.cause);
  const told = (member: string): string | null => {
    const value = event.detail[member] ?? cause[member];
    return typeof value === "string" && value !== "" ? value : null;
  };
  return (
    <section>
      <h3 className="mb-1 font-medium text-faint text-sm">{t("panel.facts")}</h3>
      <dl className="grid grid-cols-[minmax(7rem,auto)_1fr] gap-x-3 gap-y-1">
        <Fact name="at">
          <Timestamp at={event.at} className="whitespace-normal!" />
          <Observed event={event} />
        </Fact>
        <Fact name="kind">
          {kinds.kind(event.kind)} <span className="font-mono text-faint text-sm">{event.kind}</span>
        </Fact>
        <Fact name="actor">{event.actor ?? <span className="text-unknown">{t("nobody")}</span>}</Fact>
        <Text name="actorArn" text={told("actorArn")} copied />
        <Fact name="tool">{words.value("tool", event.tool)}</Fact>
        <Text name="userAgent" text={told("userAgent")} />
        <Text name="sourceIp" text={told("sourceIp")} copied />
        <Fact name="account">
          {account && `${account} `}
          <span className="font-mono text-sm">{event.accountId}</span>
        </Fact>
        <Fact name="region">{event.region}</Fact>
        <Fact name="type">{event.resourceType}</Fact>
        <Text name="id" text={event.resourceId} copied />
        <Text name="name" text={event.resourceName} copied />
        <Text name="call" text={told("eventName")} />
        <Text name="service" text={told("eventSource")} />
        <Text name="error" text={told("errorCode")} />
        <Text name="rule" text={told("ruleName")} />
        <Text name="annotation" text={told("annotation")} />
        <Text name="request" text={told("requestId")} copied />
        <Text name="eventId" text={apiCallId(event.detail)} copied />
        <Fact name="source">{words.value("source", event.source)}</Fact>
      </dl>
    </section>
  );
}

type FactName = keyof Messages["changes"]["panel"]["fields"];
type Messages = import("next-intl").AppConfig["Messages"];

function Fact({ name, children }: { name: FactName; children: ReactNode }) {
  const t = useTranslations("changes.panel.fields");
  return (
    <>
      <dt className="text-muted">{t(name)}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  );
}

function Text({ name, text, copied = false }: { name: FactName; text: string | null; copied?: boolean }) {
  const t = useTranslations("changes.panel");
  if (text === null) return null;
  return (
    <Fact name={name}>
      <bdi className="break-all">{text}</bdi>
      {copied && <CopyButton text={text} label={t("copy", { field: t(`fields.${name}`) })} />}
    </Fact>
  );
}

/** That AWS keeps no time for a change is told with the two passes that it lies between. */
function Observed({ event }: { event: ChangeEvent }) {
  const t = useTranslations("changes.panel");
  const instant = useInstant();
  if (event.timing === "exact") return null;
  const to = instant(event.at);
  return (
    <span className="block text-faint text-sm">
      {event.notBefore === null
        ? t("observedFirst", { to })
        : t("observed", { from: instant(event.notBefore), to })}
    </span>
  );
}
