import "./patch-classes.css";
import type { CSSProperties } from "react";
import type { ClassKey } from "#lib/patch/contract/patch-class.ts";

/** The colour of a class, for charts. */
export const classColor = (name: ClassKey): string => `var(--class-${name})`;

/** What a filled surface of a class needs beside the class name `class-fill`. */
export function classFill(name: ClassKey): { "data-class": ClassKey; style: CSSProperties } {
  return { "data-class": name, style: { "--class-color": classColor(name) } as CSSProperties };
}
