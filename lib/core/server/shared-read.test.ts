import type { Pool } from "pg";
import { describe, expect, test } from "vitest";
import { aVerbContext } from "#lib/core/testing/verb-context.ts";
import { ReadCache } from "./read-cache.ts";
import { sharedJson, sharedRead } from "./shared-read.ts";
import type { VerbContext } from "./verb.ts";

const cache = () => new ReadCache({ subscribe: () => () => undefined });
const ctx = (changes: Partial<VerbContext> = {}): VerbContext => ({
  ...aVerbContext({} as Pool),
  cache: cache(),
  ...changes,
});

function aVerb() {
  let readings = 0;
  const verb = async (_ctx: VerbContext, { word }: { word: string }) => ({ word, reading: ++readings });
  return sharedRead("test", verb, ["nodes"]);
}

const read = async (json: Promise<Uint8Array> | null): Promise<unknown> =>
  JSON.parse(new TextDecoder().decode((await json) ?? undefined));

describe("a shared answer", () => {
  test("is read once for all who ask the same, whatever the order of what they ask by", async () => {
    const [verb, context] = [aVerb(), ctx()];
    const first = { word: "a", other: 1 };
    const second = { other: 1, word: "a" };
    expect(await verb(context, first)).toBe(await verb(context, second));
    expect(await sharedJson(verb, context, first)).toBe(await sharedJson(verb, context, second));
  });

  test("as JSON is what the verb answers, in UTF-8", async () => {
    expect(await read(sharedJson(aVerb(), ctx(), { word: "東京 😀" }))).toEqual({
      word: "東京 😀",
      reading: 1,
    });
  });

  test("is not shared by readers of other limits", async () => {
    const [verb, context] = [aVerb(), ctx()];
    const limited = { ...context, actor: { ...context.actor, accountIds: ["111122223333"] } };
    expect(await verb(context, { word: "a" })).not.toBe(await verb(limited, { word: "a" }));
    expect(await sharedJson(verb, context, { word: "a" })).not.toBe(
      await sharedJson(verb, limited, { word: "a" }),
    );
  });

  test("is not shared where there is no cache, nor by a verb that was not made to", async () => {
    const { cache: _, ...alone } = ctx();
    expect(sharedJson(aVerb(), alone, { word: "a" })).toBeNull();
    expect(sharedJson(async () => ({}), ctx(), {})).toBeNull();
  });
});
