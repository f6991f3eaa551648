import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsBoolean,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import type { ChangesInput } from "#lib/changes/contract/events.ts";
import { windowPreset } from "#lib/changes/contract/window.ts";
import { scopeParsers, toScopeQuery } from "#lib/core/client/scope-params.ts";

/** What the address of the page holds beside the scope. */
export const changesParsers = {
  ...scopeParsers,
  window: parseAsStringLiteral(windowPreset.options).withDefault("24h"),
  /** Both: a window of its own. As instants with up to microseconds, which tell the events of a burst apart. */
  from: parseAsString,
  to: parseAsString,
  filter: parseAsString.withDefault(""),
  grouped: parseAsBoolean.withDefault(true),
  /** One burst, together with the window that it lies in. */
  burst: parseAsString,
  chart: parseAsStringLiteral(["chart", "table", "hidden"]).withDefault("chart"),
  cols: parseAsString,
  /** The event whose details are beside the list, by its place in the timeline. */
  open: parseAsString,
};

export type ChangesParams = inferParserType<typeof changesParsers>;

export const loadChangesParams = createLoader(changesParsers);

const serialise = createSerializer(changesParsers);

/** What a saved view keeps: everything but where the reader happened to be. */
export function viewSearch(params: ChangesParams): string {
  return serialise({ ...params, open: null }).replace(/^\?/, "");
}

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:?\d{2})$/;
const isInstant = (text: string): boolean => instant.test(text) && !Number.isNaN(Date.parse(text));

/** The window of its own; null where the address has none that can be read. */
export function ownWindow({
  from,
  to,
}: Pick<ChangesParams, "from" | "to">): { from: string; to: string } | null {
  return from !== null && to !== null && isInstant(from) && isInstant(to) ? { from, to } : null;
}

/** Which events the page is about. */
export function changesInputOf(params: ChangesParams): ChangesInput {
  return {
    ...toScopeQuery(params),
    window: params.window,
    ...ownWindow(params),
    filter: params.filter,
    ...(params.burst !== null && /^-?\d{1,19}$/.test(params.burst) && { burst: params.burst }),
  };
}
