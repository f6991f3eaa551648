import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { describe, expect, it } from "vitest";

const lib = path.join(import.meta.dirname, "../../..");

const features = readdirSync(lib, { withFileTypes: true })
  .map((entry) => entry.name)
  .filter((feature) => catalog(feature, "en") !== null);

function catalog(feature: string, locale: string): Map<string, string> | null {
  try {
    const file = path.join(lib, feature, "contract/messages", `${locale}.json`);
    return flatten(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return null;
  }
}

function flatten(value: unknown, prefix = ""): Map<string, string> {
  if (typeof value === "string") return new Map([[prefix, value]]);
  if (typeof value !== "object" || value === null) throw new Error(`${prefix} is neither text nor namespace`);
  return new Map(
    Object.entries(value).flatMap(([key, inner]) => [
      ...flatten(inner, prefix === "" ? key : `${prefix}.${key}`),
    ]),
  );
}

/** Names and kinds of the arguments and tags of a message; a plural is as good as a number. */
function argumentsOf(elements: readonly MessageFormatElement[]): string[] {
  const found = elements.flatMap((element): string[] => {
    switch (element.type) {
      case TYPE.argument:
        return [`${element.value}`];
      case TYPE.number:
      case TYPE.date:
      case TYPE.time:
        return [element.value];
      case TYPE.plural:
      case TYPE.select:
        return [
          element.value,
          ...Object.values(element.options).flatMap((option) => argumentsOf(option.value)),
        ];
      case TYPE.tag:
        return [`<${element.value}>`, ...argumentsOf(element.children)];
      default:
        return [];
    }
  });
  return [...new Set(found)].sort();
}

describe.each(features)("messages of %s", (feature) => {
  const en = catalog(feature, "en") ?? new Map<string, string>();
  const ja = catalog(feature, "ja") ?? new Map<string, string>();

  it("have the same keys in both languages", () => {
    expect([...ja.keys()].sort()).toEqual([...en.keys()].sort());
  });

  it("take the same arguments in both languages", () => {
    const differing = [...en]
      .map(([key, text]) => ({
        key,
        en: argumentsOf(parse(text)),
        ja: argumentsOf(parse(ja.get(key) ?? "")),
      }))
      .filter((message) => message.en.join() !== message.ja.join());
    expect(differing).toEqual([]);
  });

  it("are none of them empty", () => {
    expect([...en, ...ja].filter(([, text]) => text.trim() === "")).toEqual([]);
  });

  it("count in Japanese without an English plural", () => {
    const plurals = [...ja].filter(([, text]) => /plural,[^}]*\bone\b/.test(text)).map(([key]) => key);
    expect(plurals).toEqual([]);
  });
});

it("messages of at least core and fleet were found", () => {
  expect(features).toEqual(expect.arrayContaining(["core", "fleet"]));
});
