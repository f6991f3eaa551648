import { macAddressOf } from "../network.ts";
import type { Slot } from "../slot.ts";
import type { WorldNode } from "../types.ts";

type Entry = Readonly<Record<string, string>>;

const interfaceNames = { Linux: "eth0", Windows: "Amazon Elastic Network Adapter", MacOS: "en0" } as const;

/** AWS:Network: the node's network interfaces. */
export const networkOf = (slot: Slot, node: WorldNode): Entry[] => {
  const [first = "10", second = "0", third = "0"] = node.ipAddress.split(".");
  const subnet = `${first}.${second}.${slot.hybrid ? third : String(Number(third) & 0xf0)}`;
  const entry = {
    Name: interfaceNames[slot.platform.platformType],
    SubnetMask: slot.hybrid ? "255.255.255.0" : "255.255.240.0",
    Gateway: `${subnet}.1`,
    DHCPServer: slot.hybrid ? "192.168.0.10" : `${subnet}.1`,
    DNSServer: slot.hybrid ? "192.168.0.10" : `${first}.${second}.0.2`,
    MacAddress: macAddressOf(slot).toUpperCase(),
    IPV4: node.ipAddress,
    IPV6: "",
  };
  const containers = slot.platform.platformType === "Linux" && slot.service.tier === "app";
  if (!containers) return [entry];
  const bridge = {
    Name: "docker0",
    SubnetMask: "255.255.0.0",
    MacAddress: "02:42:AC:11:00:01",
    IPV4: "172.17.0.1",
  };
  return [entry, { ...bridge, Gateway: "", DHCPServer: "", DNSServer: "", IPV6: "" }];
};
