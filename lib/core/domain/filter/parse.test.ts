import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type FilterNode, type FilterValue, filterLimits } from "./ast.ts";
import { filterRegistry } from "./fields.ts";
import { parseFilter } from "./parse.ts";
import { literalValue, printFilter } from "./print.ts";

const registry = filterRegistry([
  { key: "platform", aliases: ["os"], kind: "keyword" },
  { key: "agent", aliases: [], kind: "version" },
  { key: "missing", aliases: [], kind: "number" },
  { key: "missing.critical", aliases: [], kind: "number" },
  { key: "tag", aliases: ["tags"], kind: "keyed" },
]);

/** The tree in few characters: terms as printed, groups by their operator. */
function shape(node: FilterNode | null): unknown {
  if (node === null) return null;
  if (node.kind === "not") return ["not", shape(node.item)];
  if ("items" in node) return [node.kind, ...node.items.map(shape)];
  if (node.kind === "word") return node.value.quoted ? { literal: node.value.text } : node.value.text;
  const values = node.values.map((value) => (value.quoted ? `'${value.text}'` : value.text)).join("|");
  return `${node.field}${node.key === null ? "" : `[${node.key.text}]`} ${node.operator} ${values}`;
}

const read = (text: string): unknown => {
  const parsed = parseFilter(text, registry);
  return parsed.ok ? shape(parsed.filter) : parsed.fault;
};

describe("reading a filter", () => {
  test.each<[string, unknown]>([
    ["", null],
    ["   \u3000 ", null],
    ["web", "web"],
    ["platform:Windows", "platform : Windows"],
    ["PLATFORM:Windows", "platform : Windows"],
    ["os=Linux", "platform = Linux"],
    ["agent<3.3", "agent < 3.3"],
    ["agent>=3.3", "agent >= 3.3"],
    ["platform!=Linux", "platform != Linux"],
    ["platform:Linux,Windows", "platform : Linux|Windows"],
    ['platform:"a b",c', "platform : 'a b'|c"],
    ['"a b"', { literal: "a b" }],
    [String.raw`"say \"hi\" \\ there"`, { literal: String.raw`say "hi" \ there` }],
    ["a b", ["and", "a", "b"]],
    ["a AND b", ["and", "a", "b"]],
    ["a b OR c d", ["or", ["and", "a", "b"], ["and", "c", "d"]]],
    ["(a OR b) c", ["and", ["or", "a", "b"], "c"]],
    ["a or b", ["and", "a", "or", "b"]],
    ["-platform:Linux", ["not", "platform : Linux"]],
    ["NOT platform:Linux", ["not", "platform : Linux"]],
    ["-(a OR b)", ["not", ["or", "a", "b"]]],
    ["a -b", ["and", "a", ["not", "b"]]],
    ["missing.critical>0", "missing.critical > 0"],
    ["MISSING.Critical:0 missing>1", ["and", "missing.critical : 0", "missing > 1"]],
    ["missing.crital>0", { messageKey: "unknownField", range: { from: 0, to: 14 } }],
    ["web.example:8080", "web.example:8080"],
    ['platform:"a b"@Missing c', ["and", "platform : 'a b'", "c"]],
    ["web-01", "web-01"],
    ["i-0123:x", "i-0123:x"],
    ["10.0.0.0/8", "10.0.0.0/8"],
    ["tag:Env=prod", "tag[Env] = prod"],
    ["tag:Env!=prod,stage", "tag[Env] != prod|stage"],
    ["tag:Env", "tag[Env] : *"],
    ['tag:"Cost Center"="a b"', "tag[Cost Center] = 'a b'"],
    ["tag:aws:autoscaling:groupName=x", "tag[aws:autoscaling:groupName] = x"],
    ["tag:none", "tag : none"],
    ["platform:a=b", "platform : a=b"],
    ["platform:none", "platform : none"],
    ["名前 サーバー", ["and", "名前", "サーバー"]],
  ])("%j", (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  test("every part knows its place in the text", () => {
    const parsed = parseFilter("web -platform:Linux,Windows", registry);
    expect(parsed).toMatchObject({
      ok: true,
      filter: {
        items: [
          { range: { from: 0, to: 3 } },
          {
            range: { from: 4, to: 27 },
            item: { values: [{ range: { from: 14, to: 19 } }, { range: { from: 20, to: 27 } }] },
          },
        ],
      },
    });
  });
});

describe("faults say what and where", () => {
  test.each<[string, string, number, number]>([
    ["colour:red", "unknownField", 0, 6],
    ["web colour:red", "unknownField", 4, 10],
    ["platform:", "missingValue", 0, 9],
    ["platform:a,", "missingValue", 0, 11],
    ['platform:"a', "unclosedQuote", 9, 11],
    ['"a"b', "afterQuote", 3, 4],
    ["(a", "unclosedParenthesis", 0, 1],
    ["(", "unclosedParenthesis", 0, 1],
    ["a)", "unexpectedParenthesis", 1, 2],
    ["()", "emptyGroup", 0, 2],
    ["a OR", "danglingOperator", 2, 4],
    ["OR a", "danglingOperator", 0, 2],
    ["a AND", "danglingOperator", 2, 5],
    ["a AND OR b", "danglingOperator", 2, 5],
    ["-", "danglingOperator", 0, 1],
    ["a - b", "danglingOperator", 2, 3],
    ["tag:", "missingKey", 0, 4],
    ["tag:Env=", "missingValue", 0, 8],
    ["tag=Env", "badOperator", 0, 4],
    ["x".repeat(4001), "tooLong", 4000, 4001],
  ])("%s", (text, messageKey, from, to) => {
    expect(read(text)).toEqual({ messageKey, range: { from, to } });
  });

  test("a filter is bounded in depth, terms and values", () => {
    expect(read(`${"(".repeat(30)}a${")".repeat(30)}`)).toMatchObject({ messageKey: "tooDeep" });
    expect(read("-".repeat(3000).concat("a"))).toMatchObject({ messageKey: "tooDeep" });
    expect(read("a ".repeat(filterLimits.terms + 1))).toMatchObject({ messageKey: "tooManyTerms" });
    expect(read(`platform:${"a,".repeat(filterLimits.values)}b`)).toMatchObject({
      messageKey: "tooManyTerms",
    });
  });
});

const nowhere = { from: 0, to: 0 };
const anyValue: fc.Arbitrary<FilterValue> = fc.oneof(
  fc.string({ minLength: 1, unit: "binary" }).map((text) => ({ text, quoted: true, range: nowhere })),
  fc
    .stringMatching(/^[a-zA-Z0-9*_.@/:=<>!-]{1,12}$/)
    .map((text) => ({ text, quoted: false, range: nowhere })),
);
const anyWord = anyValue.filter(
  ({ text, quoted }) => quoted || !/^-|^(OR|AND|NOT)$|^[a-zA-Z][a-zA-Z0-9]*(!=|[:=<>])/.test(text),
);
const anyTerm = fc.oneof(
  fc.record({
    field: fc.constant("platform"),
    key: fc.constant(null),
    operator: fc.constantFrom(":" as const, "=" as const, "!=" as const),
    values: fc.array(anyValue, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    field: fc.constant("tag"),
    key: fc.string({ minLength: 1 }).map(literalValue),
    operator: fc.constantFrom("=" as const, "!=" as const),
    values: fc.array(anyValue, { minLength: 1, maxLength: 3 }),
  }),
);
const { node: anyFilter } = fc.letrec<{ node: FilterNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    anyTerm.map((term) => ({ kind: "term", range: nowhere, ...term }) as const),
    anyWord.map((value) => ({ kind: "word", value, range: nowhere }) as const),
    tie("node").map((item) => ({ kind: "not", item, range: nowhere }) as const),
    fc
      .tuple(
        fc.constantFrom("and" as const, "or" as const),
        fc.array(tie("node"), { minLength: 2, maxLength: 3 }),
      )
      .map(([kind, items]) => ({ kind, items, range: nowhere }) as const),
  ),
}));

describe("printing", () => {
  test("what is printed reads back as the same filter", () => {
    fc.assert(
      fc.property(anyFilter, (filter) => {
        const text = printFilter(filter);
        fc.pre(text.length <= filterLimits.length);
        expect(read(text)).toEqual(shape(filter));
      }),
      { numRuns: 500 },
    );
  });

  test("any text is read or refused with a range inside it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
        const parsed = parseFilter(text, registry);
        const range = parsed.ok ? (parsed.filter?.range ?? nowhere) : parsed.fault.range;
        expect(range.from).toBeGreaterThanOrEqual(0);
        expect(range.to).toBeLessThanOrEqual(text.length);
        expect(range.from).toBeLessThanOrEqual(range.to);
      }),
      { numRuns: 500 },
    );
  });
});
