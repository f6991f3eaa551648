import type { OperatingSystem } from "@aws-sdk/client-ssm";
import type { CatalogPlatform, PackageFamily } from "../catalog/platforms.ts";

const byFamily: Readonly<Record<PackageFamily, OperatingSystem>> = {
  al2: "AMAZON_LINUX_2",
  al2023: "AMAZON_LINUX_2023",
  ubuntu: "UBUNTU",
  debian: "DEBIAN",
  rhel: "REDHAT_ENTERPRISE_LINUX",
  sles: "SUSE",
  windows: "WINDOWS",
  macos: "MACOS",
};

/** Patch Manager's name of a platform. */
export const operatingSystemOf = ({ family }: CatalogPlatform): OperatingSystem => byFamily[family];

const products: Readonly<Record<string, string>> = {
  al2: "AmazonLinux2",
  al2023: "AmazonLinux2023",
  "ubuntu-22": "Ubuntu22.04",
  "ubuntu-24": "Ubuntu24.04",
  "rhel-8": "RedhatEnterpriseLinux8",
  "rhel-9": "RedhatEnterpriseLinux9",
  "sles-15": "Suse15",
  "debian-12": "Debian12",
  "macos-14": "MacOS14",
  "macos-15": "MacOS15",
  "windows-2019": "WindowsServer2019",
  "windows-2022": "WindowsServer2022",
  "windows-2025": "WindowsServer2025",
};

/** The product that filters of patch baselines name. */
export const productOf = ({ key }: CatalogPlatform): string => products[key] ?? key;
