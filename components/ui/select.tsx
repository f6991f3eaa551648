import clsx from "clsx";
import { ChevronDown } from "lucide-react";
import "./select.css";

/** One of a few values, or all of them where `all` is given. The browser's own control in the console's skin. */
export function Select<Value extends string>({
  label,
  all,
  options,
  value,
  onChange,
}: {
  label: string;
  /** Absent: one is always chosen. */
  all?: string;
  options: readonly { value: Value; label: string }[];
  value: Value | null;
  onChange: (value: Value | null) => void;
}) {
  const narrows = all !== undefined && value !== null;
  return (
    <span className="relative inline-flex">
      <select
        aria-label={label}
        title={label}
        value={value ?? ""}
        onChange={(event) =>
          onChange(options.find((option) => option.value === event.currentTarget.value)?.value ?? null)
        }
        className={clsx(
          "select h-7 cursor-pointer appearance-none rounded-md border ps-2.5 pe-7 hover:bg-hover",
          narrows ? "border-accent bg-selected text-accent" : "border-line-strong bg-canvas text-ink",
        )}
      >
        {all !== undefined && <option value="">{all}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown
        size={14}
        aria-hidden="true"
        className="pointer-events-none absolute end-2 top-1.75 text-faint"
      />
    </span>
  );
}
