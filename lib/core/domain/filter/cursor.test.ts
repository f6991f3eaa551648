import { describe, expect, test } from "vitest";
import { cursorContext } from "./cursor.ts";
import { filterRegistry } from "./fields.ts";

const registry = filterRegistry([
  { key: "ping", aliases: ["status"], kind: "keyword" },
  { key: "tag", aliases: [], kind: "keyed" },
  { key: "missing.critical", aliases: [], kind: "number" },
]);

/** `|` is the cursor. */
function at(marked: string) {
  const cursor = marked.indexOf("|");
  const text = marked.replace("|", "");
  const { condition, range, ...context } = cursorContext(text, cursor, registry);
  const { field, ...rest } = "field" in context ? context : { ...context, field: undefined };
  return {
    ...rest,
    ...(field && { field: field.key }),
    replaces: text.slice(range.from, range.to),
    condition: text.slice(condition.from, condition.to),
  };
}

describe("what is being written at the cursor", () => {
  test.each<[string, object]>([
    ["|", { kind: "field", prefix: "", replaces: "" }],
    ["pi|", { kind: "field", prefix: "pi", replaces: "pi" }],
    ["web p|ing", { kind: "field", prefix: "p", replaces: "ping", condition: "ping" }],
    ["missing.c|", { kind: "field", prefix: "missing.c", replaces: "missing.c" }],
    ["missing.critical>1|", { kind: "value", field: "missing.critical", prefix: "1", replaces: "1" }],
    ["-pi|", { kind: "field", prefix: "pi", replaces: "pi", condition: "-pi" }],
    ["(pi|)", { kind: "field", prefix: "pi", replaces: "pi" }],
    ["ping:|", { kind: "value", field: "ping", prefix: "", operator: ":", replaces: "" }],
    [
      "status!=On| web",
      { kind: "value", field: "ping", prefix: "On", operator: "!=", condition: "status!=On" },
    ],
    ["ping:Online,In|", { kind: "value", prefix: "In", replaces: "In", condition: "ping:Online,In" }],
    ['ping:"Connection L|', { kind: "value", prefix: "Connection L", replaces: '"Connection L' }],
    ['ping:"Connection L|ost" web', { kind: "value", prefix: "Connection L", replaces: '"Connection Lost"' }],
    ["tag:|", { kind: "key", field: "tag", prefix: "" }],
    ["tag:En|", { kind: "key", field: "tag", prefix: "En", replaces: "En" }],
    ["tag:Env=|", { kind: "value", field: "tag", key: "Env", prefix: "", operator: "=" }],
    ["tag:Env=pr|", { kind: "value", key: "Env", prefix: "pr", replaces: "pr", condition: "tag:Env=pr" }],
    ['tag:"Cost Center"=1|', { kind: "value", key: "Cost Center", prefix: "1", replaces: "1" }],
    ["colour:re|", { kind: "field", prefix: "colour:re" }],
  ])("%s", (marked, expected) => {
    expect(at(marked)).toMatchObject(expected);
  });
});
