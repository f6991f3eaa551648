/** Placeholder names until the table below is complete: `service:Operation`, services as in the SDK packages. */
export type AwsOperationName = `${string}:${string}`;
