import { useState } from "react";
import type { FacetValueView, FacetView } from "./facet-group.tsx";
import { keepPlaces } from "./keep-places.ts";

/** Values of a facet before it is unfolded, besides those chosen. */
const usual = 8;

export interface ShownValues {
  shown: readonly FacetValueView[];
  /** Values that are not shown, be they known or not. */
  hidden: number;
  /** Whether the row that led to more has gone. */
  isShorter: boolean;
  /** The largest count that there has been: later ones take its width. */
  largest: number;
}

/** What to show of a facet, so that later counts move nothing: neither its values nor what stands below them. */
export function useShownValues({ values, more }: FacetView, all: boolean): ShownValues {
  const [last, setLast] = useState(() => ({ values, all, ...arrange(values, more, all, null) }));
  if (last.values === values && last.all === all) return last;
  const next = { values, all, ...arrange(values, more, all, last.all === all ? last : null) };
  setLast(next);
  return next;
}

function arrange(
  values: readonly FacetValueView[],
  more: number,
  all: boolean,
  before: ShownValues | null,
): ShownValues {
  const isFolded = !all && isLong({ values });
  const now = isFolded ? values.filter(({ choice }, index) => index < usual || choice !== null) : values;
  const shown = before === null ? now : keepPlaces(before.shown, now, values, more === 0);
  const hidden = more + values.filter((value) => !shown.includes(value)).length;
  return {
    shown,
    hidden,
    isShorter:
      before !== null &&
      hidden === 0 &&
      shown.length <= before.shown.length &&
      (before.hidden > 0 || before.isShorter),
    largest: Math.max(before?.largest ?? 0, ...values.map(({ count }) => count)),
  };
}

/** Whether there is something to fold away: one value more takes no more room than the button that leads to it. */
export const isLong = ({ values }: Pick<FacetView, "values">): boolean => values.length > usual + 1;
