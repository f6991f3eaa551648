import clsx from "clsx";
import type { ComponentPropsWithRef } from "react";

export interface ButtonProps extends ComponentPropsWithRef<"button"> {
  /** `primary` once a view at most; `quiet` inside bars and rows. */
  variant?: "primary" | "outline" | "quiet" | "danger";
  size?: "sm" | "md";
  /** Square, for a single icon; give it an `aria-label`. */
  icon?: boolean;
}

const variants = {
  primary: "bg-accent-fill text-on-accent hover:bg-accent-fill-hover",
  outline: "border border-line-strong bg-raised hover:bg-hover",
  quiet: "text-muted hover:bg-hover hover:text-ink data-popup-open:bg-hover data-popup-open:text-ink",
  danger: "border border-critical text-critical hover:bg-critical-soft",
};

/** Class names of a button, for links and triggers that must look like one. */
export function buttonClass({ variant = "outline", size = "md", icon = false }: ButtonProps = {}): string {
  return clsx(
    "inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md font-medium transition-colors",
    "disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:opacity-50",
    size === "md" ? "h-7 text-base" : "h-6 text-sm",
    icon ? (size === "md" ? "w-7" : "w-6") : size === "md" ? "px-2.5" : "px-2",
    variants[variant],
  );
}

export function Button({ variant, size, icon, className, type = "button", ...props }: ButtonProps) {
  const look = { ...(variant && { variant }), ...(size && { size }), ...(icon && { icon }) };
  return <button type={type} className={clsx(buttonClass(look), className)} {...props} />;
}
