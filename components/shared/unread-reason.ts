import type { Freshness } from "#lib/core/contract/freshness.ts";
import { neverRead } from "#lib/core/domain/coverage.ts";

/**
 * Why a list without rows says nothing: the dataset could not be read anywhere (`unread`), its first passes run (`pending`), or
 * it had not been read at the moment shown (`past`). Null where there is none.
 */
export function unreadReason(
  freshness: Freshness,
  dataset: string,
  asOf: string | null | undefined,
): "unread" | "pending" | "past" | null {
  if (neverRead(freshness, dataset)) return "unread";
  if (freshness.scopes.pending === 0) return null;
  return asOf ? "past" : "pending";
}
