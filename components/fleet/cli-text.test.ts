import { describe, expect, test } from "vitest";
import { createSelectionStore } from "#components/shared/selection/selection-store.ts";
import type { Facet } from "#lib/core/contract/lists.ts";
import { type CliWords, cliText } from "./cli-text.ts";
import type { FleetParams } from "./fleet-params.ts";

const words: CliWords = {
  profiles: "profiles",
  order: "order",
  asOf: (iso) => `not for ${iso}`,
  noFilter: (terms) => `cannot: ${terms}`,
  except: (nodes) => `except: ${nodes}`,
};
const params: FleetParams = {
  accounts: null,
  regions: null,
  tag: null,
  asOf: null,
  filter: "",
  sort: "name",
  page: 1,
  cols: null,
  node: null,
};
const facet = (field: string, ...values: [string | null, number][]): Facet => ({
  field,
  values: values.map(([value, count]) => ({ value, count, selected: null })),
  more: 0,
});
const facets = [
  facet("account", ["111122223333", 5]),
  facet("region", ["eu-west-1", 4], ["us-east-1", 1], ["ap-south-1", 0]),
];
const commands = (text: string) => text.split("\n").filter((line) => line.startsWith("aws"));

describe("the list as commands", () => {
  test("asks where there are listed nodes, with what AWS can filter by, and says what it cannot", () => {
    const text = cliText(
      { ...params, filter: "ping:Online app:nginx", tag: "Env=prod" },
      createSelectionStore().get(),
      facets,
      words,
    );
    expect(commands(text)).toEqual([
      "aws ssm describe-instance-information --profile 111122223333 --region eu-west-1 --filters Key=PingStatus,Values=Online Key=tag:Env,Values=prod",
      "aws ssm describe-instance-information --profile 111122223333 --region us-east-1 --filters Key=PingStatus,Values=Online Key=tag:Env,Values=prod",
    ]);
    expect(text).toContain("# cannot: app:nginx");
  });

  test("of the past are marked as answering for now", () => {
    const text = cliText(
      { ...params, asOf: "2026-11-01T00:00:00.000Z" },
      createSelectionStore().get(),
      facets,
      words,
    );
    expect(text).toContain("# not for 2026-11-01T00:00:00.000Z");
  });
});

describe("a selection as commands", () => {
  test("names its nodes where they are", () => {
    const selection = createSelectionStore();
    selection.setMany(
      ["111122223333:us-east-1:i-2", "111122223333:us-east-1:i-1", "444455556666:eu-west-1:mi-3"],
      true,
    );
    expect(commands(cliText({ ...params, filter: "web" }, selection.get(), facets, words))).toEqual([
      "aws ssm describe-instance-information --profile 111122223333 --region us-east-1 --filters Key=InstanceIds,Values=i-1,i-2",
      "aws ssm describe-instance-information --profile 444455556666 --region eu-west-1 --filters Key=InstanceIds,Values=mi-3",
    ]);
  });

  test("of all but some is the list, with the exceptions named", () => {
    const selection = createSelectionStore();
    selection.selectAll("all");
    selection.set("111122223333:us-east-1:i-2", false);
    const text = cliText(params, selection.get(), facets, words);
    expect(commands(text)).toHaveLength(2);
    expect(text).toContain("# except: i-2");
  });
});
