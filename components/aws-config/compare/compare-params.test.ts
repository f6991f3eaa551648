import { describe, expect, it } from "vitest";
import { accountsInput, type CompareParams, swapped } from "./compare-params.ts";

const params = (changes: Partial<CompareParams>): CompareParams => ({
  mode: "accounts",
  type: "AWS::S3::Bucket",
  before: null,
  beforeAt: null,
  after: null,
  afterAt: null,
  view: "inline",
  beforeAccount: "111122223333",
  afterAccount: "444455556666",
  match: "name",
  kind: null,
  find: "",
  page: 1,
  ...changes,
});

describe("the address of a comparison", () => {
  it("asks nothing until a type and two different accounts are chosen", () => {
    expect(accountsInput({}, params({ type: "" }))).toBeNull();
    expect(accountsInput({}, params({ afterAccount: null }))).toBeNull();
    expect(accountsInput({}, params({ afterAccount: "111122223333" }))).toBeNull();
  });

  it("asks for one page of the pairs, within the Regions and at the moment of the scope", () => {
    const scope = { regions: ["eu-west-1"], asOf: "2026-11-01T00:00:00Z" };
    expect(accountsInput(scope, params({ page: 3, kind: "different", find: "web" }))).toEqual({
      type: "AWS::S3::Bucket",
      before: "111122223333",
      after: "444455556666",
      match: "name",
      kind: "different",
      search: "web",
      limit: 100,
      offset: 200,
      ...scope,
    });
  });

  it("gives each side to the other when they are exchanged, moments too", () => {
    const one = params({ before: "a", beforeAt: "b", after: "c", afterAt: "d" });
    const other = { ...one, ...swapped(one) };
    expect(other).toMatchObject({ before: "c", beforeAt: "d", after: "a", afterAt: "b" });
    expect({ ...other, ...swapped(other) }).toEqual(one);
  });
});
