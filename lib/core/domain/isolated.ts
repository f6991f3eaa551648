/**
 * A text that people have given, for use within another: whatever direction it has or overrides ends with it. In elements
 * `<bdi>` does the same. https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates
 */
export function isolated(text: string): string {
  return directional.test(text) ? `\u2068${text}\u2069` : text;
}

/** Letters of right-to-left scripts, and the characters that embed, override or isolate a direction. */
const directional =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\u200f\u202a-\u202e\u2066-\u2069]/u;
