/**
 * What goes wrong. `cut` closes the connection without an answer; `truncate` ends the body half-way; `skew` makes the
 * server's clock wrong, in its `Date` header and where it judges a signature's age.
 */
export const faultKinds = [
  "throttle",
  "deny",
  "error",
  "latency",
  "hang",
  "cut",
  "truncate",
  "expired",
  "html500",
  "skew",
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** One fault. Absent selectors match every request. */
export interface FaultRule {
  /** As in the SDK's package name, for example `ssm`. */
  service?: string | undefined;
  operation?: string | undefined;
  accountId?: string | undefined;
  region?: string | undefined;
  kind: FaultKind;
  /** Share of matching requests that it strikes: 0 to 1, by default 1. Evenly spread, not random. */
  rate?: number | undefined;
  /** It ends after having struck this many times; by default never. */
  times?: number | undefined;
  /** For `latency`: milliseconds added. */
  latencyMs?: number | undefined;
  /** For `skew`: seconds that the server's clock is ahead (behind, when negative); by default an hour. */
  skewSeconds?: number | undefined;
}

/** What befalls one request. */
export interface Strike {
  kind: Exclude<FaultKind, "latency"> | undefined;
  latencyMs: number;
  /** 0 unless the kind is `skew`. */
  skewSeconds: number;
}

/** The request a rule is matched against. */
export interface FaultTarget {
  service: string;
  operation: string;
  accountId: string;
  region: string;
}

interface RuleState {
  rule: FaultRule;
  seen: number;
  struck: number;
}

const selectors = ["service", "operation", "accountId", "region"] as const;

/** The present rule set. Latencies add up; of the other kinds the first rule that strikes wins. */
export class Faults {
  #rules: RuleState[] = [];

  replace(rules: readonly FaultRule[]): void {
    this.#rules = rules.map((rule) => ({ rule, seen: 0, struck: 0 }));
  }

  strike(target: FaultTarget): Strike {
    let latencyMs = 0;
    for (const state of this.#rules) {
      const { rule } = state;
      if (selectors.some((name) => rule[name] !== undefined && rule[name] !== target[name])) continue;
      if (!strikes(state)) continue;
      const skewSeconds = rule.kind === "skew" ? (rule.skewSeconds ?? 3600) : 0;
      if (rule.kind !== "latency") return { kind: rule.kind, latencyMs, skewSeconds };
      latencyMs += rule.latencyMs ?? 0;
    }
    return { kind: undefined, latencyMs, skewSeconds: 0 };
  }
}

function strikes(state: RuleState): boolean {
  const { rule } = state;
  if (state.struck >= (rule.times ?? Number.POSITIVE_INFINITY)) return false;
  state.seen += 1;
  const due =
    Math.floor(state.seen * (rule.rate ?? 1) + 1e-9) > Math.floor((state.seen - 1) * (rule.rate ?? 1) + 1e-9);
  if (due) state.struck += 1;
  return due;
}
