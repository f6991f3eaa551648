import { describe, expect, it } from "vitest";
import { amazonLinuxOf, windowsProductOf } from "./catalog-products.ts";

describe("products of AWS's catalogue", () => {
  it.each([
    ["Microsoft Windows Server 2019 Datacenter", "WindowsServer2019"],
    ["Microsoft Windows Server 2012 R2 Standard", "WindowsServer2012R2"],
    ["Microsoft Windows 11 Pro", null],
    ["Ubuntu", null],
  ])("%s is %s", (platform, product) => {
    expect(windowsProductOf(platform)).toBe(product);
  });

  it.each([
    ["bind-libs.x86_64:32:9.8.2-0.68.rc1.60.amzn1", "bind-libs", "AmazonLinux2018.03"],
    ["kernel.x86_64:0:5.10.226-214.880.amzn2", "kernel", "AmazonLinux2"],
    ["python3.9.x86_64:0:3.9.20-1.amzn2.0.3", "python3.9", "AmazonLinux2"],
  ])("%s is the package %s of %s", (key, name, product) => {
    expect(amazonLinuxOf(key)?.name).toBe(name);
    expect(amazonLinuxOf(key)?.products[0]).toBe(product);
  });

  it.each(["kernel.x86_64:0:6.1.1-1.amzn2023", "bash.x86_64:0:5.1.8-9.el9", "KB5034441", "macOS 15"])(
    "%s is in no Linux catalogue",
    (key) => {
      expect(amazonLinuxOf(key)).toBeNull();
    },
  );
});
