export type Tier = "web" | "app" | "db" | "batch";
/** What an account is for; it decides which services run there and how they are tagged. */
export type AccountKind = "management" | "prod" | "staging" | "shared" | "data" | "sandbox";

export interface CatalogService {
  name: string;
  tier: Tier;
  team: string;
  costCenter: string;
  kinds: readonly AccountKind[];
  weight: number;
  /** Share of its nodes that run Windows. */
  windows: number;
}

const product: readonly AccountKind[] = ["prod", "staging", "sandbox"];
const shared: readonly AccountKind[] = ["shared", "management"];
const data: readonly AccountKind[] = ["data", "sandbox"];

const service = (
  name: string,
  tier: Tier,
  team: string,
  costCenter: string,
  kinds: readonly AccountKind[],
  weight: number,
  windows: number,
): CatalogService => ({ name, tier, team, costCenter, kinds, weight, windows });

export const serviceCatalog: readonly CatalogService[] = [
  service("storefront", "web", "web-platform", "CC-1010", product, 12, 0),
  service("checkout-web", "web", "payments", "CC-1020", product, 6, 0),
  service("partner-portal", "web", "partners", "CC-1030", product, 5, 0.8),
  service("checkout-api", "app", "payments", "CC-1020", product, 9, 0),
  service("order-api", "app", "orders", "CC-1040", product, 9, 0),
  service("search-api", "app", "discovery", "CC-1050", product, 6, 0),
  service("identity", "app", "identity", "CC-1060", product, 5, 0.1),
  service("pricing-engine", "app", "pricing", "CC-1070", product, 4, 0.7),
  service("order-db", "db", "orders", "CC-1040", product, 5, 0),
  service("ledger-db", "db", "payments", "CC-1020", product, 3, 0.6),
  service("session-cache", "db", "web-platform", "CC-1010", product, 3, 0),
  service("invoice-batch", "batch", "billing", "CC-1080", product, 4, 0.5),
  service("image-resizer", "batch", "web-platform", "CC-1010", product, 4, 0),
  service("mobile-build", "batch", "mobile", "CC-1090", ["sandbox", "shared"], 3, 0),
  service("active-directory", "app", "corporate-it", "CC-2010", shared, 6, 1),
  service("file-server", "app", "corporate-it", "CC-2010", shared, 4, 1),
  service("bastion", "web", "platform", "CC-2020", shared, 4, 0),
  service("gitlab", "app", "platform", "CC-2020", shared, 4, 0),
  service("ci-runner", "batch", "platform", "CC-2020", shared, 12, 0.2),
  service("log-forwarder", "app", "observability", "CC-2030", shared, 6, 0),
  service("vault", "db", "security", "CC-2040", shared, 3, 0),
  service("vuln-scanner", "batch", "security", "CC-2040", shared, 2, 0),
  service("kafka", "db", "data-platform", "CC-3010", data, 9, 0),
  service("spark-worker", "batch", "data-platform", "CC-3010", data, 14, 0),
  service("warehouse", "db", "analytics", "CC-3020", data, 7, 0.1),
  service("bi-gateway", "web", "analytics", "CC-3020", data, 4, 0.9),
  service("feature-store", "app", "machine-learning", "CC-3030", data, 5, 0),
  service("notebook", "app", "machine-learning", "CC-3030", data, 5, 0),
];
