"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { facetsQuery, nodesQuery } from "#lib/fleet/client/index.ts";
import { type FleetParams, facetsInput, listInput, resultInput } from "./fleet-params.ts";
import type { FleetProfile } from "./fleet-profile.ts";

/** What is listed and counted, kept live. Structural sharing keeps unchanged rows the same objects. */
export function useFleetData(params: FleetParams, profile: FleetProfile) {
  const { accounts, regions, tag, asOf, filter, sort, page } = params;
  const accountsText = accounts?.join(",");
  const regionsText = regions?.join(",");
  // biome-ignore lint/correctness/useExhaustiveDependencies: lists by their content; columns and panel ask for nothing
  const inputs = useMemo(
    () => ({ list: listInput(params), result: resultInput(params), facets: facetsInput(params, profile) }),
    [profile, accountsText, regionsText, tag, asOf, filter, sort, page],
  );
  const nodes = useQuery(nodesQuery(inputs.list));
  const facets = useQuery(facetsQuery(inputs.facets));
  return {
    nodes,
    facets,
    listInput: inputs.list,
    /** Names the result: the same text, the same nodes, whatever page and order. */
    resultId: JSON.stringify(inputs.result),
    /** Names what the table shows. */
    listId: JSON.stringify(inputs.list),
  };
}
