import {
  createLoader,
  type inferParserType,
  parseAsBoolean,
  parseAsInteger,
  parseAsString,
} from "nuqs/server";
import { scopeParsers, toScopeQuery } from "#lib/core/client/scope-params.ts";
import type { CveMatrixInput } from "#lib/patch/contract/cve-matrix.ts";

/** Nodes and CVEs on one page. */
export const matrixSize = { nodes: 50, cves: 12 } as const;

export const matrixParsers = {
  ...scopeParsers,
  cves: parseAsString.withDefault(""),
  filter: parseAsString.withDefault(""),
  exposed: parseAsBoolean.withDefault(true),
  page: parseAsInteger.withDefault(1),
  cvePage: parseAsInteger.withDefault(1),
};

export type MatrixParams = inferParserType<typeof matrixParsers>;

export const loadMatrixParams = createLoader(matrixParsers);

export function matrixInput(params: MatrixParams): CveMatrixInput {
  const from = (page: number, size: number) => (Math.min(Math.max(1, page), 10_000) - 1) * size;
  return {
    ...toScopeQuery(params),
    cves: params.cves,
    filter: params.filter,
    exposed: params.exposed,
    limit: matrixSize.nodes,
    offset: from(params.page, matrixSize.nodes),
    cveLimit: matrixSize.cves,
    cveOffset: from(params.cvePage, matrixSize.cves),
  };
}
