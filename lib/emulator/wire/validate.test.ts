import { describe, expect, it } from "vitest";
import { emulatedServices } from "../services/index.ts";
import type { AwsError } from "./errors.ts";
import { type LoadedService, loadService, wireServices } from "./services.ts";
import { constraintsOf, validate } from "./validate.ts";

const services = new Map<string, LoadedService>();
for (const wire of wireServices.filter(({ name }) => Object.hasOwn(emulatedServices, name)))
  services.set(wire.name, await loadService(wire));

function refusal(name: string, input: Record<string, unknown>): AwsError | undefined {
  const [serviceName = "", operationName = ""] = name.split(":");
  const service = services.get(serviceName);
  const operation = service?.operations.get(operationName);
  if (service === undefined || operation === undefined) throw new Error(`no operation ${name}`);
  try {
    validate(service, operation, input, service.wire.query?.protocol ?? "json");
    return undefined;
  } catch (error) {
    return error as AwsError;
  }
}

describe("the constraints extract", () => {
  it.each([...services.values()])("has every emulated operation of $wire.name", ({ wire }) => {
    const extracted = Object.keys(constraintsOf(wire)?.operations ?? {});
    expect(extracted).toEqual(Object.keys(emulatedServices[wire.name] ?? {}).sort());
  });

  it.each([...services.values()])(
    "names only shapes and patterns that can be used ($wire.name)",
    ({ wire }) => {
      const { shapes = {} } = constraintsOf(wire) ?? {};
      for (const { members = {}, item, key, value, pattern } of Object.values(shapes)) {
        const names = [...Object.values(members), item, key, value].filter((name) => name !== undefined);
        expect(names.filter((name) => shapes[name] === undefined)).toEqual([]);
        expect(() => new RegExp(pattern ?? "", "u")).not.toThrow();
      }
    },
  );
});

describe("validation", () => {
  it("lets through what the model allows", () => {
    expect(refusal("ssm:DescribeInstanceInformation", { MaxResults: 50 })).toBeUndefined();
    expect(refusal("organizations:ListAccounts", {})).toBeUndefined();
  });

  it.each([
    [
      "ssm:DescribeInstanceInformation",
      { MaxResults: 3 },
      "Value '3' at 'maxResults' failed to satisfy constraint: Member must have value greater than or equal to 5",
    ],
    [
      "ssm:DescribeInstanceInformation",
      { MaxResults: 51 },
      "Value '51' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 50",
    ],
    [
      "ssm:DescribeInstanceInformation",
      { MaxResults: 5.5 },
      "Value '5.5' at 'maxResults' failed to satisfy constraint: Member must be an integer",
    ],
    [
      "ssm:DescribeInstanceInformation",
      { Filters: [{ Key: "PingStatus" }] },
      "Value null at 'filters.1.member.values' failed to satisfy constraint: Member must not be null",
    ],
    [
      "ssm:DescribeInstanceInformation",
      { InstanceInformationFilterList: [{ key: "Colour", valueSet: ["x"] }] },
      "Value 'Colour' at 'instanceInformationFilterList.1.member.key' failed to satisfy constraint: Member must satisfy enum value set: [InstanceIds, AgentVersion, PingStatus, PlatformTypes, ActivationIds, IamRole, ResourceType, AssociationStatus]",
    ],
    [
      "ssm:ListInventoryEntries",
      { InstanceId: "i-0123456789abcdef0", TypeName: "no type" },
      "Value 'no type' at 'typeName' failed to satisfy constraint: Member must satisfy regular expression pattern: ^(AWS|Custom):.*$",
    ],
  ])("says what is wrong with %s %j", (name, input, message) => {
    expect(refusal(name, input)).toMatchObject({
      code: "ValidationException",
      message: `1 validation error detected: ${message}`,
    });
  });

  it("reports every violation at once", () => {
    expect(refusal("ssm:ListInventoryEntries", { MaxResults: 0 })?.message).toMatch(
      /^3 validation errors detected: /,
    );
  });

  it("uses the code of each service", () => {
    expect(refusal("resource-groups-tagging-api:GetTagValues", {})).toMatchObject({
      code: "InvalidParameterException",
    });
    expect(refusal("sts:AssumeRole", {})).toMatchObject({ code: "ValidationError", status: 400 });
    expect(refusal("ec2:DescribeInstances", { MaxResults: 5.5 })).toMatchObject({
      code: "InvalidParameterValue",
    });
  });
});
