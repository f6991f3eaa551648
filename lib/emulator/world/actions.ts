/** What `act` can do: the control endpoint lists these. */
export type WorldAction =
  | "retag"
  | "untag"
  | "open-security-group"
  | "close-security-group"
  | "delete-resource"
  | "stop"
  | "start"
  | "terminate"
  | "remove-profile"
  | "restore-profile"
  | "set-ping"
  | "set-agent-version"
  | "set-ip-address"
  | "set-platform-version"
  | "deregister"
  | "register"
  | "install-patches"
  | "scan-patches"
  | "fail-install"
  | "set-pending-reboot"
  | "reboot"
  | "release-agent"
  | "churn"
  | "enable-window"
  | "disable-window";

export interface ActResult {
  /** Ids of the resources changed; empty for actions on shares of the fleet. */
  resourceIds: readonly string[];
}
