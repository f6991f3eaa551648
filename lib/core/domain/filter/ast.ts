/** Half-open range of UTF-16 positions in the filter's text. */
export interface TextRange {
  from: number;
  to: number;
}

export type FilterOperator = ":" | "=" | "!=" | "<" | "<=" | ">" | ">=";

/** One value as written; in quotes `*` and `none` lose their meaning. */
export interface FilterValue {
  text: string;
  quoted: boolean;
  /** What stands after `@` behind the closing quote: `"two words"@Missing`. Without quotes it is part of the text. */
  state?: string;
  range: TextRange;
}

/** `field:value,value`, or `tag:Key=value` where `key` is set. */
export interface FilterTerm {
  kind: "term";
  /** The field's canonical key, whatever alias was written. */
  field: string;
  key: FilterValue | null;
  operator: FilterOperator;
  values: readonly FilterValue[];
  range: TextRange;
}

/** A plain word: searched in what the list calls its search text. */
export interface FilterWord {
  kind: "word";
  value: FilterValue;
  range: TextRange;
}

export interface FilterNot {
  kind: "not";
  item: FilterNode;
  range: TextRange;
}

export interface FilterGroup {
  kind: "and" | "or";
  items: readonly FilterNode[];
  range: TextRange;
}

export type FilterNode = FilterTerm | FilterWord | FilterNot | FilterGroup;

/** Keys of the `filter` messages, one per fault. */
export const filterMessageKeys = [
  "tooLong",
  "tooDeep",
  "tooManyTerms",
  "unknownField",
  "missingValue",
  "missingKey",
  "badOperator",
  "oneValueOnly",
  "unclosedQuote",
  "afterQuote",
  "unclosedParenthesis",
  "unexpectedParenthesis",
  "emptyGroup",
  "danglingOperator",
  "badNumber",
  "badVersion",
  "badTime",
  "badIp",
  "badBoolean",
  "badState",
] as const;
export type FilterMessageKey = (typeof filterMessageKeys)[number];

export interface FilterFault {
  messageKey: FilterMessageKey;
  range: TextRange;
}

export type ParseResult = { ok: true; filter: FilterNode | null } | { ok: false; fault: FilterFault };

/** Thrown inside the parser and the resolver; their callers get a `FilterFault`. */
export class FilterError extends Error {
  readonly fault: FilterFault;

  constructor(messageKey: FilterMessageKey, range: TextRange) {
    super(messageKey);
    this.fault = { messageKey, range };
  }
}

/** Bounds of a filter, so that no input costs more than a long honest one. */
export const filterLimits = { length: 4000, depth: 16, terms: 100, values: 500 } as const;
