import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** The root of the repository. */
export const root = path.resolve(import.meta.dirname, "../../../..");

export interface SourceFile {
  /** Path from the root, with forward slashes. */
  path: string;
  text: string;
}

/** The TypeScript sources below a folder of the root, for tests that look at the sources themselves. */
export function sourceFiles(folder: string, include: RegExp = /\.tsx?$/): SourceFile[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && include.test(entry.name))
    .map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return { path: path.relative(root, file).replaceAll(path.sep, "/"), text: readFileSync(file, "utf8") };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** `path:line: text` of each line that matches. */
export function findLines(files: readonly SourceFile[], pattern: RegExp): string[] {
  return files.flatMap((file) =>
    file.text
      .split("\n")
      .flatMap((line, index) => (pattern.test(line) ? [`${file.path}:${index + 1}: ${line.trim()}`] : [])),
  );
}

/** Whether a file belongs to the product and not to its tests. */
export const isProduct = (file: SourceFile): boolean => !/\.test\.tsx?$|\/testing\//.test(file.path);
