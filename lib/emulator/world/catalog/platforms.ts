export type PackageFamily = "al2" | "al2023" | "ubuntu" | "debian" | "rhel" | "sles" | "windows" | "macos";

export interface CatalogPlatform {
  key: string;
  family: PackageFamily;
  platformType: "Linux" | "Windows" | "MacOS";
  /** As SSM Agent reports it. */
  platformName: string;
  /** The oldest first: nodes drift along these. */
  platformVersions: readonly string[];
  /** EC2's PlatformDetails. */
  platformDetails: string;
  /** Name of the machine image, for inventory and image ids. */
  imageName: string;
  arm: boolean;
  weight: number;
}

export const platformCatalog: readonly CatalogPlatform[] = [
  {
    key: "al2023",
    family: "al2023",
    platformType: "Linux",
    platformName: "Amazon Linux",
    platformVersions: ["2023"],
    platformDetails: "Linux/UNIX",
    imageName: "al2023-ami-kernel-6.1",
    arm: true,
    weight: 32,
  },
  {
    key: "al2",
    family: "al2",
    platformType: "Linux",
    platformName: "Amazon Linux",
    platformVersions: ["2"],
    platformDetails: "Linux/UNIX",
    imageName: "amzn2-ami-kernel-5.10-hvm",
    arm: true,
    weight: 20,
  },
  {
    key: "ubuntu-22",
    family: "ubuntu",
    platformType: "Linux",
    platformName: "Ubuntu",
    platformVersions: ["22.04"],
    platformDetails: "Linux/UNIX",
    imageName: "ubuntu-jammy-22.04-server",
    arm: true,
    weight: 11,
  },
  {
    key: "ubuntu-24",
    family: "ubuntu",
    platformType: "Linux",
    platformName: "Ubuntu",
    platformVersions: ["24.04"],
    platformDetails: "Linux/UNIX",
    imageName: "ubuntu-noble-24.04-server",
    arm: true,
    weight: 10,
  },
  {
    key: "rhel-8",
    family: "rhel",
    platformType: "Linux",
    platformName: "Red Hat Enterprise Linux",
    platformVersions: ["8.8", "8.10"],
    platformDetails: "Red Hat Enterprise Linux",
    imageName: "RHEL-8_HVM",
    arm: false,
    weight: 5,
  },
  {
    key: "rhel-9",
    family: "rhel",
    platformType: "Linux",
    platformName: "Red Hat Enterprise Linux",
    platformVersions: ["9.2", "9.4", "9.6"],
    platformDetails: "Red Hat Enterprise Linux",
    imageName: "RHEL-9_HVM",
    arm: false,
    weight: 8,
  },
  {
    key: "sles-15",
    family: "sles",
    platformType: "Linux",
    platformName: "SLES",
    platformVersions: ["15.5", "15.6"],
    platformDetails: "SUSE Linux",
    imageName: "suse-sles-15",
    arm: false,
    weight: 5,
  },
  {
    key: "debian-12",
    family: "debian",
    platformType: "Linux",
    platformName: "Debian GNU/Linux",
    platformVersions: ["12"],
    platformDetails: "Linux/UNIX",
    imageName: "debian-12",
    arm: true,
    weight: 6,
  },
];

export const windowsCatalog: readonly CatalogPlatform[] = [
  {
    key: "windows-2019",
    family: "windows",
    platformType: "Windows",
    platformName: "Microsoft Windows Server 2019 Datacenter",
    platformVersions: ["10.0.17763"],
    platformDetails: "Windows",
    imageName: "Windows_Server-2019-English-Full-Base",
    arm: false,
    weight: 30,
  },
  {
    key: "windows-2022",
    family: "windows",
    platformType: "Windows",
    platformName: "Microsoft Windows Server 2022 Datacenter",
    platformVersions: ["10.0.20348"],
    platformDetails: "Windows",
    imageName: "Windows_Server-2022-English-Full-Base",
    arm: false,
    weight: 52,
  },
  {
    key: "windows-2025",
    family: "windows",
    platformType: "Windows",
    platformName: "Microsoft Windows Server 2025 Datacenter",
    platformVersions: ["10.0.26100"],
    platformDetails: "Windows",
    imageName: "Windows_Server-2025-English-Full-Base",
    arm: false,
    weight: 18,
  },
];

export const macosCatalog: readonly CatalogPlatform[] = [
  {
    key: "macos-14",
    family: "macos",
    platformType: "MacOS",
    platformName: "macOS",
    platformVersions: ["14.6.1", "14.7.2"],
    platformDetails: "Linux/UNIX",
    imageName: "amzn-ec2-macos-14",
    arm: true,
    weight: 50,
  },
  {
    key: "macos-15",
    family: "macos",
    platformType: "MacOS",
    platformName: "macOS",
    platformVersions: ["15.3.2", "15.5"],
    platformDetails: "Linux/UNIX",
    imageName: "amzn-ec2-macos-15",
    arm: true,
    weight: 50,
  },
];
