import { consoleOrigin } from "#lib/core/domain/console-origin.ts";

/** AWS Config's page of one resource in the AWS console: its configuration now, with the way to its timeline. */
export function configConsoleLink(resource: {
  region: string;
  resourceType: string;
  resourceId: string;
}): string {
  const [region, id, type] = [resource.region, resource.resourceId, resource.resourceType].map(
    encodeURIComponent,
  );
  const details = `resourceId=${id}&resourceType=${type}`;
  return `${consoleOrigin(resource.region)}/config/home?region=${region}#/resources/details?${details}`;
}
