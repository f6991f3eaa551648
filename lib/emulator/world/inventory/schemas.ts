/** One inventory type as GetInventorySchema describes it. */
export interface InventorySchema {
  typeName: string;
  version: string;
  displayName: string;
  attributes: readonly { name: string; dataType: "string" | "number" }[];
}

const schema = (
  typeName: string,
  version: string,
  displayName: string,
  names: string,
  numbers: readonly string[] = [],
): InventorySchema => ({
  typeName,
  version,
  displayName,
  attributes: names
    .split(" ")
    .map((name) => ({ name, dataType: numbers.includes(name) ? "number" : "string" })),
});

/** Every type that nodes of this world report. */
export const inventorySchemas: readonly InventorySchema[] = [
  schema(
    "AWS:AWSComponent",
    "1.0",
    "AWS component",
    "Name ApplicationType Publisher Version InstalledTime Architecture URL",
  ),
  schema(
    "AWS:Application",
    "1.1",
    "Application",
    "Name ApplicationType Publisher Version Release Epoch InstalledTime Architecture URL Summary PackageId",
  ),
  schema(
    "AWS:InstanceDetailedInformation",
    "1.0",
    "Instance detailed information",
    "CPUModel CPUSpeedMHz CPUs CPUSockets CPUCores CPUHyperThreadEnabled OSServicePack KernelVersion",
    ["CPUSpeedMHz", "CPUs", "CPUSockets", "CPUCores"],
  ),
  schema(
    "AWS:InstanceInformation",
    "1.0",
    "Platform",
    "AgentType AgentVersion ComputerName IpAddress PlatformName PlatformType PlatformVersion InstanceId InstanceStatus ResourceType",
  ),
  schema(
    "AWS:Network",
    "1.0",
    "Network",
    "Name SubnetMask Gateway DHCPServer DNSServer MacAddress IPV4 IPV6",
  ),
  schema(
    "AWS:Service",
    "1.0",
    "Service",
    "Name DisplayName Status DependentServices ServicesDependedOn ServiceType StartType",
  ),
  schema(
    "AWS:WindowsRole",
    "1.0",
    "Windows role",
    "Name DisplayName Description Path FeatureType DependsOn SubFeatures Parent InstalledState",
  ),
  schema("AWS:WindowsUpdate", "1.0", "Windows update", "HotFixId Description InstalledTime InstalledBy"),
  schema("Custom:RackInfo", "1.0", "Rack info", "DataCenter Room Rack Unit AssetTag WarrantyEnds", ["Unit"]),
];

export const inventorySchemaOf = (typeName: string): InventorySchema | undefined =>
  inventorySchemas.find((known) => known.typeName === typeName);
