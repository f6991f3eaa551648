/**
 * A path of this console, or undefined when the text would lead elsewhere: `//host`, `/\host` and control characters
 * are ways to leave a site that begin with a slash.
 */
export function localPath(text: string | undefined): string | undefined {
  if (text === undefined || !/^\/(?![/\\])[\x21-\x7e]*$/.test(text)) return undefined;
  return text;
}
