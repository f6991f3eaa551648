import { Button } from "#components/ui/button.tsx";

/** Below a list of choices: how many are chosen, and the way back to all. */
export function ChoicesFooter({
  text,
  clearLabel,
  canClear,
  onClear,
}: {
  text: string;
  clearLabel: string;
  canClear: boolean;
  onClear: () => void;
}) {
  return (
    <div className="flex min-h-9 items-center justify-between gap-2 border-line border-t py-1 pr-1.5 pl-3 text-muted text-sm">
      <span>{text}</span>
      <Button variant="quiet" size="sm" disabled={!canClear} onClick={onClear}>
        {clearLabel}
      </Button>
    </div>
  );
}
