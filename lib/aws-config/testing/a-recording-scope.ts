import type { RecordingScope } from "../contract/recording.ts";

/** An account-Region whose recorder records everything, with what a test changes of it. */
export function aRecordingScope(changes: Partial<RecordingScope> = {}): RecordingScope {
  return {
    accountId: "111122223333",
    accountName: "prod",
    region: "us-east-1",
    state: "recording",
    recorderName: "default",
    allSupported: true,
    includeGlobalTypes: true,
    resourceTypes: [],
    excludedTypes: [],
    recordingFrequency: "CONTINUOUS",
    lastStatus: "SUCCESS",
    lastErrorCode: null,
    lastErrorMessage: null,
    startedAt: "2026-01-01T00:00:00.000Z",
    stoppedAt: null,
    channelName: "default",
    bucketName: "config-logs",
    topicArn: null,
    delivery: null,
    retentionDays: 2557,
    via: "select",
    aggregator: null,
    listedAt: "2026-11-25T00:00:00.000Z",
    resources: 10,
    completeFrom: null,
    unfinished: 0,
    ...changes,
  };
}
