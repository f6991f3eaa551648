import type { ServiceHandlers } from "../wire/handler.ts";
import { cloudtrailHandlers } from "./cloudtrail/index.ts";
import { configHandlers } from "./config-service/index.ts";
import { ec2Handlers } from "./ec2/index.ts";
import { organizationsHandlers } from "./organizations/index.ts";
import { taggingHandlers } from "./resource-groups-tagging-api/index.ts";
import { ssmHandlers } from "./ssm/index.ts";
import { stsHandlers } from "./sts/index.ts";

/** Every emulated operation, by the name of its service in the wire table. */
export const emulatedServices: Readonly<Record<string, ServiceHandlers>> = {
  cloudtrail: cloudtrailHandlers,
  "config-service": configHandlers,
  ec2: ec2Handlers,
  organizations: organizationsHandlers,
  "resource-groups-tagging-api": taggingHandlers,
  ssm: ssmHandlers,
  sts: stsHandlers,
};
