import { route } from "#lib/core/server/http/route.ts";
import { exportCveMatrixInput } from "#lib/patch/contract/cve-matrix.ts";
import { exportCveMatrix } from "#lib/patch/server/index.ts";

export const POST = route({ body: exportCveMatrixInput }, exportCveMatrix);
