import type { LoadedService } from "./services.ts";
import type { OperationShape } from "./shape.ts";

interface Route {
  operation: OperationShape;
  method: string;
  pattern: RegExp;
  labels: string[];
  /** Sorts routes: literal segments come before labelled ones, greedy labels last. */
  order: string;
}

/** The operation that a method and path name, with its labels decoded. */
export interface RouteMatch {
  operation: OperationShape;
  labels: Record<string, string>;
}

const tables = new WeakMap<LoadedService, Route[]>();
const label = /^\{([^}+]+)(\+?)\}$/;

function readRoute(operation: OperationShape): Route[] {
  const http = operation.traits.http as [method: string, path: string, status: number] | undefined;
  if (http === undefined) return [];
  const segments = (http[1].split("?")[0] ?? "").split("/").filter((segment) => segment !== "");
  const labels: string[] = [];
  let order = "";
  const parts = segments.map((segment) => {
    const [, name, greedy] = label.exec(segment) ?? [];
    order += name === undefined ? "0" : greedy === "+" ? "2" : "1";
    if (name === undefined) return segment.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    labels.push(name);
    return greedy === "+" ? "(.+)" : "([^/]+)";
  });
  return [{ operation, method: http[0], pattern: new RegExp(`^/${parts.join("/")}/?$`), labels, order }];
}

function routesOf(service: LoadedService): Route[] {
  let routes = tables.get(service);
  if (routes === undefined) {
    routes = [...service.operations.values()].flatMap(readRoute);
    routes.sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0));
    tables.set(service, routes);
  }
  return routes;
}

/** Undefined for a path that is no valid URI: `%zz`. */
function decodeAll(texts: readonly string[]): string[] | undefined {
  try {
    return texts.map((text) => decodeURIComponent(text));
  } catch {
    return undefined;
  }
}

/** Finds the REST operation of a request; undefined when no route of the service's model matches. */
export function matchRoute(service: LoadedService, method: string, path: string): RouteMatch | undefined {
  for (const route of routesOf(service)) {
    if (route.method !== method) continue;
    const match = route.pattern.exec(path);
    if (match === null) continue;
    const values = decodeAll(match.slice(1));
    if (values === undefined) return undefined;
    const labels = Object.fromEntries(route.labels.map((name, index) => [name, values[index] ?? ""]));
    return { operation: route.operation, labels };
  }
  return undefined;
}
