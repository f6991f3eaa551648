import { expect, test } from "vitest";
import { resolveFilter } from "#lib/core/domain/filter/resolve.ts";
import { fieldsOf, levelOf } from "./count-level.ts";
import { eventRegistry } from "./event-fields.ts";

test.each([
  ["", "kind"],
  ["kind:config.*", "kind"],
  ["account:1 -region:eu-west-1", "place"],
  ["actor:alice (type:AWS::EC2::VPC OR tool:cli)", "what"],
  ["actor:alice region:us-east-1", "all"],
  ["-(tool:cli OR source:sync:* OR account:1)", "all"],
  ["actor:alice web", null],
  ["kind:config.* id:sg-1", null],
  ["at>2026-11-01", null],
])("%j is answered by the counts of %j", (filter, level) => {
  const resolved = resolveFilter(filter, eventRegistry, new Date());
  if (!resolved.ok) throw new Error(resolved.fault.messageKey);
  expect(levelOf(["kind", ...(resolved.predicate === null ? [] : fieldsOf(resolved.predicate))])).toBe(level);
});
