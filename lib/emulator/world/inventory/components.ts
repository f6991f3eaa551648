import { patchMonthAt, patchTuesday } from "../patch/patch-calendar.ts";
import type { Slot } from "../slot.ts";
import type { WorldNode } from "../types.ts";

type Entry = Readonly<Record<string, string>>;

const publisher = "Amazon Web Services";

const installed = (time: number): string => `${new Date(time).toISOString().slice(0, 10)}T00:00:00Z`;

/** AWS:AWSComponent: what AWS itself put on the node. */
export const componentsOf = (slot: Slot, node: WorldNode): Entry[] => {
  const at = installed(patchTuesday(patchMonthAt(slot.launchedAt)));
  const windows = slot.platform.platformType === "Windows";
  const architecture = windows || slot.architecture === "x86_64" ? "x86_64" : "aarch64";
  const common = { Publisher: publisher, InstalledTime: at, Architecture: architecture };
  const agent = {
    ...common,
    Name: windows ? "Amazon SSM Agent" : "amazon-ssm-agent",
    Version: node.agentVersion,
    ApplicationType: windows ? "" : "Amazon/Tools",
  };
  if (slot.hybrid) return [agent];
  if (windows) {
    return [
      agent,
      { ...common, Name: "AWS PV Drivers", Version: "8.4.3", ApplicationType: "" },
      { ...common, Name: "Amazon EC2Launch", Version: "2.0.1924", ApplicationType: "" },
      { ...common, Name: "AWS Tools for Windows", Version: "3.15.2590", ApplicationType: "" },
    ];
  }
  const tools = [
    { ...common, Name: "aws-cfn-bootstrap", Version: "2.0.31", ApplicationType: "Amazon/Tools" },
    {
      ...common,
      Name: "ec2-instance-connect",
      Version: "1.1.17",
      ApplicationType: "System Environment/Daemons",
    },
  ];
  const cli = { ...common, Name: "awscli-2", Version: "2.17.40", ApplicationType: "Development/Languages" };
  return slot.environment === "prod" ? [agent, ...tools, cli] : [agent, ...tools];
};
