/** One of a few values, or all of them where `all` is given. */
export function RunChoice<Value extends string>({
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
  return (
    <select
      aria-label={label}
      value={value ?? ""}
      onChange={(event) =>
        onChange(options.find((option) => option.value === event.currentTarget.value)?.value ?? null)
      }
      className="h-7 rounded-md border border-line-strong bg-canvas px-1.5 hover:border-muted"
    >
      {all !== undefined && <option value="">{all}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
