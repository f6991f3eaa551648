import type { Tag } from "@aws-sdk/client-ssm";
import type { Tags } from "../../world/types.ts";

export const tagListOf = (tags: Tags): Tag[] => Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
