// What spreadsheets read as the start of a formula, in both widths, and control characters that hide one.
const formula = /^[=+\-@\t\r\n\0＝＋－＠]/;

/**
 * One line by RFC 4180, ended by CR LF. Texts that a spreadsheet would run as a formula get an apostrophe in front
 * (https://owasp.org/www-community/attacks/CSV_Injection); numbers stay numbers.
 */
export function csvLine(cells: readonly (string | number | boolean | null)[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

function csvCell(cell: string | number | boolean | null): string {
  if (cell === null) return "";
  if (typeof cell !== "string") return String(cell);
  const safe = formula.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
