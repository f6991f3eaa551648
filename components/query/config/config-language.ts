import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { SQLDialect } from "@codemirror/lang-sql";
import { LanguageSupport } from "@codemirror/language";
import { itemProperties, listProperties } from "#lib/query/domain/config-sql/properties.ts";
import {
  queryProperties,
  type SeenProperties,
  typesOf,
} from "#lib/query/domain/config-sql/query-properties.ts";

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
export function configLanguage(seen: SeenProperties): LanguageSupport {
  const names = typesOf(seen);
  return new LanguageSupport(dialect.language, [
    dialect.language.data.of({
      autocomplete: (context: CompletionContext) => complete(context, seen, names),
    }),
  ]);
}

function complete(
  context: CompletionContext,
  seen: SeenProperties,
  names: readonly string[],
): CompletionResult | null {
  const type = context.matchBefore(/'AWS?:?:?[\w:]*|'A?/);
  if (type !== null) {
    const options = names.map((label): Completion => ({ label, type: "type", apply: `${label}'` }));
    return { from: type.from + 1, options, validFor: /^[\w:]*$/ };
  }
  const word = context.matchBefore(/[\w.]+/);
  if (word === null && !context.explicit) return null;
  const properties = queryProperties(context.state.doc.toString(), seen);
  const options = [...properties].map((label): Completion => ({ label, type: "property" }));
  return {
    from: word?.from ?? context.pos,
    options: [...always, ...options, ...aggregates, ...keywords],
    validFor: /^[\w.]*$/,
  };
}
