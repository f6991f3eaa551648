/**
 * An error that the service's model does not name: EC2's own codes, and those that every AWS service shares. Modelled
 * errors are thrown as the SDK's own exception classes instead.
 */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.name = "AwsError";
    this.code = code;
    this.status = status;
  }
}

/** A request body whose types are not those of the operation's model. */
export class SerializationError extends AwsError {
  constructor(message: string) {
    super("SerializationException", message);
  }
}

/** A paging token that was not given for this request, or too long ago; each service names it by its own error. */
export class PageTokenError extends Error {
  readonly reason: "invalid" | "expired";

  constructor(reason: "invalid" | "expired") {
    super(`The paging token is ${reason}.`);
    this.reason = reason;
  }
}
