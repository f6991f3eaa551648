import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { SQLDialect } from "@codemirror/lang-sql";
import { LanguageSupport } from "@codemirror/language";
import type { ConfigCatalogOutput } from "#lib/query/contract/config-runs.ts";
import { itemProperties, listProperties } from "#lib/query/domain/config-sql/properties.ts";
import { typeProperties } from "#lib/query/domain/config-sql/type-properties.ts";

const words = "select where group by order asc desc and or not in between like";
const dialect = SQLDialect.define({ keywords: words, types: "", builtin: "count min max avg sum" });

const keywords = words.split(" ").map((word): Completion => ({ label: word.toUpperCase(), type: "keyword" }));
const aggregates = ["COUNT", "MIN", "MAX", "AVG", "SUM"].map(
  (name): Completion => ({
    label: name,
    type: "function",
    detail: name === "COUNT" ? "(*)" : "( )",
    apply: `${name}(`,
  }),
);
const always = [
  ...itemProperties,
  ...listProperties,
  "configuration",
  "supplementaryConfiguration",
  "tags",
  "relationships",
].map((label): Completion => ({ label, type: "property", boost: 1 }));

/** The grammar of AWS Config's queries; completes properties of the resource types that the query names, and types. */
export function configLanguage(types: ConfigCatalogOutput["types"]): LanguageSupport {
  const seen = new Map(types.map(({ type, properties }) => [type, properties]));
  const names = [...new Set([...types.map(({ type }) => type), ...typeProperties.keys()])].sort();
  return new LanguageSupport(dialect.language, [
    dialect.language.data.of({
      autocomplete: (context: CompletionContext) => complete(context, seen, names),
    }),
  ]);
}

function complete(
  context: CompletionContext,
  seen: ReadonlyMap<string, readonly string[]>,
  names: readonly string[],
): CompletionResult | null {
  const type = context.matchBefore(/'AWS?:?:?[\w:]*|'A?/);
  if (type !== null) {
    const options = names.map((label): Completion => ({ label, type: "type", apply: `${label}'` }));
    return { from: type.from + 1, options, validFor: /^[\w:]*$/ };
  }
  const word = context.matchBefore(/[\w.]+/);
  if (word === null && !context.explicit) return null;
  const text = context.state.doc.toString();
  const named = names.filter((name) => text.includes(`'${name}'`));
  const properties = new Set((named.length > 0 ? named : names).flatMap((name) => propertiesOf(name, seen)));
  const options = [...properties].map((label): Completion => ({ label, type: "property" }));
  return {
    from: word?.from ?? context.pos,
    options: [...always, ...options, ...aggregates, ...keywords],
    validFor: /^[\w.]*$/,
  };
}

function propertiesOf(name: string, seen: ReadonlyMap<string, readonly string[]>): readonly string[] {
  return [...(typeProperties.get(name) ?? []), ...(seen.get(name) ?? [])];
}
