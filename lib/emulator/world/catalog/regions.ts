interface CatalogRegion {
  name: string;
  /** Prefix of availability zone ids, for example `use1` in `use1-az1`. */
  zonePrefix: string;
  optIn: boolean;
  /** Share of a many-Region account's nodes. */
  weight: number;
}

/** AWS Regions in the order in which an organisation of this world enables them. */
export const regionCatalog: readonly CatalogRegion[] = [
  { name: "us-east-1", zonePrefix: "use1", optIn: false, weight: 45 },
  { name: "eu-central-1", zonePrefix: "euc1", optIn: false, weight: 28 },
  { name: "ap-northeast-1", zonePrefix: "apne1", optIn: false, weight: 27 },
  { name: "us-west-2", zonePrefix: "usw2", optIn: false, weight: 20 },
  { name: "eu-west-1", zonePrefix: "euw1", optIn: false, weight: 16 },
  { name: "ap-southeast-1", zonePrefix: "apse1", optIn: false, weight: 10 },
  { name: "us-east-2", zonePrefix: "use2", optIn: false, weight: 10 },
  { name: "eu-west-2", zonePrefix: "euw2", optIn: false, weight: 8 },
  { name: "ap-southeast-2", zonePrefix: "apse2", optIn: false, weight: 8 },
  { name: "ap-northeast-3", zonePrefix: "apne3", optIn: false, weight: 6 },
  { name: "ca-central-1", zonePrefix: "cac1", optIn: false, weight: 6 },
  { name: "sa-east-1", zonePrefix: "sae1", optIn: false, weight: 5 },
  { name: "ap-south-1", zonePrefix: "aps1", optIn: false, weight: 5 },
  { name: "eu-west-3", zonePrefix: "euw3", optIn: false, weight: 5 },
  { name: "eu-north-1", zonePrefix: "eun1", optIn: false, weight: 5 },
  { name: "us-west-1", zonePrefix: "usw1", optIn: false, weight: 5 },
  { name: "ap-northeast-2", zonePrefix: "apne2", optIn: false, weight: 5 },
  { name: "ap-east-1", zonePrefix: "ape1", optIn: true, weight: 2 },
  { name: "eu-south-1", zonePrefix: "eus1", optIn: true, weight: 2 },
  { name: "me-central-1", zonePrefix: "mec1", optIn: true, weight: 2 },
  { name: "af-south-1", zonePrefix: "afs1", optIn: true, weight: 2 },
  { name: "ap-southeast-3", zonePrefix: "apse3", optIn: true, weight: 2 },
  { name: "eu-central-2", zonePrefix: "euc2", optIn: true, weight: 2 },
  { name: "il-central-1", zonePrefix: "ilc1", optIn: true, weight: 2 },
  { name: "ap-south-2", zonePrefix: "aps2", optIn: true, weight: 2 },
  { name: "ap-southeast-4", zonePrefix: "apse4", optIn: true, weight: 2 },
  { name: "ca-west-1", zonePrefix: "caw1", optIn: true, weight: 2 },
  { name: "eu-south-2", zonePrefix: "eus2", optIn: true, weight: 2 },
  { name: "me-south-1", zonePrefix: "mes1", optIn: true, weight: 2 },
  { name: "ap-southeast-5", zonePrefix: "apse5", optIn: true, weight: 2 },
];
