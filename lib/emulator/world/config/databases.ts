import type { CatalogService } from "../catalog/services.ts";
import { type Setting, securityGroupsOf } from "../instance.ts";
import type { ScopeLayout } from "../layout.ts";
import { between, hex, keyOf, mix, pick } from "../random.ts";
import { day, epoch } from "../time.ts";
import { callOf, person, terraform } from "./actors.ts";
import type { FixedPlan } from "./fixed.ts";
import { foundedAt, subnetIdOf, vpcIdOf } from "./scope-facts.ts";
import { environmentOf, servicesIn, serviceTags } from "./services.ts";
import { related } from "./subject.ts";
import { periodic } from "./timeline.ts";

export const databaseType = "AWS::RDS::DBInstance";

const engines = [
  {
    engine: "postgres",
    versions: ["16.3", "16.4", "16.6", "16.8"],
    license: "postgresql-license",
    port: 5432,
  },
  {
    engine: "mysql",
    versions: ["8.0.36", "8.0.39", "8.0.40", "8.0.41"],
    license: "general-public-license",
    port: 3306,
  },
] as const;
const zoneOf = (scope: ScopeLayout): string => `${scope.region}a`;
const turnsAt = (time: number, first: number, every: number): number =>
  Math.max(0, Math.floor((time - first) / every) + 1);

const databasePlan = (scope: ScopeLayout, service: CatalogService): FixedPlan => {
  const { account, region } = scope;
  const environment = environmentOf(scope);
  const name = `${environment}-${service.name}`;
  const key = keyOf(`${account.id}/${region}/${name}`);
  const resourceId = `db-${hex(key, 1, 26).toUpperCase()}`;
  const resource = { resourceType: databaseType, resourceId, resourceName: name };
  const arn = `arn:aws:rds:${region}:${account.id}:db:${name}`;
  const { engine, versions, license, port } = pick(engines, key, 2);
  const createdAt = foundedAt(scope) + between(key, 3, day, 25 * day);
  const storage = { first: epoch + between(key, 4, 0, 30 * day), every: between(key, 5, 20 * day, 50 * day) };
  const upgrade = { first: epoch + between(key, 6, 0, 60 * day), every: between(key, 7, 60 * day, 90 * day) };
  const isProduction = environment === "prod";
  const group = securityGroupsOf(scope, "db")[0].id;
  const subnetIds = [6, 7, 8].map((subnet) => subnetIdOf(scope, subnet));
  const tags = serviceTags(scope, service);
  const modify = (at: number, byHand: boolean, parameters: Readonly<Record<string, unknown>>) =>
    callOf(scope, key, at, {
      eventName: "ModifyDBInstance",
      service: "rds",
      actor: byHand ? person(mix(key, at)) : terraform,
      requestParameters: { dBInstanceIdentifier: name, applyImmediately: true, ...parameters },
      resources: [resource],
    });
  return {
    ...resource,
    arn,
    zone: zoneOf(scope),
    createdAt,
    tellsCreation: true,
    endsAt: Number.POSITIVE_INFINITY,
    calls: {
      service: "rds",
      create: "CreateDBInstance",
      delete: "DeleteDBInstance",
      tag: "AddTagsToResource",
      untag: "RemoveTagsFromResource",
      parameters: { dBInstanceIdentifier: name },
    },
    changes: [
      periodic(storage.first, storage.every, (at, turn) =>
        modify(at, true, { allocatedStorage: 100 + 20 * (turn + 1) }),
      ),
      periodic(upgrade.first, upgrade.every, (at, turn) =>
        modify(at, false, { engineVersion: versions[(turn + 1) % versions.length] }),
      ),
    ],
    tags,
    facts: (time) => ({
      relationships: [
        related("Is associated with SecurityGroup", "AWS::EC2::SecurityGroup", group),
        ...subnetIds.map((id) => related("Is contained in Subnet", "AWS::EC2::Subnet", id)),
        related("Is contained in Vpc", "AWS::EC2::VPC", vpcIdOf(scope)),
      ],
      configuration: {
        dBInstanceIdentifier: name,
        dBInstanceClass: isProduction ? "db.r6g.xlarge" : "db.t4g.medium",
        engine,
        dBInstanceStatus: "available",
        masterUsername: "dbadmin",
        dBName: service.name.replaceAll("-", "_"),
        endpoint: {
          address: `${name}.${hex(key, 8, 12)}.${region}.rds.amazonaws.com`,
          port,
          hostedZoneId: `Z${hex(keyOf(region), 9, 13).toUpperCase()}`,
        },
        allocatedStorage: 100 + 20 * turnsAt(time, storage.first, storage.every),
        instanceCreateTime: new Date(createdAt).toISOString(),
        preferredBackupWindow: "02:00-02:30",
        backupRetentionPeriod: isProduction ? 35 : 7,
        dBSecurityGroups: [],
        vpcSecurityGroups: [{ vpcSecurityGroupId: group, status: "active" }],
        dBParameterGroups: [{ dBParameterGroupName: `default.${engine}`, parameterApplyStatus: "in-sync" }],
        availabilityZone: zoneOf(scope),
        dBSubnetGroup: {
          dBSubnetGroupName: "private",
          dBSubnetGroupDescription: "Private subnets",
          vpcId: vpcIdOf(scope),
          subnetGroupStatus: "Complete",
          subnets: subnetIds.map((subnetIdentifier, index) => ({
            subnetIdentifier,
            subnetAvailabilityZone: { name: `${region}${"abc".charAt(index)}` },
            subnetStatus: "Active",
          })),
        },
        preferredMaintenanceWindow: "sun:03:00-sun:03:30",
        pendingModifiedValues: {},
        multiAZ: isProduction,
        engineVersion: versions[turnsAt(time, upgrade.first, upgrade.every) % versions.length],
        autoMinorVersionUpgrade: true,
        readReplicaDBInstanceIdentifiers: [],
        licenseModel: license,
        optionGroupMemberships: [{ optionGroupName: `default:${engine}`, status: "in-sync" }],
        publiclyAccessible: environment === "dev",
        statusInfos: [],
        storageType: "gp3",
        dbInstancePort: 0,
        storageEncrypted: environment !== "dev",
        dbiResourceId: resourceId,
        cACertificateIdentifier: "rds-ca-rsa2048-g1",
        domainMemberships: [],
        copyTagsToSnapshot: true,
        monitoringInterval: 60,
        dBInstanceArn: arn,
        iAMDatabaseAuthenticationEnabled: false,
        performanceInsightsEnabled: isProduction,
        enabledCloudwatchLogsExports: [],
        processorFeatures: [],
        deletionProtection: isProduction,
        tagList: Object.entries(tags).map(([tagKey, value]) => ({ key: tagKey, value })),
      },
    }),
  };
};

/** A managed database for each service that keeps data. */
export const databasePlans = (_: Setting, scope: ScopeLayout): FixedPlan[] =>
  servicesIn(scope)
    .filter(({ tier }) => tier === "db" || tier === "app")
    .map((service) => databasePlan(scope, service));
