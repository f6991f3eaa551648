import { ApiError, isErrorBody } from "#lib/core/client/fetch-json.ts";

interface ExportInput {
  accounts?: readonly string[] | undefined;
  regions?: readonly string[] | undefined;
  format: "csv" | "json";
  [member: string]: unknown;
}

/**
 * Asks for the streamed export and hands it to the browser's downloads. Posted, because the names of a selection do not
 * fit an address.
 *
 * @returns the file's name.
 * @throws {ApiError} when the server refuses or the stream breaks: a cut file is never handed over.
 */
export async function downloadExport(href: string, input: ExportInput): Promise<string> {
  const { accounts, regions, ...rest } = input;
  const response = await fetch(href, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      ...rest,
      ...(accounts && { accounts: accounts.join(",") }),
      ...(regions && { regions: regions.join(",") }),
    }),
  });
  const requestId = response.headers.get("x-request-id");
  if (!response.ok) {
    const body: unknown = await response.json().catch(() => null);
    if (isErrorBody(body)) throw new ApiError(body.error.code, body.error.message, requestId);
    throw new ApiError("unavailable", `HTTP ${response.status}`, requestId);
  }
  const name = fileName(response.headers.get("content-disposition")) ?? `export.${input.format}`;
  saveFile(await response.blob(), name);
  return name;
}

/** Hands a file to the browser's downloads. */
export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the address after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

function fileName(disposition: string | null): string | undefined {
  return disposition?.match(/filename="([^"]+)"/)?.[1];
}
