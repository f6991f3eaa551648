import { InvalidTypeNameException } from "@aws-sdk/client-ssm";
import { describe, expect, it } from "vitest";
import { aRequest } from "../../testing/handler-request.ts";
import { getInventorySchema } from "./get-inventory-schema.ts";

const request = aRequest();

describe("GetInventorySchema", () => {
  it("describes every type with its attributes", async () => {
    const { Schemas } = await getInventorySchema({}, request);
    expect(Schemas).toHaveLength(9);
    const application = Schemas?.find(({ TypeName }) => TypeName === "AWS:Application");
    expect(application?.Attributes).toContainEqual({ Name: "InstalledTime", DataType: "string" });
  });

  it("takes a type or the beginning of one", async () => {
    const custom = await getInventorySchema({ TypeName: "Custom" }, request);
    expect(custom.Schemas?.map(({ TypeName }) => TypeName)).toEqual(["Custom:RackInfo"]);
    const one = await getInventorySchema({ TypeName: "AWS:Network" }, request);
    expect(one.Schemas).toHaveLength(1);
  });

  it("refuses a type that there is not", () => {
    expect(() => getInventorySchema({ TypeName: "AWS:Nothing" }, request)).toThrow(InvalidTypeNameException);
  });
});
