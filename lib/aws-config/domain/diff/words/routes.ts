import { type Json, listAt, textAt } from "../../json.ts";
import { mapChanges, type Teller, word } from "./word.ts";

interface Route {
  target: string;
  state: string;
}

const destinations = ["destinationCidrBlock", "destinationIpv6CidrBlock", "destinationPrefixListId"];
const targets = [
  "gatewayId",
  "natGatewayId",
  "transitGatewayId",
  "vpcPeeringConnectionId",
  "egressOnlyInternetGatewayId",
  "networkInterfaceId",
  "instanceId",
  "localGatewayId",
  "carrierGatewayId",
  "coreNetworkArn",
];
const everywhere = new Set(["0.0.0.0/0", "::/0"]);

/** Routes of a route table, by their destination. */
export const routeWords: Teller = ({ resourceType, before, after }) => {
  if (resourceType !== "AWS::EC2::RouteTable" || before === null || after === null) return [];
  const paths = ["/configuration/routes"];
  const { added, removed, kept } = mapChanges(routesOf(before), routesOf(after));
  const toInternet = (destination: string, { target }: Route) =>
    everywhere.has(destination) && target.startsWith("igw-") ? "warning" : "changed";
  return [
    ...added.map(([destination, route]) =>
      word("route_added", toInternet(destination, route), paths, { destination, target: route.target }),
    ),
    ...removed.map(([destination, { target }]) =>
      word("route_removed", everywhere.has(destination) ? "warning" : "changed", paths, {
        destination,
        target,
      }),
    ),
    ...kept.flatMap(([destination, one, other]) => {
      const values = { destination, before: one.target, after: other.target, target: other.target };
      const isDead = other.state === "blackhole" && one.state !== "blackhole";
      return [
        ...(one.target === other.target
          ? []
          : [word("route_changed", toInternet(destination, other), paths, values)]),
        ...(isDead ? [word("route_blackhole", "warning", paths, values)] : []),
      ];
    }),
  ];
};

function routesOf(side: Json): Map<string, Route> {
  const first = (route: Json, names: readonly string[]) =>
    names.map((name) => textAt(route, name)).find((name) => name !== null && name !== "") ?? "";
  return new Map(
    listAt(side, "configuration", "routes").map((route) => [
      first(route, destinations),
      { target: first(route, targets), state: textAt(route, "state") ?? "" },
    ]),
  );
}
