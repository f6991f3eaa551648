import { getRequestConfig } from "next-intl/server";
import type { Locale } from "#lib/core/domain/preferences.ts";
import { readPreferences } from "./preferences.ts";

export default getRequestConfig(async () => {
  const { locale, zone } = await readPreferences();
  return { locale, timeZone: zone.zone, messages: await loadMessages(locale) };
});

/** Each feature's messages stand under the feature's name; core's own namespaces stand at the top. */
async function loadMessages(locale: Locale) {
  const [core, fleet, patch, query, awsConfig, changes] = await Promise.all([
    import(`../contract/messages/${locale}.json`),
    import(`../../fleet/contract/messages/${locale}.json`),
    import(`../../patch/contract/messages/${locale}.json`),
    import(`../../query/contract/messages/${locale}.json`),
    import(`../../aws-config/contract/messages/${locale}.json`),
    import(`../../changes/contract/messages/${locale}.json`),
  ]);
  return {
    ...core.default,
    fleet: fleet.default,
    patch: patch.default,
    query: query.default,
    awsConfig: awsConfig.default,
    changes: changes.default,
  };
}
