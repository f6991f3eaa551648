import { useTranslations } from "next-intl";
import { useCallback } from "react";

/** AWS's word for what ran, `Scan` or `Install`, in the reader's language; any other word stays. */
export function useOperationWord(): (operation: string) => string {
  const t = useTranslations("patch.runs.operations");
  return useCallback(
    (operation) => (operation === "Scan" || operation === "Install" ? t(operation) : operation),
    [t],
  );
}
