const names: Readonly<Record<string, string>> = {
  WINDOWS: "Windows Server",
  AMAZON_LINUX: "Amazon Linux 1",
  AMAZON_LINUX_2: "Amazon Linux 2",
  AMAZON_LINUX_2022: "Amazon Linux 2022",
  AMAZON_LINUX_2023: "Amazon Linux 2023",
  UBUNTU: "Ubuntu Server",
  REDHAT_ENTERPRISE_LINUX: "Red Hat Enterprise Linux",
  SUSE: "SUSE Linux Enterprise Server",
  CENTOS: "CentOS",
  ORACLE_LINUX: "Oracle Linux",
  DEBIAN: "Debian Server",
  MACOS: "macOS",
  RASPBIAN: "Raspberry Pi OS",
  ROCKY_LINUX: "Rocky Linux",
  ALMA_LINUX: "AlmaLinux",
};

/** AWS's `OperatingSystem` as people write it; one that is not known is shown as it is. */
export function operatingSystemName(operatingSystem: string | null): string {
  return names[operatingSystem ?? "WINDOWS"] ?? String(operatingSystem);
}
