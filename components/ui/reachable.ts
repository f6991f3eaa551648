import { type ButtonHTMLAttributes, cloneElement, type MouseEvent, type ReactElement } from "react";

type Trigger = ReactElement<ButtonHTMLAttributes<HTMLButtonElement>>;

export interface Reach {
  popup: "dialog" | "menu";
  /** Fetches the layer's code; called on the way to the button, more than once. */
  preload: () => Promise<unknown>;
  open: () => void;
}

/** A button whose layer is not there yet: says what it opens, fetches it on the way, opens it on click. */
export function reachable(trigger: ReactElement, { popup, preload, open }: Reach): ReactElement {
  const button = trigger as Trigger;
  // A fetch that fails here is tried again by the click, which shows the failure.
  const fetchEarly = () => void preload().catch(() => undefined);
  return cloneElement(button, {
    "aria-haspopup": popup,
    "aria-expanded": false,
    onPointerEnter: fetchEarly,
    onFocus: fetchEarly,
    onClick: (event: MouseEvent<HTMLButtonElement>) => {
      button.props.onClick?.(event);
      if (!event.defaultPrevented) open();
    },
  });
}
