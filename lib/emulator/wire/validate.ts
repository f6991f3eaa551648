import { AwsError } from "./errors.ts";
import type { LoadedService, WireProtocol } from "./services.ts";
import type { OperationShape } from "./shape.ts";

function camel(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** Refuses an input that breaks the service's model, in the words and with the code that the service uses. */
export function validate(
  service: LoadedService,
  operation: OperationShape,
  input: Readonly<Record<string, unknown>>,
  protocol: WireProtocol,
): void {
  if (operation.input.kind !== "structure") return;
  const missing = operation.input.required.find((name) => input[name] === undefined);
  if (missing === undefined) return;
  const [code, status] = service.wire.errors.missing;
  if (protocol === "ec2")
    throw new AwsError(code, `The request must contain the parameter ${missing}`, status);
  const detail = `Value null at '${camel(missing)}' failed to satisfy constraint: Member must not be null`;
  throw new AwsError(code, `1 validation error detected: ${detail}`, status);
}
