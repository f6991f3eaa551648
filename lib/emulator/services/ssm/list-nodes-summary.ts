import {
  InvalidAggregatorException,
  type ListNodesSummaryRequest,
  type ListNodesSummaryResult,
  type NodeAggregator,
} from "@aws-sdk/client-ssm";
import type { Handler } from "../../wire/handler.ts";
import { listedNodes, nodeAttribute, nodeTest } from "./node-attributes.ts";

/** AWS groups by at most this many attributes, one inside the other. */
const maxDepth = 2;

/** The attributes of one aggregator and those inside it, outermost first, for each innermost aggregator. */
const paths = (aggregator: NodeAggregator, outer: readonly string[] = []): string[][] => {
  const path = [...outer, aggregator.AttributeName ?? ""];
  if (path.length > maxDepth) {
    throw new InvalidAggregatorException({
      $metadata: {},
      message: "The aggregators are nested too deep.",
      Message: "The aggregators are nested too deep.",
    });
  }
  const inner = aggregator.Aggregators ?? [];
  return inner.length === 0 ? [path] : inner.flatMap((next) => paths(next, path));
};

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ListNodesSummary.html */
export const listNodesSummary: Handler<ListNodesSummaryRequest, ListNodesSummaryResult> = (
  input,
  request,
) => {
  const { NextToken, MaxResults, ...query } = input;
  const groupings = (input.Aggregators ?? []).flatMap((aggregator) => paths(aggregator));
  const counts = groupings.map(() => new Map<string, number>());
  for (const listed of listedNodes(input.SyncName, request).filter(nodeTest(input.Filters))) {
    for (const [index, path] of groupings.entries()) {
      const values = path.map((name) => nodeAttribute(listed, name));
      if (values.includes(undefined)) continue;
      const group = JSON.stringify(values);
      counts[index]?.set(group, (counts[index].get(group) ?? 0) + 1);
    }
  }
  const summary = groupings.flatMap((path, index) =>
    [...(counts[index] ?? [])].sort().map(([group, count]) => {
      const values: string[] = JSON.parse(group);
      const named = path.map((name, place) => [name, values[place] ?? ""]);
      return { ...Object.fromEntries(named), Count: String(count) };
    }),
  );
  const { items, nextToken } = request.page(summary, { token: NextToken, limit: MaxResults ?? 10, query });
  return { Summary: items, NextToken: nextToken };
};
