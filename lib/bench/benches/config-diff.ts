import { performance } from "node:perf_hooks";
import { diffItems } from "#lib/aws-config/domain/diff/diff-items.ts";
import type { DiffItem } from "#lib/aws-config/domain/diff/types.ts";
import { itemWords } from "#lib/aws-config/domain/diff/words/item-words.ts";
import type { Json, JsonObject } from "#lib/aws-config/domain/json.ts";
import type { Bench } from "../bench.ts";
import { percentile } from "../statistics.ts";

const repeats = 200;
const itemBytes = 212_000;

/** The difference of two configuration items of 200 kB: permissions, policies inside texts, devices and routes. */
export const configDiffBench: Bench = {
  name: "config-diff",
  needs: "nothing",
  run: async ({ say }) => {
    say("Comparing configuration items …");
    const [before, after] = [itemOf(0), itemOf(1)];
    const compare = () => diffItems(before, after);
    const tell = () => itemWords(compare());
    const bytes = JSON.stringify(before.configuration).length;
    return [
      { name: "size of an item", value: bytes / 1000, unit: "kB" },
      { name: "differences found", value: compare().changes, unit: "" },
      { name: "sentences told", value: tell().length, unit: "" },
      { name: "difference of two items (p95)", value: timeOf(compare), unit: "ms", budget: 20 },
      { name: "difference with its sentences (p95)", value: timeOf(tell), unit: "ms" },
    ];
  },
};

function timeOf(act: () => unknown): number {
  const times: number[] = [];
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    const started = performance.now();
    act();
    times.push(performance.now() - started);
  }
  return percentile(times, 0.95);
}

/** An item of at least 200 kB; that of another moment has its arrays turned round, new times, and a change in twenty parts. */
function itemOf(moment: number): DiffItem {
  const parts: JsonObject[] = [];
  for (let size = 0; size < itemBytes; ) {
    const part = partOf(parts.length, moment);
    parts.push(part);
    size += JSON.stringify(part).length;
  }
  const lists = (key: string): Json[] => {
    const list = parts.flatMap((part) => part[key] ?? []);
    return moment === 0 ? list : list.reverse();
  };
  return {
    resourceType: "AWS::EC2::SecurityGroup",
    resourceId: "sg-0a1b2c3d4e5f60718",
    resourceName: "bench",
    arn: null,
    accountId: "111122223333",
    region: "eu-west-1",
    availabilityZone: null,
    status: "OK",
    tags: { moment: String(moment) },
    relationships: [],
    configuration: {
      ipPermissions: lists("permission"),
      rolePolicyList: lists("policy"),
      blockDeviceMappings: lists("device"),
      routes: lists("route"),
      notes: lists("note"),
    },
    supplementaryConfiguration: {},
  };
}

function partOf(index: number, moment: number): JsonObject {
  const now = index % 20 === 0 ? moment : 0;
  const actions = ["s3:GetObject", "s3:ListBucket", `s3:PutObject${now}`];
  const statement = { Effect: "Allow", Action: actions, Resource: [`arn:aws:s3:::bucket-${index}/*`] };
  return {
    permission: {
      ipProtocol: "tcp",
      fromPort: index,
      toPort: index,
      ipRanges: [`10.0.${index % 250}.0/24`, `10.${now + 1}.0.0/16`],
      ipv4Ranges: [{ cidrIp: `10.0.${index % 250}.0/24`, description: `for ${index}` }],
      userIdGroupPairs: [{ groupId: `sg-${String(index).padStart(17, "0")}`, userId: "111122223333" }],
    },
    policy: {
      policyName: `policy-${index}`,
      policyDocument: encodeURIComponent(JSON.stringify({ Version: "2012-10-17", Statement: [statement] })),
    },
    device: {
      deviceName: `/dev/sd${index}`,
      ebs: {
        volumeId: `vol-${String(index + now).padStart(17, "0")}`,
        attachTime: `2026-11-0${moment + 1}`,
        status: "attached",
      },
    },
    route: { destinationCidrBlock: `10.0.${index}.0/24`, gatewayId: `igw-${now}`, state: "active" },
    note: { text: `note ${index}`, owner: `team ${now}`, kind: index % 7 },
  };
}
