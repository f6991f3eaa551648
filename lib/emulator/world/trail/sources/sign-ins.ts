import { keyOf, mix, unit } from "../../random.ts";
import { day, hour } from "../../time.ts";
import { consoleUser, legacyUser } from "../actors.ts";
import { eventOf, isOfficeTime, turnsOf } from "../call.ts";
import { globalEventsRegion, type TrailSource, type WorldTrailEvent } from "../types.ts";

const signIn = (
  event: WorldTrailEvent,
  result: "Success" | "Failure",
  mfa: "Yes" | "No",
): WorldTrailEvent => ({
  ...event,
  eventType: "AwsConsoleSignIn",
  accessKeyId: undefined,
  responseElements: { ConsoleLogin: result },
  additionalEventData: {
    LoginTo: "https://console.aws.amazon.com/console/home",
    MobileVersion: "No",
    MFAUsed: mfa,
  },
});

/**
 * Sign-ins to the console, which are recorded in us-east-1: those of IAM Identity Center, and the attempts of somebody who
 * tries an IAM user's password at night.
 */
export const signIns: TrailSource = (scope, from, to) => {
  if (scope.region !== globalEventsRegion) return [];
  const base = { service: "signin", name: "ConsoleLogin" };
  const daily = turnsOf(mix(scope.key, keyOf("sign-in")), 100 * 60_000, from, to)
    .filter(({ at }) => isOfficeTime(at))
    .map(({ at, key }) =>
      signIn(eventOf({ ...base, at, key, actor: consoleUser(scope, key) }), "Success", "No"),
    );
  const tried = turnsOf(mix(scope.key, keyOf("sign-in-failed")), 3 * day, from, to)
    .filter(({ key }) => unit(key, 2) < 0.6)
    .flatMap(({ at, key }) =>
      [0, 1, 2].map((attempt) => {
        const moment = at + attempt * 41_000;
        const actor = { ...legacyUser(scope), sourceIp: "192.0.2.201" };
        const event = eventOf({ ...base, at: moment, key: mix(key, attempt), actor });
        return {
          ...signIn(event, "Failure", "No"),
          error: { code: undefined, message: "Failed authentication" },
        };
      }),
    )
    .filter(({ time }) => time >= from && time < to);
  return [...daily, ...tried];
};

/** Roles that services and people took; STS tells of them where it was asked. */
export const assumedRoles: TrailSource = (scope, from, to) =>
  turnsOf(mix(scope.key, keyOf("assume-role")), hour / 2, from, to).map(({ at, key }) => {
    const role = unit(key, 1) < 0.7 ? "MaintenanceWindowRole" : "terraform";
    const arn = `arn:aws:iam::${scope.account.id}:role/${role}`;
    return eventOf({
      at,
      key,
      actor: {
        userType: "AWSService",
        userName: "",
        userArn: "",
        roleArn: undefined,
        sourceIp: "ssm.amazonaws.com",
        userAgent: "ssm.amazonaws.com",
      },
      service: "sts",
      name: "AssumeRole",
      readOnly: true,
      request: { roleArn: arn, roleSessionName: `session-${key % 10_000}` },
      resources: [{ type: "AWS::IAM::Role", name: arn }],
    });
  });
