import type { PatchOperation } from "#lib/patch/contract/windows.ts";

/**
 * Documents of AWS that scan or install, and the parameter that says which, with its default.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/patch-manager-ssm-documents.html
 */
const documents: Readonly<Record<string, { parameter: string; preset?: string }>> = {
  "AWS-RunPatchBaseline": { parameter: "Operation" },
  "AWS-RunPatchBaselineWithHooks": { parameter: "Operation" },
  "AWS-RunPatchBaselineAssociation": { parameter: "Operation" },
  "AWS-ApplyPatchBaseline": { parameter: "Operation" },
  "AWS-InstallWindowsUpdates": { parameter: "Action", preset: "Install" },
};

export const patchDocumentNames: readonly string[] = Object.keys(documents);

/** The last part of a document's ARN; a name is returned as it is. */
export function documentName(nameOrArn: string): string {
  return nameOrArn.startsWith("arn:") ? (nameOrArn.split(":document/").at(-1) ?? nameOrArn) : nameOrArn;
}

/** Whether Run Command of this document scans for patches or installs them. */
export function isPatchDocument(nameOrArn: string): boolean {
  return Object.hasOwn(documents, documentName(nameOrArn));
}

/** Runbooks that patch instances, `AWS-PatchInstanceWithRollback` among them: they install. */
export function isPatchRunbook(nameOrArn: string): boolean {
  return documentName(nameOrArn).startsWith("AWS-PatchInstance");
}

/** What Run Command of a patch document does with these parameters. */
export function patchOperation(
  nameOrArn: string,
  parameters: Readonly<Record<string, readonly string[]>>,
): PatchOperation | null {
  const name = documentName(nameOrArn);
  const document = Object.hasOwn(documents, name) ? documents[name] : undefined;
  if (document === undefined) return null;
  const value = parameters[document.parameter]?.[0] ?? document.preset;
  return value === "Scan" || value === "Install" ? value : null;
}
