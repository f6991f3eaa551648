import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";

/** Folders and root files whose mention in a document is a promise that they exist. */
const topLevel = /^(app|components|docs|e2e|lib|public|\.ci|\.github)\//;
const rootFile = /^[\w.-]+\.(md|json|jsonc|cjs|mjs|ts|js|yml|yaml|html)$/;
/** Made while running, so absent from a fresh clone. */
const generated = /^(\.env|\.next|\.yagura|next-env\.d\.ts|iam-.*\.json)/;

/** One line for each path that a document names and that does not exist, and each npm script that is none. */
export async function brokenDocPaths(root: string, documents: readonly string[]): Promise<string[]> {
  const manifest: { scripts?: Record<string, string> } = JSON.parse(
    await readFile(path.join(root, "package.json"), "utf8"),
  );
  const problems = await Promise.all(
    documents.map(async (document) => {
      const text = await readFile(path.join(root, document), "utf8");
      const paths = pathsIn(text, document).filter((named) => !exists(root, named));
      const scripts = scriptsIn(text).filter((script) => manifest.scripts?.[script] === undefined);
      return [
        ...paths.map((named) => `${document}: ${named} does not exist`),
        ...scripts.map((script) => `${document}: there is no npm script "${script}"`),
      ];
    }),
  );
  return problems.flat();
}

/** Paths in code spans and links, relative to the root. Placeholders such as `<feature>` become wildcards. */
export function pathsIn(text: string, document: string): string[] {
  const found = new Set<string>();
  for (const [, span = ""] of text.matchAll(/`([^`\n]+)`/g)) {
    const named = span
      .trim()
      .replace(/^\.\//, "")
      .replace(/[:#]\d+.*$/, "");
    if (!/\s/.test(named) && (topLevel.test(named) || rootFile.test(named))) found.add(named);
  }
  for (const [, target = ""] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
    if (/^([a-z]+:|#|\/)/i.test(target)) continue;
    found.add(
      path.posix.normalize(path.posix.join(path.posix.dirname(document), target.replace(/#.*$/, ""))),
    );
  }
  return [...found].filter((named) => !generated.test(named) && !isPattern(named));
}

function scriptsIn(text: string): string[] {
  return [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, script = ""]) => script);
}

const isPattern = (named: string): boolean => /[*{}<>…$]|\[(?!\w+\])/.test(named);

const exists = (root: string, named: string): boolean => existsSync(path.join(root, named));
