import { describe, expect, it } from "vitest";
import { readCaller, readScope, roleCredentials, userAccessKey } from "./credentials.ts";

const management = "111122223333";
const member = "444455556666";

describe("the credential scope", () => {
  it("is read from the Authorization header", () => {
    const authorization =
      "AWS4-HMAC-SHA256 Credential=AKIAX/20260302/eu-west-1/ssm/aws4_request, SignedHeaders=host, Signature=0";
    const expected = { accessKeyId: "AKIAX", region: "eu-west-1", signingName: "ssm" };
    expect(readScope({ authorization }, new URLSearchParams())).toEqual(expected);
    expect(
      readScope({}, new URLSearchParams({ "X-Amz-Credential": "AKIAX/20260302/eu-west-1/ssm/aws4_request" })),
    ).toEqual(expected);
  });

  it("is absent from unsigned requests", () => {
    expect(readScope({}, new URLSearchParams())).toBeUndefined();
    expect(readScope({ authorization: "Bearer x" }, new URLSearchParams())).toBeUndefined();
  });
});

describe("the caller", () => {
  it("is the user of the account in the key", () => {
    expect(readCaller(userAccessKey(member), undefined, management)).toMatchObject({ accountId: member });
  });

  it("is the management account's user with any other key, or none", () => {
    for (const key of ["AKIAIOSFODNN7EXAMPLE", undefined])
      expect(readCaller(key, undefined, management)).toMatchObject({ accountId: management });
  });

  it("is nobody with a key that only looks like the emulator's", () => {
    expect(readCaller("AKIAYAGURA12", undefined, management)).toBe("unknown");
  });

  it("is the assumed role, until its session ends", () => {
    const soon = new Date(Date.now() + 60_000);
    const { AccessKeyId, SessionToken } = roleCredentials(member, "YaguraReadOnly", "console", soon);
    expect(readCaller(AccessKeyId, SessionToken, management)).toEqual({
      accountId: member,
      callerArn: `arn:aws:sts::${member}:assumed-role/YaguraReadOnly/console`,
    });
    expect(readCaller(AccessKeyId, undefined, management)).toBe("unknown");
    expect(readCaller(AccessKeyId, "bm90IGpzb24", management)).toBe("unknown");
    const past = roleCredentials(member, "YaguraReadOnly", "console", new Date(Date.now() - 1));
    expect(readCaller(past.AccessKeyId, past.SessionToken, management)).toBe("expired");
  });
});
