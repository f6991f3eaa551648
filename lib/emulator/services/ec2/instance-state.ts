import type { InstanceState as State } from "@aws-sdk/client-ec2";
import type { InstanceState } from "../../world/types.ts";

const codes: Readonly<Record<InstanceState, number>> = {
  pending: 0,
  running: 16,
  "shutting-down": 32,
  terminated: 48,
  stopping: 64,
  stopped: 80,
};

/** A state with EC2's number for it. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceState.html */
export function stateOf(state: InstanceState): State & { Code: number } {
  return { Code: codes[state], Name: state };
}
