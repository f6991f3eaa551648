import { route } from "#lib/core/server/http/route.ts";
import { cveMatrixInput } from "#lib/patch/contract/cve-matrix.ts";
import { cveMatrix } from "#lib/patch/server/index.ts";

export const GET = route({ query: cveMatrixInput }, cveMatrix);
