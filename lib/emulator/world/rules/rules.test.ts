import { describe, expect, it } from "vitest";
import { aWorld, testTime } from "../../testing/handler-request.ts";
import { day, hour } from "../time.ts";
import { complianceType } from "./compliance-items.ts";
import type { WorldConfigRule } from "./types.ts";

const world = aWorld();
const prod = world.accounts().find(({ name }) => name === "prod")?.id ?? "";
const region = "us-east-1";

const ruleNamed = (name: string): WorldConfigRule => {
  const rule = world.rules.rules(prod, region, testTime).find(({ plan }) => plan.name === name);
  if (rule === undefined) throw new Error(`no rule ${name}`);
  return rule;
};
const evaluations = (name: string, now = testTime) => [...world.rules.evaluations(ruleNamed(name), now)];
const failing = (name: string, now = testTime) =>
  evaluations(name, now).filter(({ compliance }) => compliance === "NON_COMPLIANT");
const complianceOf = (type: string, id: string, from: Date, to: Date) =>
  world.config.history(prod, region, complianceType, `${type}/${id}`, from, to);

describe("evaluations", () => {
  it("find the SSH port that was open on Wednesday from 02:13 to 08:40, and nothing before and after", () => {
    expect(failing("restricted-ssh", new Date("2026-03-04T02:12:00Z"))).toEqual([]);
    const [open, ...others] = failing("restricted-ssh", new Date("2026-03-04T03:00:00Z"));
    expect(others).toEqual([]);
    expect(open?.annotation).toBe("Port 22 is reachable from any address.");
    const lateness = (open?.invokedAt.getTime() ?? 0) - Date.parse("2026-03-04T02:13:00Z");
    expect(lateness).toBeGreaterThan(0);
    expect(lateness).toBeLessThan(5 * 60_000);
    expect(failing("restricted-ssh")).toEqual([]);
  });

  it("follow from the newest item: those without the tags break the rule about tags", () => {
    const missing = [...world.config.items(prod, region, "AWS::EC2::Instance", testTime)]
      .filter(({ tags }) => tags.Env === undefined || tags.Team === undefined)
      .map(({ resourceId }) => resourceId);
    const found = failing("required-tags").filter(
      ({ resourceType }) => resourceType === "AWS::EC2::Instance",
    );
    expect(missing.length).toBeGreaterThan(0);
    expect(found.map(({ resourceId }) => resourceId)).toEqual(missing);
    expect(found[0]?.annotation).toMatch(/^Required tags are missing or have another value: /);
  });

  it("of periodic rules are as old as the run", () => {
    const invoked = new Set(evaluations("ec2-stopped-instance").map(({ invokedAt }) => invokedAt.getTime()));
    expect(invoked.size).toBe(1);
    const age = testTime.getTime() - Math.max(...invoked);
    expect(age).toBeGreaterThanOrEqual(0);
    expect(age).toBeLessThan(day);
  });

  it("do not exist for a rule that fails itself, which says why", () => {
    const rule = ruleNamed("instance-backup-coverage");
    expect([...world.rules.evaluations(rule, testTime)]).toEqual([]);
    expect(world.rules.status(rule, testTime)).toMatchObject({
      lastSuccessAt: undefined,
      error: { code: "AccessDenied" },
    });
  });

  it("stand still where the recorder was stopped, and there are no rules where there is no recorder", () => {
    for (const { id } of world.accounts()) {
      for (const { name } of world.regions()) {
        const recorder = world.config.recorder(id, name, testTime);
        const rules = world.rules.rules(id, name, testTime);
        expect(rules.length > 0).toBe(recorder !== undefined);
        const stoppedAt = recorder?.stoppedAt;
        if (stoppedAt === undefined) continue;
        for (const rule of rules)
          for (const { invokedAt } of world.rules.evaluations(rule, testTime))
            expect(invokedAt.getTime()).toBeLessThanOrEqual(stoppedAt.getTime());
      }
    }
  });

  it("are counted as they are listed", () => {
    for (const rule of world.rules.rules(prod, region, testTime)) {
      const listed = [...world.rules.evaluations(rule, testTime)];
      const nonCompliant = listed.filter(({ compliance }) => compliance === "NON_COMPLIANT").length;
      expect(world.rules.counts(rule, testTime)).toEqual({
        compliant: listed.length - nonCompliant,
        nonCompliant,
      });
    }
  });
});

describe("AWS::Config::ResourceCompliance", () => {
  const [open] = failing("restricted-ssh", new Date("2026-03-04T03:00:00Z"));
  const group = open?.resourceId ?? "";

  it("has an item at each change of a resource's compliance", () => {
    const type = "AWS::EC2::SecurityGroup";
    const history = complianceOf(
      type,
      group,
      new Date("2026-03-04T02:00:00Z"),
      new Date("2026-03-04T09:00:00Z"),
    );
    expect(history.map(({ configuration }) => configuration?.complianceType)).toEqual([
      "COMPLIANT",
      "NON_COMPLIANT",
    ]);
    expect(history[1]?.captureTime).toEqual(open?.invokedAt);
    expect(history[1]?.configuration).toMatchObject({
      targetResourceId: group,
      targetResourceType: type,
      configRuleList: [
        { configRuleName: "restricted-ssh", complianceType: "NON_COMPLIANT" },
        { configRuleName: "security-group-managed", complianceType: "COMPLIANT" },
      ],
    });
  });

  it("says of every resource what the rules say, and lists the newest of its history", () => {
    const items = [...world.config.items(prod, region, complianceType, testTime)];
    expect(items.length).toBeGreaterThan(50);
    for (const item of items) {
      const { targetResourceType, targetResourceId, configRuleList } = item.configuration as {
        targetResourceType: string;
        targetResourceId: string;
        configRuleList: { configRuleName: string; complianceType: string }[];
      };
      const told = world.rules
        .ofResource(prod, region, targetResourceType, targetResourceId, testTime)
        .map(({ rule, compliance }) => [rule.name, compliance]);
      expect(configRuleList.map((entry) => [entry.configRuleName, entry.complianceType])).toEqual(told);
      const from = new Date(item.captureTime.getTime() - hour);
      const [newest] = complianceOf(targetResourceType, targetResourceId, from, testTime);
      expect(newest).toEqual(item);
    }
  });

  it("is deleted with its resource", () => {
    const deleted = [
      ...world.config.items(prod, region, "AWS::EC2::Instance", testTime, "with-deleted"),
    ].find(({ deletionTime }) => deletionTime !== undefined);
    const id = `AWS::EC2::Instance/${deleted?.resourceId}`;
    expect(world.config.item(prod, region, complianceType, id, testTime)?.status).toBe("ResourceDeleted");
    const listed = [...world.config.items(prod, region, complianceType, testTime)];
    expect(listed.some(({ resourceId }) => resourceId === id)).toBe(false);
  });
});

describe("conformance packs", () => {
  it("bring their own rules, and one was never deployed", () => {
    const all = world
      .accounts()
      .flatMap(({ id }) => world.regions().flatMap(({ name }) => world.rules.packs(id, name, testTime)));
    expect(all.filter(({ state }) => state === "CREATE_FAILED")).toHaveLength(1);
    const [pack] = world.rules.packs(prod, region, testTime);
    const names = world.rules.rules(prod, region, testTime).map(({ name }) => name);
    expect(pack?.rules.length).toBe(5);
    expect(pack?.rules.every(({ name }) => names.includes(name))).toBe(true);
  });
});
