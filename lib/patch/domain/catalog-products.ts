import { parsePackageName } from "./package-name.ts";

/** Products of Amazon Linux 1, under which AWS lists the packages of each of its releases. */
const amazonLinux1 = ["2018.03", "2017.09", "2017.03", "2016.09", "2016.03"].map(
  (release) => `AmazonLinux${release}`,
);

/** Windows Server as AWS's catalogue names it (`WindowsServer2012R2`), from the name that a node reports. */
export function windowsProductOf(platformName: string): string | null {
  const [, year, release] = /Windows Server (\d{4})( R2)?/.exec(platformName) ?? [];
  return year === undefined ? null : `WindowsServer${year}${release === undefined ? "" : "R2"}`;
}

/** The package and the catalogue's products of a package of Amazon Linux 1 or 2; null for any other patch. */
export function amazonLinuxOf(catalogKey: string): { name: string; products: readonly string[] } | null {
  const { name, release } = parsePackageName(catalogKey);
  const generation = /\.amzn([12])(\.|$)/.exec(release ?? "")?.[1];
  if (generation === undefined || name === "") return null;
  return { name, products: generation === "2" ? ["AmazonLinux2"] : amazonLinux1 };
}
