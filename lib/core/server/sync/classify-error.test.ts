import { describe, expect, it } from "vitest";
import { classifyError } from "./classify-error.ts";
import { retrySeconds } from "./run-pass.ts";

const named = (name: string, message: string, more: object = {}) =>
  Object.assign(new Error(message), { name, ...more });

describe("why a pass failed", () => {
  it("names the IAM action to grant when access was denied", () => {
    const error = named("AccessDeniedException", "User: arn:aws:sts::1:assumed-role/x is not authorized");
    expect(classifyError(error, "resource-groups-tagging-api:GetResources")).toEqual({
      code: "AccessDeniedException",
      message: "User: arn:aws:sts::1:assumed-role/x is not authorized",
      operation: "resource-groups-tagging-api:GetResources",
      iamAction: "tag:GetResources",
    });
  });

  it("asks for no permission when something else went wrong", () => {
    expect(
      classifyError(named("ThrottlingException", "Rate exceeded"), "ssm:GetInventory").iamAction,
    ).toBeNull();
  });

  it.each([
    [
      "a page of HTML",
      new SyntaxError("Unexpected token '<', \"<!DOCTYPE \"... is not valid JSON"),
      "UnreadableResponse",
    ],
    [
      "a connection cut off",
      Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" }),
      "ECONNRESET",
    ],
    ["a timeout", named("TimeoutError", "did not respond"), "TimeoutError"],
    ["an error without a name", new Error("odd"), "Unknown"],
    ["something that is no error", "odd", "Unknown"],
  ])("gives %s a code", (_, error, code) => {
    expect(classifyError(error, null).code).toBe(code);
  });

  const answered = (error: Error, status: number, contentType: string) =>
    Object.assign(error, {
      $metadata: { httpStatusCode: status },
      $response: { statusCode: status, headers: { "content-type": contentType } },
    });
  const webPage = (status: number) =>
    answered(
      new SyntaxError("Unexpected token '<', \"<!doctype \"... is not valid JSON"),
      status,
      "text/html; charset=utf-8",
    );

  it.each([
    ["a web page in place of JSON", webPage(500), "a web page (HTTP 500)"],
    [
      "a web page that passes for XML",
      answered(named("Unknown", "Unknown"), 404, "text/html"),
      "a web page (HTTP 404)",
    ],
    [
      "HTTP 501",
      answered(named("InternalFailure", "not yet implemented"), 501, "application/x-amz-json-1.1"),
      "InternalFailure (HTTP 501)",
    ],
    [
      "an operation unknown to it",
      answered(named("UnknownOperationException", "UnknownError"), 400, "application/x-amz-json-1.1"),
      "UnknownOperationException (HTTP 400)",
    ],
    [
      "an action unknown to it",
      answered(
        named("InvalidAction", "The action X is not valid", { Code: "InvalidAction" }),
        400,
        "text/xml",
      ),
      "InvalidAction (HTTP 400)",
    ],
  ])("says that a target which answers with %s does not offer the operation", (_, error, answer) => {
    expect(classifyError(error, "ssm:GetInventory")).toEqual({
      code: "OperationNotAvailable",
      message: `Not available at this target: ssm:GetInventory was answered with ${answer}.`,
      operation: "ssm:GetInventory",
      iamAction: null,
    });
  });

  it("takes a web page for a passing failure where the operation has worked before, and from a proxy", () => {
    expect(classifyError(webPage(500), "ssm:GetInventory", true)).toMatchObject({
      code: "UnreadableResponse",
      message: "The answer was a web page (HTTP 500), not from AWS.",
    });
    expect(classifyError(webPage(503), "ssm:GetInventory").code).toBe("UnreadableResponse");
  });

  it("keeps messages to one line that fits a table, and never repeats a foreign body", () => {
    const { message } = classifyError(new Error(`first\n${"x".repeat(9_000)}`), null);
    expect(message).toBe("first");
    expect(classifyError(new Error("y".repeat(9_000)), null).message).toHaveLength(500);
    expect(
      classifyError(new SyntaxError("Unexpected token '<', \"<html>secret\""), null).message,
    ).not.toContain("secret");
  });
});

describe("when a failed scope is tried again", () => {
  const steady = () => 0.5;
  it("is soon at first, and then ever later up to the cadence", () => {
    const waits = [1, 2, 3, 4, 5, 6, 20].map((failures) => retrySeconds(120, failures, false, steady));
    expect(waits).toEqual([5, 10, 20, 40, 80, 120, 120]);
  });
  it("is at least a minute and at most ten later when only a person can mend it", () => {
    expect(retrySeconds(30, 1, true, steady)).toBe(60);
    expect(retrySeconds(3_600, 1, true, steady)).toBe(600);
  });
});
