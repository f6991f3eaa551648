import { describe, expect, it } from "vitest";
import { redactSecrets } from "./redact-secrets.ts";

const mark = /^\[redacted:[0-9a-f]{16}\]$/;

describe("secrets in a configuration", () => {
  it("are replaced wherever they stand, and nothing else is", () => {
    const configuration = {
      masterUserPassword: "hunter2",
      userData: "IyEvYmluL2Jhc2g=",
      secretArn: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db",
      environment: { variables: { STAGE: "prod", LIMIT: 5 } },
      credentials: { user: "admin", pin: 1234 },
      nextToken: "page-2",
      name: "db",
      ports: [22, 80],
    };
    expect(redactSecrets(configuration, "salt")).toEqual({
      masterUserPassword: expect.stringMatching(mark),
      userData: expect.stringMatching(mark),
      secretArn: configuration.secretArn,
      environment: { variables: { STAGE: expect.stringMatching(mark), LIMIT: expect.stringMatching(mark) } },
      credentials: { user: expect.stringMatching(mark), pin: expect.stringMatching(mark) },
      nextToken: "page-2",
      name: "db",
      ports: [22, 80],
    });
  });

  it("are found in documents that stand as text, which otherwise stay as written", () => {
    const plain = '{ "a": 1 }';
    const encoded = encodeURIComponent('{"password":"hunter2"}');
    const cleaned = redactSecrets(
      { template: '{"password":"hunter2"}', policy: plain, document: encoded },
      "salt",
    );
    expect(JSON.stringify(cleaned)).not.toContain("hunter2");
    expect(cleaned).toMatchObject({ policy: plain });
    expect(JSON.parse((cleaned as { template: string }).template).password).toMatch(mark);
  });

  it("tell whether they changed, by a mark that depends on the salt, and stay marks", () => {
    const marked = (password: string, salt: string) => redactSecrets({ password }, salt);
    expect(marked("one", "salt")).toEqual(marked("one", "salt"));
    expect(marked("one", "salt")).not.toEqual(marked("two", "salt"));
    expect(marked("one", "salt")).not.toEqual(marked("one", "other"));
    const once = marked("one", "salt");
    expect(redactSecrets(once, "salt")).toEqual(once);
    expect(marked("", "salt")).toEqual({ password: "" });
  });
});
