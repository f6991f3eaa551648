import { expect, test } from "vitest";
import { activeNavKey } from "./nav-items.ts";

test.each([
  ["/fleet", "nodes"],
  ["/fleet/111122223333:us-east-1:i-1", "nodes"],
  ["/fleet/unmanaged", "unmanaged"],
  ["/patch", "patchOverview"],
  ["/patch/patches/12", "patches"],
  ["/patch/matrix", "patches"],
  ["/patch/nodes", "patchNodes"],
  ["/resources/AWS::EC2::Volume/111122223333:us-east-1:vol-1", "resources"],
  ["/nowhere", null],
])("%s is of %s", (path, key) => {
  expect(activeNavKey(path)).toBe(key);
});
