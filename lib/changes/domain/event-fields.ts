import { type FilterField, filterRegistry } from "#lib/core/domain/filter/fields.ts";

/** One fact of an event: what filter, facets and suggestions know of it. */
export interface EventField extends FilterField {
  /** SQL over `events e`; null where one expression is not enough. */
  sql: string | null;
  /** Counted beside the list. */
  facet: boolean;
  /** Whether an event's search words hold the words of a value, so that the index narrows "is" and "begins with". */
  inWords: boolean;
}

type Options = Partial<Pick<EventField, "aliases" | "facet" | "inWords" | "wholeNames">>;

function field(
  key: string,
  kind: FilterField["kind"],
  sql: string | null,
  { aliases = [], facet = false, inWords = false, wholeNames }: Options = {},
): EventField {
  return { key, kind, sql, aliases, facet, inWords, ...(wholeNames && { wholeNames }) };
}

const fromCause = (member: string) =>
  `coalesce(e.detail ->> '${member}', e.detail -> 'cause' ->> '${member}')`;

/** In the order of the facets, then of the suggestions. */
export const eventFields: readonly EventField[] = [
  field("kind", "keyword", "e.kind", { facet: true, inWords: true }),
  field("account", "keyword", "e.account_id", { aliases: ["accountid"], facet: true }),
  field("region", "keyword", "e.region", { facet: true }),
  field("type", "keyword", "e.resource_type", { aliases: ["resourcetype"], facet: true, inWords: true }),
  field("actor", "keyword", "e.actor", { aliases: ["user", "who"], facet: true, inWords: true }),
  field("tool", "keyword", "e.tool", { aliases: ["via"], facet: true }),
  field("source", "keyword", "e.source", { facet: true }),
  field("id", "keyword", "e.resource_id", { aliases: ["resource", "resourceid", "node"], inWords: true }),
  field("name", "text", "e.detail ->> 'resourceName'", { aliases: ["resourcename"], inWords: true }),
  field("call", "keyword", fromCause("eventName"), { aliases: ["event", "eventname"], inWords: true }),
  field("service", "keyword", "e.detail ->> 'eventSource'", { aliases: ["eventsource"], inWords: true }),
  field("path", "item", null, { aliases: ["changed"] }),
  field("rule", "keyword", "e.detail ->> 'ruleName'", { aliases: ["rulename"], inWords: true }),
  field("ip", "ip", fromCause("sourceIp"), { aliases: ["sourceip"] }),
  field("error", "keyword", "e.detail ->> 'errorCode'", { aliases: ["errorcode"], inWords: true }),
  field("request", "keyword", fromCause("requestId"), { aliases: ["requestid"], inWords: true }),
  field("eventid", "keyword", fromCause("eventId"), { inWords: true }),
  field("timing", "keyword", "e.timing"),
  field("at", "time", "e.at", { aliases: ["time", "when"] }),
];

export const eventRegistry = filterRegistry(eventFields);

export const eventFacets = eventFields.filter((item) => item.facet);
