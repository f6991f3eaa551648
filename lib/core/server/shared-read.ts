import type { VerbContext } from "./verb.ts";

/**
 * A verb's answer, shared with every reader of the same limits who asks the same. Must not be changed by whoever gets it.
 * `datasets` are those whose change makes it old.
 */
export function sharedRead<Input extends object, Answer extends object>(
  // Not the function's own name: bundling for production shortens names.
  name: string,
  verb: (ctx: VerbContext, input: Input) => Promise<Answer>,
  datasets: readonly string[],
): (ctx: VerbContext, input: Input) => Promise<Answer> {
  return (ctx, input) => {
    if (ctx.cache === undefined) return verb(ctx, input);
    const members = Object.entries(input).sort(([one], [other]) => (one < other ? -1 : 1));
    const question = JSON.stringify([name, ctx.actor.accountIds, members]);
    return ctx.cache.read(question, datasets, () => verb(ctx, input));
  };
}
