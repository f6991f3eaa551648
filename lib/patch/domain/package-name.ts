/** Parts of a package's name; null where the text does not tell. */
export interface PackageName {
  name: string;
  arch: string | null;
  epoch: string | null;
  version: string | null;
  release: string | null;
}

const architectures = new Set(
  "x86_64 aarch64 noarch i386 i486 i586 i686 ppc64le s390x amd64 arm64 armhf all src".split(" "),
);

/** Reads `name.arch:epoch:version-release`, the form in which AWS reports packages, and shorter forms of it. */
export function parsePackageName(text: string): PackageName {
  const [first = "", ...rest] = text.trim().split(":");
  const dot = first.lastIndexOf(".");
  const suffix = dot > 0 ? first.slice(dot + 1) : "";
  const arch = architectures.has(suffix) ? suffix : null;
  const name = arch === null ? first : first.slice(0, dot);
  const epoch = rest.length > 1 && /^\d+$/.test(rest[0] ?? "") ? (rest[0] ?? null) : null;
  const whole = rest.slice(epoch === null ? 0 : 1).join(":");
  // A version has no hyphen in RPM; in Debian's packages the revision follows the last one.
  const hyphen = whole.lastIndexOf("-");
  const [version, release] = hyphen < 0 ? [whole, ""] : [whole.slice(0, hyphen), whole.slice(hyphen + 1)];
  return { name, arch, epoch, version: version || null, release: release || null };
}

/**
 * Every spelling of a package that AWS takes in the lists of a baseline:
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/patch-manager-approved-rejected-package-name-formats.html
 */
export function packageSpellings({ name, arch, epoch, version, release }: PackageName): string[] {
  const spellings = [name];
  const add = (parts: readonly (string | null)[], text: string) => {
    if (!parts.includes(null)) spellings.push(text);
  };
  add([arch], `${name}.${arch}`);
  add([version], `${name}-${version}`);
  add([version], `${version}`);
  add([version, release], `${name}-${version}-${release}`);
  add([version, release], `${version}-${release}`);
  add([version, release, arch], `${name}-${version}-${release}.${arch}`);
  add([version, release, arch], `${name}-${version}-${release}.${arch}.rpm`);
  add([epoch, version, release], `${epoch}:${version}-${release}`);
  add([epoch, version, release], `${name}-${epoch}:${version}-${release}`);
  add([epoch, version, release, arch], `${name}-${epoch}:${version}-${release}.${arch}`);
  add([epoch, version, release, arch], `${epoch}:${name}-${version}-${release}.${arch}`);
  add([epoch, version, release, arch], `${name}.${arch}:${epoch}:${version}-${release}`);
  return spellings;
}
