import type awsConfig from "../../../aws-config/contract/messages/en.json";
import type changes from "../../../changes/contract/messages/en.json";
import type fleet from "../../../fleet/contract/messages/en.json";
import type patch from "../../../patch/contract/messages/en.json";
import type query from "../../../query/contract/messages/en.json";
import type core from "./en.json";

declare module "next-intl" {
  interface AppConfig {
    Locale: "en" | "ja";
    Messages: typeof core & {
      changes: typeof changes;
      fleet: typeof fleet;
      patch: typeof patch;
      query: typeof query;
      awsConfig: typeof awsConfig;
    };
  }
}
