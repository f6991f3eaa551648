import type { AccountKind, CatalogService } from "../catalog/services.ts";
import type { ScopeLayout } from "../layout.ts";
import { keyOf } from "../random.ts";
import { servicesOf } from "../slot.ts";
import { deployEveryOf } from "../tags.ts";
import { epoch, second } from "../time.ts";
import { callOf, pipelineOf } from "./actors.ts";
import { periodic, type Timeline } from "./timeline.ts";
import type { WorldResourceName } from "./types.ts";

const environments: Readonly<Record<AccountKind, string>> = {
  management: "prod",
  prod: "prod",
  staging: "staging",
  shared: "prod",
  data: "prod",
  sandbox: "dev",
};

export const environmentOf = ({ account }: ScopeLayout): string => environments[account.kind];

/** The services that run in an account-Region. */
export const servicesIn = ({ account }: ScopeLayout): readonly CatalogService[] => servicesOf[account.kind];

export const serviceTags = (scope: ScopeLayout, { name, team, costCenter }: CatalogService) => ({
  Env: environmentOf(scope),
  Team: team,
  Service: name,
  CostCenter: costCenter,
});

/** Where one resource of a service has its turn in a deployment: a dozen of them follow within two minutes. */
interface Turn {
  scope: ScopeLayout;
  service: CatalogService;
  /** Seconds after the deployment began. */
  after: number;
}

const firstOf = ({ after }: Turn): number => epoch + after * second;

/** The number of a service's newest deployment that reached the resource; 0 before the first. */
export const deploymentAt = (turn: Turn, time: number): number => {
  const every = deployEveryOf(turn.service.name, environmentOf(turn.scope));
  return Math.max(0, Math.floor((time - firstOf(turn)) / every) + 1);
};

/** The time at which a deployment reached the resource. */
export const deployedAt = (turn: Turn, deployment: number): number =>
  firstOf(turn) + (deployment - 1) * deployEveryOf(turn.service.name, environmentOf(turn.scope));

/** Every deployment changes the resource by one call of the service's pipeline. */
export const deployments = (
  turn: Turn,
  resource: WorldResourceName,
  draft: { eventName: string; service: string; parameters: Readonly<Record<string, unknown>> },
): Timeline => {
  const { scope, service } = turn;
  return periodic(firstOf(turn), deployEveryOf(service.name, environmentOf(scope)), (at, run) =>
    callOf(scope, keyOf(resource.resourceId), at, {
      eventName: draft.eventName,
      service: draft.service,
      actor: pipelineOf(service.name, run),
      requestParameters: draft.parameters,
      resources: [resource],
    }),
  );
};
