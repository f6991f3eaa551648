/** How an operating system finds and names its patches; AWS's rules differ by this and by nothing finer. */
export type PackageManager = "windows" | "rpm" | "zypper" | "apt" | "macos";

const managers: Readonly<Record<string, PackageManager>> = {
  WINDOWS: "windows",
  SUSE: "zypper",
  DEBIAN: "apt",
  UBUNTU: "apt",
  RASPBIAN: "apt",
  MACOS: "macos",
};

/** `operatingSystem` is AWS's word; AWS takes an absent one for `WINDOWS`. */
export function packageManagerOf(operatingSystem: string | null): PackageManager {
  return managers[operatingSystem ?? "WINDOWS"] ?? "rpm";
}
