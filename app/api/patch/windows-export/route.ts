import { route } from "#lib/core/server/http/route.ts";
import { exportWindowsInput } from "#lib/patch/contract/windows.ts";
import { exportWindows } from "#lib/patch/server/index.ts";

export const GET = route({ query: exportWindowsInput }, exportWindows);
