import { screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ConfigResource } from "#lib/aws-config/contract/resource.ts";
import { resourceRegistry } from "#lib/aws-config/domain/resource-fields.ts";
import { renderInConsole } from "#lib/core/testing/render.tsx";
import { useResourceWords } from "./use-resource-words.ts";

const volume: ConfigResource = {
  key: "111122223333:us-east-1:vol-1",
  accountId: "111122223333",
  accountName: "prod",
  region: "us-east-1",
  resourceType: "AWS::EC2::Volume",
  resourceId: "vol-1",
  name: null,
  arn: null,
  availabilityZone: null,
  status: "OK",
  capturedAt: "2026-11-22T00:00:00.000Z",
  createdAt: null,
  deletedAt: null,
  unlistedAt: null,
  relationshipCount: 0,
  relatedTypes: [],
  tags: {},
  ingress: null,
};

// Names of accounts are not read here.
beforeEach(() => void vi.stubGlobal("fetch", () => new Promise(() => undefined)));
afterEach(() => void vi.unstubAllGlobals());

function Cells({ fields, resource }: { fields: readonly string[]; resource: ConfigResource }) {
  const words = useResourceWords();
  const texts = fields.map((key) => {
    const field = resourceRegistry.find(key);
    return field === undefined ? "no field" : (words.text(field, resource) ?? "unknown");
  });
  return <p>{`${texts.join(" | ")} | ${words.statusTone(resource) ?? "no tone"}`}</p>;
}

test("what a resource does not have is empty, what is not known of it is unknown", () => {
  renderInConsole(<Cells fields={["name", "deletedat", "open", "created", "arn"]} resource={volume} />);
  expect(screen.getByText("vol-1 | | | unknown | unknown | ok")).toBeTruthy();
});

test("a security group whose rules were not read is unknown, not closed", () => {
  const group = { ...volume, resourceType: "AWS::EC2::SecurityGroup" };
  renderInConsole(<Cells fields={["open"]} resource={group} />);
  expect(screen.getByText("unknown | ok")).toBeTruthy();
});

test("a resource that is no longer listed is never shown as all right", () => {
  renderInConsole(
    <Cells fields={["status"]} resource={{ ...volume, unlistedAt: "2026-11-22T00:00:00.000Z" }} />,
  );
  expect(screen.getByText("OK, no longer listed | unknown")).toBeTruthy();
});
