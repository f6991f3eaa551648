import { listRecordingInput } from "#lib/aws-config/contract/recording.ts";
import { listRecording } from "#lib/aws-config/server/index.ts";
import { route } from "#lib/core/server/http/route.ts";

export const GET = route({ query: listRecordingInput }, listRecording);
