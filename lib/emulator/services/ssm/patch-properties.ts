import type { OperatingSystem, PatchProperty } from "@aws-sdk/client-ssm";

type Values = Readonly<Partial<Record<PatchProperty, readonly string[]>>>;

const advisory = ["Critical", "Important", "Low", "Medium", "None"] as const;
const redHatSeverity = ["Critical", "Important", "Low", "Moderate", "None"] as const;
const amazonClasses = ["Bugfix", "Enhancement", "Newpackage", "Recommended", "Security"] as const;
const redHatClasses = ["Bugfix", "Enhancement", "Newpackage", "Recommended", "Security"] as const;
const priorities = ["Extra", "Important", "Optional", "Required", "Standard"] as const;

const redHat = (...products: string[]): Values => ({
  PRODUCT: products,
  CLASSIFICATION: redHatClasses,
  SEVERITY: redHatSeverity,
});
const amazon = (...products: string[]): Values => ({
  PRODUCT: products,
  CLASSIFICATION: amazonClasses,
  SEVERITY: advisory,
});

/** What rules may ask for, by operating system. https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribePatchProperties.html */
export const patchProperties: Readonly<Record<OperatingSystem, Values>> = {
  ALMA_LINUX: redHat("AlmaLinux8", "AlmaLinux9"),
  AMAZON_LINUX: amazon("AmazonLinux2017.09", "AmazonLinux2018.03"),
  AMAZON_LINUX_2: amazon("AmazonLinux2", "AmazonLinux2.0"),
  AMAZON_LINUX_2022: amazon("AmazonLinux2022"),
  AMAZON_LINUX_2023: amazon("AmazonLinux2023"),
  CENTOS: redHat("CentOS7", "CentOS8"),
  DEBIAN: { PRODUCT: ["Debian11", "Debian12"], PRIORITY: priorities },
  MACOS: { PRODUCT: ["MacOS13", "MacOS14", "MacOS15"], CLASSIFICATION: ["*"] },
  ORACLE_LINUX: redHat("OracleLinux8", "OracleLinux9"),
  RASPBIAN: { PRODUCT: ["RaspberryPiOS11"], PRIORITY: priorities },
  REDHAT_ENTERPRISE_LINUX: redHat("RedhatEnterpriseLinux8", "RedhatEnterpriseLinux9"),
  ROCKY_LINUX: redHat("RockyLinux8", "RockyLinux9"),
  SUSE: {
    PRODUCT: ["Suse12", "Suse15"],
    CLASSIFICATION: ["Document", "Feature", "Optional", "Recommended", "Security", "Yast"],
    SEVERITY: ["Critical", "Important", "Low", "Moderate"],
  },
  UBUNTU: { PRODUCT: ["Ubuntu20.04", "Ubuntu22.04", "Ubuntu24.04"], PRIORITY: priorities },
  WINDOWS: {
    PRODUCT: ["WindowsServer2016", "WindowsServer2019", "WindowsServer2022", "WindowsServer2025"],
    PRODUCT_FAMILY: ["Windows"],
    CLASSIFICATION: [
      "CriticalUpdates",
      "DefinitionUpdates",
      "Drivers",
      "FeaturePacks",
      "SecurityUpdates",
      "ServicePacks",
      "Tools",
      "UpdateRollups",
      "Updates",
    ],
    MSRC_SEVERITY: ["Critical", "Important", "Low", "Moderate", "Unspecified"],
  },
};

/** What Microsoft's applications have instead. */
export const applicationProperties: Values = {
  PRODUCT: ["Office 2016", "SQL Server 2022"],
  PRODUCT_FAMILY: ["Office", "SQL Server"],
};
