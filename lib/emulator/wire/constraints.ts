/**
 * What AWS's API models say of one input shape beyond its type. For strings and lists `min` and `max` are lengths, for
 * numbers values. Extracted by `extract-constraints.ts`.
 */
export interface ShapeConstraint {
  integer?: true;
  min?: number;
  max?: number;
  pattern?: string;
  enum?: string[];
  required?: string[];
  /** Names of the shapes of constrained members, list items, map keys and map values. */
  members?: Record<string, string>;
  item?: string;
  key?: string;
  value?: string;
}

/** The committed extract of one service. */
export interface ConstraintFile {
  source: string;
  /** Input shape per emulated operation; empty for those without input. */
  operations: Record<string, string>;
  shapes: Record<string, ShapeConstraint>;
}
