import { route } from "#lib/core/server/http/route.ts";
import { windowsInput } from "#lib/patch/contract/windows.ts";
import { listWindows } from "#lib/patch/server/index.ts";

export const GET = route({ query: windowsInput }, listWindows);
