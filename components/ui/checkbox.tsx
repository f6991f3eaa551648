import clsx from "clsx";
import { type ComponentPropsWithoutRef, useEffect, useRef } from "react";

export interface CheckboxProps extends Omit<ComponentPropsWithoutRef<"input">, "type"> {
  /** Some, but not all, of what it stands for. */
  indeterminate?: boolean;
}

/** The browser's own checkbox: in a table of a hundred rows it costs a fraction of a drawn one. */
export function Checkbox({ indeterminate = false, className, ...props }: CheckboxProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = indeterminate;
  }, [indeterminate]);
  return <input ref={box} type="checkbox" className={clsx("size-3.5 shrink-0", className)} {...props} />;
}
