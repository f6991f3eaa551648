import type { PackageFamily } from "../catalog/platforms.ts";
import { instanceTypeOf } from "../instance.ts";
import { between, pick } from "../random.ts";
import { salt } from "../salt.ts";
import type { Slot } from "../slot.ts";
import type { WorldNode } from "../types.ts";

type Entry = Readonly<Record<string, string>>;

/** AWS:InstanceInformation: what the agent says of itself. */
export const instanceInformationOf = (node: WorldNode): Entry[] => [
  {
    AgentType: "amazon-ssm-agent",
    AgentVersion: node.agentVersion,
    ComputerName: node.computerName,
    IpAddress: node.ipAddress,
    PlatformName: node.platformName,
    PlatformType: node.platformType,
    PlatformVersion: node.platformVersion,
    InstanceId: node.nodeId,
    InstanceStatus: node.pingStatus === "Online" ? "Active" : "ConnectionLost",
    ResourceType: node.resourceType,
  },
];

const cpuModels = {
  x86_64: [
    "Intel(R) Xeon(R) Platinum 8375C CPU @ 2.90GHz",
    "Intel(R) Xeon(R) Platinum 8259CL CPU @ 2.50GHz",
    "AMD EPYC 7R13 Processor",
  ],
  arm64: ["AWS Graviton2", "AWS Graviton3"],
} as const;

const coresOf = (slot: Slot): number => {
  const type = slot.hybrid ? "" : instanceTypeOf(slot);
  if (type.endsWith(".4xlarge")) return 16;
  if (type.endsWith(".2xlarge")) return 8;
  if (type.endsWith(".xlarge")) return 4;
  return type === "" ? between(slot.placeKey, salt.size, 1, 5) * 8 : 2;
};

const kernels: Readonly<Partial<Record<PackageFamily, { base: string; suffix: string }>>> = {
  al2: { base: "5.10.", suffix: ".amzn2" },
  al2023: { base: "6.1.", suffix: ".amzn2023" },
  ubuntu: { base: "6.8.0-", suffix: "-aws" },
  debian: { base: "6.1.0-", suffix: "-cloud-amd64" },
  rhel: { base: "5.14.0-", suffix: ".el9" },
  sles: { base: "5.14.21-", suffix: "-default" },
  macos: { base: "23.", suffix: ".0" },
};

const kernelOf = (slot: Slot, month: number): string => {
  const kernel = kernels[slot.platform.family] ?? { base: "", suffix: "" };
  return `${kernel.base}${30 + month * 3}${kernel.suffix}`;
};

/** AWS:InstanceDetailedInformation: processor and kernel facts of a node whose newest patches are those of `month`. */
export const instanceDetailOf = (slot: Slot, month: number): Entry[] => {
  const cores = coresOf(slot);
  const threads = slot.architecture === "arm64" ? 1 : 2;
  const windows = slot.platform.platformType === "Windows";
  return [
    {
      CPUModel: pick(cpuModels[slot.architecture], slot.placeKey, salt.size),
      CPUSpeedMHz: String(slot.architecture === "arm64" ? 2500 : 2900),
      CPUs: String(cores),
      CPUSockets: "1",
      CPUCores: String(Math.max(1, Math.floor(cores / threads))),
      CPUHyperThreadEnabled: threads === 2 ? "true" : "false",
      OSServicePack: windows ? "0" : "",
      ...(windows ? {} : { KernelVersion: kernelOf(slot, month) }),
    },
  ];
};
