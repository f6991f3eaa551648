import type { WorldConfigItem } from "../config/types.ts";
import type { JudgeContext, Verdict } from "./types.ts";

type Judge = (item: WorldConfigItem, context: JudgeContext) => Verdict;
type Parameters = Readonly<Record<string, string>>;

const compliant: Verdict = { compliance: "COMPLIANT" };
const notApplicable: Verdict = { compliance: "NOT_APPLICABLE" };
const failing = (annotation?: string): Verdict =>
  annotation === undefined
    ? { compliance: "NON_COMPLIANT" }
    : { compliance: "NON_COMPLIANT", annotation: annotation.slice(0, 256) };
const when = (complies: boolean, annotation?: string): Verdict =>
  complies ? compliant : failing(annotation);

const listed = (text: string | undefined): string[] => (text ?? "").split(",").filter((part) => part !== "");

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const text = (value: unknown): string => (typeof value === "string" ? value : "");

const anywhere = ["0.0.0.0/0", "::/0"];

/** Whether a permission lets the whole world reach a port. */
function opens(permission: Readonly<Record<string, unknown>>, port: number): boolean {
  const { ipProtocol, fromPort, toPort } = permission;
  const reaches =
    ipProtocol === "-1" ||
    (ipProtocol === "tcp" && Number(fromPort ?? 0) <= port && port <= Number(toPort ?? 65_535));
  const sources = [
    ...list(permission.ipv4Ranges).map((range) => record(range).cidrIp),
    ...list(permission.ipv6Ranges).map((range) => record(range).cidrIpv6),
  ];
  return reaches && sources.some((source) => anywhere.includes(text(source)));
}

/** https://docs.aws.amazon.com/config/latest/developerguide/restricted-ssh.html */
export const restrictedSsh: Judge = ({ configuration }) => {
  const open = list(configuration?.ipPermissions).some((permission) => opens(record(permission), 22));
  return when(!open, "Port 22 is reachable from any address.");
};

/** https://docs.aws.amazon.com/config/latest/developerguide/required-tags.html */
export const requiredTags =
  (parameters: Parameters): Judge =>
  ({ tags }) => {
    const missing = [1, 2, 3, 4, 5, 6].flatMap((index) => {
      const key = parameters[`tag${index}Key`];
      if (key === undefined) return [];
      const values = listed(parameters[`tag${index}Value`]);
      const value = tags[key];
      return value !== undefined && (values.length === 0 || values.includes(value)) ? [] : [key];
    });
    return when(
      missing.length === 0,
      `Required tags are missing or have another value: ${missing.join(", ")}`,
    );
  };

/** https://docs.aws.amazon.com/config/latest/developerguide/ec2-volume-inuse-check.html */
export const volumeInUse: Judge = ({ configuration }) => {
  const attachments = list(configuration?.attachments).map(record);
  if (attachments.length === 0) return failing("The volume is not attached to an instance.");
  return when(
    attachments.every(({ deleteOnTermination }) => deleteOnTermination === true),
    "The volume stays when its instance is terminated.",
  );
};

/** https://docs.aws.amazon.com/config/latest/developerguide/encrypted-volumes.html */
export const encryptedVolumes: Judge = ({ configuration }) => {
  if (list(configuration?.attachments).length === 0) return notApplicable;
  return when(configuration?.encrypted === true);
};

/** Whether a bucket policy grants reading to everyone. */
function grantsPublicRead(policy: unknown): boolean {
  const statements = list(record(readJson(text(record(policy).policyText))).Statement).map(record);
  return statements.some(({ Effect, Principal, Action, Condition }) => {
    const everyone = Principal === "*" || list([record(Principal).AWS].flat()).includes("*");
    const reads = [Action].flat().some((action) => action === "*" || /^s3:(\*|Get|List)/.test(text(action)));
    return Effect === "Allow" && everyone && reads && Condition === undefined;
  });
}

function readJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-public-read-prohibited.html */
export const publicRead: Judge = ({ supplementaryConfiguration }) => {
  const block = record(supplementaryConfiguration.PublicAccessBlockConfiguration);
  const blocked = block.restrictPublicBuckets === true && block.ignorePublicAcls === true;
  const open = grantsPublicRead(supplementaryConfiguration.BucketPolicy);
  return when(blocked || !open, "The S3 bucket policy allows public read access.");
};

/** https://docs.aws.amazon.com/config/latest/developerguide/iam-role-managed-policy-check.html */
export const roleManagedPolicies =
  (parameters: Parameters): Judge =>
  ({ configuration }) => {
    const attached = list(configuration?.attachedManagedPolicies).map((policy) => record(policy).policyArn);
    const missing = listed(parameters.managedPolicyArns).filter((arn) => !attached.includes(arn));
    return when(missing.length === 0, `Not attached: ${missing.join(", ")}`);
  };

const complianceWords = /"(?:status|compliancestatus|compliance_status)":"(non_compliant|noncompliant)"/i;

/**
 * Patch and association compliance as Systems Manager reported it.
 * https://docs.aws.amazon.com/config/latest/developerguide/ec2-managedinstance-patch-compliance-status-check.html
 */
export const managedInstanceCompliance =
  (what: string): Judge =>
  ({ configuration }) =>
    when(!complianceWords.test(JSON.stringify(configuration ?? {})), `${what} is NON_COMPLIANT.`);

/** https://docs.aws.amazon.com/config/latest/developerguide/rds-storage-encrypted.html */
export const rdsEncrypted: Judge = ({ configuration }) => when(configuration?.storageEncrypted === true);

/** https://docs.aws.amazon.com/config/latest/developerguide/lambda-function-settings-check.html */
export const lambdaSettings =
  (parameters: Parameters): Judge =>
  ({ configuration }) => {
    const runtime = text(configuration?.runtime);
    const timeout = Number(configuration?.timeout);
    const runtimes = listed(parameters.runtime);
    if (runtime === "") return notApplicable;
    if (!runtimes.includes(runtime))
      return failing(`The runtime ${runtime} is none of: ${runtimes.join(", ")}`);
    return when(
      parameters.timeout === undefined || timeout <= Number(parameters.timeout),
      `The timeout of ${timeout} seconds is more than ${parameters.timeout}.`,
    );
  };

const isRunning = (item: WorldConfigItem): boolean => record(item.configuration?.state).name === "running";

/** https://docs.aws.amazon.com/config/latest/developerguide/ec2-instance-managed-by-systems-manager.html */
export const managedBySystemsManager: Judge = (item, context) => {
  if (!isRunning(item)) return notApplicable;
  const known = context.item("AWS::SSM::ManagedInstanceInventory", item.resourceId);
  return when(known !== undefined && known.deletionTime === undefined);
};

/** https://docs.aws.amazon.com/config/latest/developerguide/desired-instance-type.html */
export const desiredInstanceType =
  (parameters: Parameters): Judge =>
  ({ configuration }) => {
    const instanceType = text(configuration?.instanceType);
    return when(
      listed(parameters.instanceType).includes(instanceType),
      `${instanceType} is not one of the desired instance types.`,
    );
  };

/** https://docs.aws.amazon.com/config/latest/developerguide/ec2-stopped-instance.html */
export const stoppedInstance =
  (parameters: Parameters): Judge =>
  ({ configuration }, { at }) => {
    const since = /\((\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})/.exec(
      text(configuration?.stateTransitionReason),
    );
    if (record(configuration?.state).name !== "stopped" || since === null) return compliant;
    const days = Math.floor((at.getTime() - Date.parse(`${since[1]}T${since[2]}Z`)) / 86_400_000);
    const allowed = Number(parameters.AllowedDays);
    return when(days <= allowed, `The instance has been stopped for more than ${allowed} days.`);
  };

/** An account complies when its root user signs in with a second factor: four of five do. */
export const rootMfa: Judge = ({ accountId }) => when(Number(accountId.at(-1)) < 8);

/** The team's own rule: instances are called `<environment>-<service>-…`. */
export const instanceNames: Judge = ({ tags }) => {
  const { Name: name, Env: environment, Service: service } = tags;
  if (name === undefined) return failing("The instance has no Name tag.");
  if (environment === undefined || service === undefined) return notApplicable;
  return when(name.includes(service), `The name ${name} does not contain the service's name ${service}.`);
};

/** The Guard policy's own words, evaluated. */
export const managedByTag =
  (message: string): Judge =>
  ({ tags }) =>
    when(tags.ManagedBy !== undefined, message);
