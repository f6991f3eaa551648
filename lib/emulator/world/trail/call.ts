import { hex, keyOf, mix, unit, uuid } from "../random.ts";
import { day, epoch, hour, second } from "../time.ts";
import type { TrailActor, TrailCall, WorldTrailEvent } from "./types.ts";

/** What CloudTrail writes in the place of parameters that may hold secrets. */
export const hidden = "HIDDEN_DUE_TO_SECURITY_REASONS";

/** Users keep their key, sessions have one for an hour; a service that acts as itself has none. */
const accessKeyOf = ({ userType, userArn }: TrailActor, at: number): string | undefined => {
  if (userType === "AWSService" || userType === "Root") return undefined;
  const session = userType === "AssumedRole" ? Math.floor(at / hour) : 0;
  const digits = hex(mix(keyOf(userArn), session), 3, 16).toUpperCase();
  return `${userType === "AssumedRole" ? "ASIA" : "AKIA"}${digits}`;
};

/** A call as the event that tells of it. */
export const eventOf = (call: TrailCall): WorldTrailEvent => ({
  ...call.actor,
  eventId: uuid(call.key, keyOf("event")),
  requestId: uuid(call.key, keyOf("request")),
  accessKeyId: accessKeyOf(call.actor, call.at),
  time: call.at - (call.at % second),
  eventName: call.name,
  eventSource: `${call.service}.amazonaws.com`,
  eventType: "AwsApiCall",
  readOnly: call.readOnly ?? false,
  requestParameters: call.request,
  responseElements: call.response,
  additionalEventData: undefined,
  resources: call.resources ?? [],
  error: call.error,
});

/** One turn of something that happens again and again. */
export interface Turn {
  at: number;
  /** Draws of this turn. */
  key: number;
  /** How many turns there were before. */
  number: number;
}

/** The turns in a stretch of time: one in each period, at a moment of its own. */
export const turnsOf = (key: number, every: number, from: number, to: number): Turn[] => {
  const turns: Turn[] = [];
  for (let number = Math.max(0, Math.floor((from - epoch) / every)); ; number += 1) {
    const start = epoch + number * every;
    if (start >= to) return turns;
    const turn = mix(key, number);
    const at = start + Math.floor(unit(turn, 1) * every);
    if (at >= from && at < to) turns.push({ at, key: turn, number });
  }
};

/** People work on weekdays from 09:00 to 19:30 in Tokyo. */
export const isOfficeTime = (time: number): boolean => {
  const hourOfDay = ((time - epoch) % day) / hour;
  return Math.floor((time - epoch) / day) % 7 < 5 && hourOfDay < 10.5;
};
