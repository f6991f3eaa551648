"use client";

import { Search } from "lucide-react";
import { Input } from "#components/ui/input.tsx";

/** A line that narrows the list below it as it is typed. */
export function SearchField({
  label,
  placeholder = label,
  value,
  onChange,
}: {
  label: string;
  /** An example of what may be written; the label when absent. */
  placeholder?: string;
  value: string;
  onChange: (text: string) => void;
}) {
  return (
    <div className="w-64">
      <Input
        icon={<Search size={14} />}
        aria-label={label}
        placeholder={placeholder}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  );
}
