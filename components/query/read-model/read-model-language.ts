import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { PostgreSQL, schemaCompletionSource } from "@codemirror/lang-sql";
import { LanguageSupport } from "@codemirror/language";
import type { ListQueryViewsOutput, ResultColumn } from "#lib/query/contract/read-model.ts";
import { offeredFunctions } from "#lib/query/domain/read-model-sql/functions.ts";

type Views = ListQueryViewsOutput["views"];

/** PostgreSQL's own list has hundreds that no reading statement needs. */
const keywords =
  `select from where group by having order limit offset with recursive as distinct on join left right full
  inner cross lateral using union all intersect except case when then else end and or not in is null like ilike between
  exists any array asc desc nulls first last filter over partition interval true false values cast`
    .split(/\s+/)
    .map((label): Completion => ({ label, type: "keyword", boost: -1 }));

const functions = offeredFunctions.map(
  (label): Completion => ({ label, type: "function", detail: "( )", apply: `${label}(`, boost: -2 }),
);

/** PostgreSQL's grammar; completes views, the columns of the views that the statement names or of all, functions and keywords. */
export function readModelLanguage(views: Views): LanguageSupport {
  const schema = Object.fromEntries(
    views.map((view) => [
      view.name,
      {
        self: { label: view.name, type: "type", info: view.description, boost: 1 },
        children: view.columns.map(completion),
      },
    ]),
  );
  const data = PostgreSQL.language.data;
  return new LanguageSupport(PostgreSQL.language, [
    data.of({ autocomplete: schemaCompletionSource({ dialect: PostgreSQL, schema }) }),
    data.of({ autocomplete: (context: CompletionContext) => bareWords(context, views) }),
  ]);
}

function bareWords(context: CompletionContext, views: Views): CompletionResult | null {
  const word = context.matchBefore(/\w+/);
  // Behind a point stands a column of one view, which the other source knows.
  if (word === null || context.state.sliceDoc(word.from - 1, word.from) === ".") return null;
  const words = new Set(context.state.doc.toString().toLowerCase().match(/\w+/g));
  const named = views.filter((view) => words.has(view.name));
  const columns = new Map<string, Completion>();
  // Columns are mostly written before the view that they are of.
  for (const view of named.length > 0 ? named : views) {
    for (const column of view.columns) columns.set(column.name, completion(column));
  }
  return { from: word.from, options: [...columns.values(), ...keywords, ...functions], validFor: /^\w*$/ };
}

function completion({ name, type, description }: ResultColumn & { description: string | null }): Completion {
  return { label: name, type: "property", detail: type, ...(description !== null && { info: description }) };
}
