import { readHealth } from "#lib/core/server/health/read-health.ts";
import { publicRoute } from "#lib/core/server/http/route.ts";

export const dynamic = "force-dynamic";

export const GET = publicRoute({}, readHealth);
