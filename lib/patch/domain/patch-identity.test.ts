import { describe, expect, it } from "vitest";
import { catalogKey, catalogKeyOf, cveIdsOf, shortBaselineId } from "./patch-identity.ts";

describe("the catalogue's name of a patch", () => {
  it.each([
    ["KB5034441", "2024-01 Security Update (KB5034441)", "KB5034441"],
    ["kb5034441", "", "KB5034441"],
    [
      "bind-libs.x86_64",
      "bind-libs.x86_64:32:9.8.2-0.68.rc1.60.amzn1",
      "bind-libs.x86_64:32:9.8.2-0.68.rc1.60.amzn1",
    ],
    ["bind-libs.x86_64:32:9.8.2-1", "bind-libs", "bind-libs.x86_64:32:9.8.2-1"],
    ["macOS-15.1", "", "macOS-15.1"],
  ])("%s titled %j is %s", (kbId, title, key) => {
    expect(catalogKey(kbId, title)).toBe(key);
  });

  it.each([
    [{ KbNumber: "KB5034441", Title: "x" }, "KB5034441"],
    [{ KbNumber: "5034441" }, "KB5034441"],
    [
      { Name: "bind-libs", Arch: "x86_64", Epoch: 32, Version: "9.8.2", Release: "0.68.rc1.60.amzn1" },
      "bind-libs.x86_64:32:9.8.2-0.68.rc1.60.amzn1",
    ],
    [{ Name: "bash", Arch: "noarch", Version: "5" }, "bash.noarch:0:5"],
    [{ Title: "Only a title" }, "Only a title"],
    [{}, null],
  ])("is the same for the catalogue's own entry %j", (patch, key) => {
    expect(catalogKeyOf(patch)).toBe(key);
  });
});

describe("what AWS writes in several ways", () => {
  it.each([
    ["CVE-2026-1111,CVE-2026-2222", ["CVE-2026-1111", "CVE-2026-2222"]],
    ["cve-2026-2222; CVE-2026-1111;CVE-2026-1111", ["CVE-2026-1111", "CVE-2026-2222"]],
    ["none", []],
    [undefined, []],
  ])("CVE ids %j are %j", (text, ids) => {
    expect(cveIdsOf(text)).toEqual(ids);
  });

  it.each([
    ["arn:aws:ssm:eu-west-1:123:patchbaseline/pb-0123", "pb-0123"],
    ["pb-0123", "pb-0123"],
    ["", null],
    [undefined, null],
  ])("a baseline %j is %j", (id, short) => {
    expect(shortBaselineId(id)).toBe(short);
  });
});
