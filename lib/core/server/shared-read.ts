import { packAnswer } from "#lib/core/contract/packed.ts";
import type { ReadCache } from "./read-cache.ts";
import type { VerbContext } from "./verb.ts";

type Verb<Input, Answer> = (ctx: VerbContext, input: Input) => Promise<Answer>;

/** As JSON in UTF-8, its rows packed or not. */
type SharedJson = (
  cache: ReadCache,
  ctx: VerbContext,
  input: object,
  form: JsonForm,
) => Promise<Uint8Array<ArrayBuffer>>;

export type JsonForm = "plain" | "packed";

const jsonOf = new WeakMap<object, SharedJson>();

/**
 * A verb's answer, shared with every reader of the same limits who asks the same. Must not be changed by whoever gets it.
 * `datasets` are those whose change makes it old.
 */
export function sharedRead<Input extends object, Answer extends object>(
  // Not the function's own name: bundling for production shortens names.
  name: string,
  verb: Verb<Input, Answer>,
  datasets: readonly string[],
): Verb<Input, Answer> {
  const question = (form: "answer" | JsonForm, ctx: VerbContext, input: object) => {
    const members = Object.entries(input).sort(([one], [other]) => (one < other ? -1 : 1));
    return JSON.stringify([name, form, ctx.actor.accountIds, members]);
  };
  const shared: Verb<Input, Answer> = (ctx, input) => {
    if (ctx.cache === undefined) return verb(ctx, input);
    return ctx.cache.read(question("answer", ctx, input), datasets, () => verb(ctx, input));
  };
  jsonOf.set(shared, (cache, ctx, input, form) =>
    cache.read(question(form, ctx, input), datasets, async () => {
      // The input was made for this verb: both come from one route.
      const answer = await verb(ctx, input as Input);
      return utf8(form === "packed" ? packAnswer(answer) : answer);
    }),
  );
  return shared;
}

/**
 * The answer of a shared verb as the JSON that is sent, null of a verb that shares nothing. Kept in this form, an answer is
 * one block beside the heap: a second's answers as objects would be most of what a collection of garbage has to move.
 */
export function sharedJson(
  verb: object,
  ctx: VerbContext,
  input: object,
  form: JsonForm = "plain",
): Promise<Uint8Array<ArrayBuffer>> | null {
  if (ctx.cache === undefined) return null;
  return jsonOf.get(verb)?.(ctx.cache, ctx, input, form) ?? null;
}

const encoder = new TextEncoder();
const utf8 = (answer: object) => encoder.encode(JSON.stringify(answer));
