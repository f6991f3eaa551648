import { describe, expect, test } from "vitest";
import { cliFiltersOf, nodePatchCommands, patchCommands, patchListCommands } from "./patch-commands.ts";

const tokyo = { accountId: "111122223333", region: "ap-northeast-1" };
const commands = (text: string) => text.split("\n").filter((line) => /aws ssm/.test(line));

describe("patches as commands", () => {
  test("of a node ask for its patches and for the operation behind them", () => {
    expect(commands(nodePatchCommands({ ...tokyo, nodeId: "i-0123456789abcdef0" }))).toEqual([
      "aws ssm describe-instance-patches --profile 111122223333 --region ap-northeast-1 --instance-id i-0123456789abcdef0",
      "aws ssm describe-instance-patch-states --profile 111122223333 --region ap-northeast-1 --instance-ids i-0123456789abcdef0",
    ]);
  });

  test("a KB is asked of the catalogue and of every node of the places that report it", () => {
    const text = patchCommands({ kbId: "KB5034441", title: "Update\nrm -rf" }, [tokyo]);
    expect(text).toContain("# Update rm -rf\n");
    expect(commands(text)).toEqual([
      "aws ssm describe-available-patches --profile 111122223333 --region ap-northeast-1 --filters Key=PATCH_ID,Values=KB5034441",
      "for node in $(aws ssm describe-instance-information --profile 111122223333 --region ap-northeast-1 --query 'InstanceInformationList[].InstanceId' --output text); do",
      '  aws ssm describe-instance-patches --profile 111122223333 --region ap-northeast-1 --instance-id "$node" --filters Key=KBId,Values=KB5034441',
    ]);
  });

  test("a package is asked of the nodes only, and its name is quoted where a shell would read it", () => {
    const text = patchCommands({ kbId: "lib$(id).x86_64", title: "lib" }, [tokyo]);
    expect(text).not.toContain("describe-available-patches");
    expect(text).toContain(`--filters '[{"Key":"KBId","Values":["lib$(id).x86_64"]}]'`);
  });

  test("without a place there is nothing to ask", () => {
    expect(patchCommands({ kbId: "KB5034441", title: "Update" }, []).trim()).toBe("");
    expect(patchListCommands([], [], ["note"])).toBe("# note\n");
  });
});

describe("the list's filter for AWS", () => {
  test.each([
    ["", [], true],
    ["kb=KB5034441", [{ key: "KBId", values: ["KB5034441"] }], true],
    ["kb=KB5034441 missing>0", [{ key: "KBId", values: ["KB5034441"] }], false],
    ["kb:KB503", [], false],
    ["kb=*", [], false],
    ["severity:critical", [], false],
    ["kb=(", [], false],
  ])("%s", (text, filters, isWhole) => {
    expect(cliFiltersOf(text)).toEqual({ filters, isWhole });
  });
});
