import type {
  DescribeConfigurationRecorderStatusRequest,
  DescribeConfigurationRecorderStatusResponse,
} from "@aws-sdk/client-config-service";
import type { Handler } from "../../wire/handler.ts";
import { recorderArnOf, recordersNamed } from "./recorders.ts";

/** https://docs.aws.amazon.com/config/latest/APIReference/API_DescribeConfigurationRecorderStatus.html */
export const describeConfigurationRecorderStatus: Handler<
  DescribeConfigurationRecorderStatusRequest,
  DescribeConfigurationRecorderStatusResponse
> = (input, request) => ({
  ConfigurationRecordersStatus: recordersNamed(input, request).map((recorder) => ({
    arn: recorderArnOf(recorder, request),
    name: recorder.name,
    lastStartTime: recorder.startedAt,
    lastStopTime: recorder.stoppedAt,
    recording: recorder.stoppedAt === undefined,
    lastStatus: "Success",
    lastStatusChangeTime: recorder.lastStatusAt,
  })),
});
