import type {
  ConfigurationRecorder,
  DescribeConfigurationRecordersRequest,
  DescribeConfigurationRecordersResponse,
} from "@aws-sdk/client-config-service";
import type { Handler } from "../../wire/handler.ts";
import type { WorldConfigRecorder } from "../../world/config/types.ts";
import { typeOf } from "./outputs.ts";
import { recorderArnOf, recordersNamed } from "./recorders.ts";

const groupOf = (recorder: WorldConfigRecorder): ConfigurationRecorder["recordingGroup"] => {
  const excluded = recorder.excludedTypes.map(typeOf);
  return excluded.length === 0
    ? {
        allSupported: true,
        includeGlobalResourceTypes: recorder.includeGlobalTypes,
        resourceTypes: [],
        exclusionByResourceTypes: { resourceTypes: [] },
        recordingStrategy: { useOnly: "ALL_SUPPORTED_RESOURCE_TYPES" },
      }
    : {
        allSupported: false,
        includeGlobalResourceTypes: false,
        resourceTypes: [],
        exclusionByResourceTypes: { resourceTypes: excluded },
        recordingStrategy: { useOnly: "EXCLUSION_BY_RESOURCE_TYPES" },
      };
};

/** https://docs.aws.amazon.com/config/latest/APIReference/API_DescribeConfigurationRecorders.html */
export const describeConfigurationRecorders: Handler<
  DescribeConfigurationRecordersRequest,
  DescribeConfigurationRecordersResponse
> = (input, request) => ({
  ConfigurationRecorders: recordersNamed(input, request).map((recorder) => ({
    arn: recorderArnOf(recorder, request),
    name: recorder.name,
    roleARN: recorder.roleArn,
    recordingGroup: groupOf(recorder),
    recordingMode: {
      recordingFrequency: "CONTINUOUS",
      recordingModeOverrides: [
        {
          description: "Reports of Systems Manager once a day",
          resourceTypes: recorder.dailyTypes.map(typeOf),
          recordingFrequency: "DAILY",
        },
      ],
    },
    recordingScope: "PAID",
  })),
});
