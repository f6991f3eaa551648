import type { ServiceHandlers } from "../wire/handler.ts";
import { ssmHandlers } from "./ssm/index.ts";
import { stsHandlers } from "./sts/index.ts";

/** Every emulated operation, by the name of its service in the wire table. */
export const emulatedServices: Readonly<Record<string, ServiceHandlers>> = {
  ssm: ssmHandlers,
  sts: stsHandlers,
};
