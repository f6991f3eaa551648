import type { Setting } from "../instance.ts";
import type { ScopeLayout } from "../layout.ts";
import { between, hex, keyOf, mix } from "../random.ts";
import { day, epoch } from "../time.ts";
import { callOf, terraform } from "./actors.ts";
import type { FixedPlan } from "./fixed.ts";
import { foundedAt, subnetIdOf, vpcIdOf } from "./scope-facts.ts";
import { securityGroupIdsOf } from "./security-groups.ts";
import { related, tagList } from "./subject.ts";
import { periodic } from "./timeline.ts";
import type { WorldConfigRelationship } from "./types.ts";

export const vpcType = "AWS::EC2::VPC";
export const subnetType = "AWS::EC2::Subnet";
export const routeTableType = "AWS::EC2::RouteTable";

const subnets = Array.from({ length: 16 }, (_, index) => index);
/** The first six subnets have a way to the internet of their own. */
const isPublic = (subnet: number): boolean => subnet < 6;
const networkOf = ({ accountIndex, regionIndex }: ScopeLayout): number =>
  16 + ((accountIndex * 7 + regionIndex) % 128);
const routeTableIdOf = (scope: ScopeLayout, name: RouteTableName): string =>
  `rtb-0${hex(scope.key, keyOf(name), 16)}`;
const inVpc = (scope: ScopeLayout): WorldConfigRelationship =>
  related("Is contained in Vpc", vpcType, vpcIdOf(scope));

type RouteTableName = "main" | "public" | "private";

const callsOf = (noun: string, parameters: Readonly<Record<string, unknown>>) => ({
  service: "ec2",
  create: `Create${noun}`,
  delete: `Delete${noun}`,
  tag: "CreateTags",
  untag: "DeleteTags",
  parameters,
});

const common = (scope: ScopeLayout) => ({
  createdAt: foundedAt(scope),
  tellsCreation: false,
  endsAt: Number.POSITIVE_INFINITY,
  changes: [],
});

const arnOf = ({ region, account }: ScopeLayout, path: string): string =>
  `arn:aws:ec2:${region}:${account.id}:${path}`;

/** The one VPC of an account-Region. */
export const vpcPlans = (_: Setting, scope: ScopeLayout): FixedPlan[] => {
  const vpcId = vpcIdOf(scope);
  const cidrBlock = `10.${networkOf(scope)}.0.0/16`;
  const tags = { Name: `${scope.account.kind}-${scope.region}`, ManagedBy: "terraform" };
  return [
    {
      ...common(scope),
      resourceType: vpcType,
      resourceId: vpcId,
      resourceName: undefined,
      arn: arnOf(scope, `vpc/${vpcId}`),
      zone: "Multiple Availability Zones",
      calls: callsOf("Vpc", { cidrBlock }),
      tags,
      facts: () => ({
        relationships: [
          ...subnets.map((subnet) => related("Contains Subnet", subnetType, subnetIdOf(scope, subnet))),
          ...(["main", "public", "private"] as const).map((name) =>
            related("Contains RouteTable", routeTableType, routeTableIdOf(scope, name)),
          ),
          ...securityGroupIdsOf(scope).map((id) =>
            related("Contains SecurityGroup", "AWS::EC2::SecurityGroup", id),
          ),
        ],
        configuration: {
          cidrBlock,
          dhcpOptionsId: `dopt-0${hex(scope.key, 7501, 16)}`,
          state: "available",
          vpcId,
          ownerId: scope.account.id,
          instanceTenancy: "default",
          ipv6CidrBlockAssociationSet: [],
          cidrBlockAssociationSet: [
            {
              associationId: `vpc-cidr-assoc-0${hex(scope.key, 7502, 16)}`,
              cidrBlock,
              cidrBlockState: { state: "associated", statusMessage: null },
            },
          ],
          isDefault: false,
          tags: tagList(tags),
        },
      }),
    },
  ];
};

/** Sixteen subnets over three zones. */
export const subnetPlans = (_: Setting, scope: ScopeLayout): FixedPlan[] =>
  subnets.map((subnet) => {
    const subnetId = subnetIdOf(scope, subnet);
    const zone = subnet % 3;
    const availabilityZone = `${scope.region}${"abc".charAt(zone)}`;
    const cidrBlock = `10.${networkOf(scope)}.${subnet * 16}.0/20`;
    const tags = { Name: `${isPublic(subnet) ? "public" : "private"}-${subnet}`, ManagedBy: "terraform" };
    return {
      ...common(scope),
      resourceType: subnetType,
      resourceId: subnetId,
      resourceName: undefined,
      arn: arnOf(scope, `subnet/${subnetId}`),
      zone: availabilityZone,
      calls: callsOf("Subnet", { vpcId: vpcIdOf(scope), cidrBlock, availabilityZone }),
      tags,
      facts: () => ({
        relationships: [
          inVpc(scope),
          related(
            "Is attached to RouteTable",
            routeTableType,
            routeTableIdOf(scope, isPublic(subnet) ? "public" : "private"),
          ),
        ],
        configuration: {
          availabilityZone,
          availabilityZoneId: `${scope.zonePrefix}-az${zone + 1}`,
          availableIpAddressCount: 4091,
          cidrBlock,
          defaultForAz: false,
          mapPublicIpOnLaunch: isPublic(subnet),
          mapCustomerOwnedIpOnLaunch: false,
          customerOwnedIpv4Pool: null,
          state: "available",
          subnetId,
          vpcId: vpcIdOf(scope),
          ownerId: scope.account.id,
          assignIpv6AddressOnCreation: false,
          ipv6CidrBlockAssociationSet: [],
          tags: tagList(tags),
          subnetArn: arnOf(scope, `subnet/${subnetId}`),
          outpostArn: null,
          enableDns64: false,
          ipv6Native: false,
        },
      }),
    };
  });

const local = (scope: ScopeLayout) => ({
  destinationCidrBlock: `10.${networkOf(scope)}.0.0/16`,
  gatewayId: "local",
  origin: "CreateRouteTable",
  state: "active",
});

/** The NAT gateway of the private subnets is replaced every other month. */
const natOf = (scope: ScopeLayout) => {
  const every = between(scope.key, 7503, 35 * day, 70 * day);
  const first = epoch + between(scope.key, 7504, 0, 35 * day);
  const idAt = (time: number): string =>
    `nat-0${hex(mix(scope.key, Math.max(-1, Math.floor((time - first) / every)) + 2), 7505, 16)}`;
  return { every, first, idAt };
};

const routesAt = (scope: ScopeLayout, name: RouteTableName, time: number) => {
  const world = { destinationCidrBlock: "0.0.0.0/0", origin: "CreateRoute", state: "active" };
  if (name === "main") return [local(scope)];
  return name === "public"
    ? [local(scope), { ...world, gatewayId: `igw-0${hex(scope.key, 7506, 16)}` }]
    : [local(scope), { ...world, natGatewayId: natOf(scope).idAt(time) }];
};

/** The main table and one each for the public and the private subnets. */
export const routeTablePlans = (_: Setting, scope: ScopeLayout): FixedPlan[] =>
  (["main", "public", "private"] as const).map((name) => {
    const routeTableId = routeTableIdOf(scope, name);
    const own = name === "main" ? [] : subnets.filter((subnet) => isPublic(subnet) === (name === "public"));
    const tags: Record<string, string> = name === "main" ? {} : { Name: name, ManagedBy: "terraform" };
    const { every, first, idAt } = natOf(scope);
    return {
      ...common(scope),
      resourceType: routeTableType,
      resourceId: routeTableId,
      resourceName: undefined,
      arn: arnOf(scope, `route-table/${routeTableId}`),
      zone: "Not Applicable",
      calls: callsOf("RouteTable", { vpcId: vpcIdOf(scope) }),
      tags,
      changes:
        name === "private"
          ? [
              periodic(first, every, (at) =>
                callOf(scope, keyOf(routeTableId), at, {
                  eventName: "ReplaceRoute",
                  service: "ec2",
                  actor: terraform,
                  requestParameters: {
                    routeTableId,
                    destinationCidrBlock: "0.0.0.0/0",
                    natGatewayId: idAt(at),
                  },
                  resources: [
                    { resourceType: routeTableType, resourceId: routeTableId, resourceName: undefined },
                  ],
                }),
              ),
            ]
          : [],
      facts: (time) => ({
        relationships: [
          inVpc(scope),
          ...own.map((subnet) => related("Contains Subnet", subnetType, subnetIdOf(scope, subnet))),
        ],
        configuration: {
          associations:
            name === "main"
              ? [
                  {
                    main: true,
                    routeTableAssociationId: `rtbassoc-0${hex(scope.key, 7507, 16)}`,
                    routeTableId,
                    subnetId: null,
                    gatewayId: null,
                    associationState: { state: "associated", statusMessage: null },
                  },
                ]
              : own.map((subnet) => ({
                  main: false,
                  routeTableAssociationId: `rtbassoc-0${hex(scope.key, 7510 + subnet, 16)}`,
                  routeTableId,
                  subnetId: subnetIdOf(scope, subnet),
                  gatewayId: null,
                  associationState: { state: "associated", statusMessage: null },
                })),
          propagatingVgws: [],
          routeTableId,
          routes: routesAt(scope, name, time),
          tags: tagList(tags),
          vpcId: vpcIdOf(scope),
          ownerId: scope.account.id,
        },
      }),
    };
  });
