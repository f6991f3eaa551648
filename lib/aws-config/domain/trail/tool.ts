import type { TrailRecord } from "./record.ts";

/** With what a call was made; `other` where the user agent tells nothing. */
export type CallTool =
  | "console"
  | "cli"
  | "terraform"
  | "cloudformation"
  | "cdk"
  | "pulumi"
  | "ansible"
  | "sdk"
  | "service"
  | "other";

const service = /^[\w.-]+\.amazonaws\.com$/;

const byUserAgent: readonly (readonly [RegExp, CallTool])[] = [
  [/\b(terraform|opentofu|terragrunt)\b/i, "terraform"],
  [/\baws-cli\//i, "cli"],
  [/\baws-cdk\b/i, "cdk"],
  [/\bpulumi\b/i, "pulumi"],
  [/\bansible\b/i, "ansible"],
  [/\b(aws-sdk|boto3|botocore|awspowershell|aws-sdk-[\w-]+|amazon-ssm-agent)\b/i, "sdk"],
  [/^(mozilla|opera)\/|^(console|signin)\.amazonaws\.com$|^\[s3console/i, "console"],
  [/^aws internal/i, "service"],
];

/**
 * The tool behind a call, from the user agent, the service that called on somebody's behalf, and the kind of session. A tool
 * says what it is even where it runs with a console's credentials, as CloudShell does.
 */
export function toolOf(
  record: Pick<TrailRecord, "identity" | "sourceIp" | "userAgent" | "fromConsole">,
): CallTool {
  const { identity, sourceIp, userAgent, fromConsole } = record;
  const callers = [identity.invokedBy, sourceIp, userAgent].filter((name) => name !== null);
  if (callers.some((name) => name.startsWith("cloudformation.amazonaws.com"))) return "cloudformation";
  const found = byUserAgent.find(([pattern]) => pattern.test(userAgent ?? ""))?.[1];
  if (found !== undefined && found !== "service") return found;
  if (fromConsole) return "console";
  if (identity.type === "AWSService" || found === "service") return "service";
  return callers.some((name) => service.test(name)) ? "service" : "other";
}
