import { createFormatter, createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { aRule } from "#lib/patch/testing/a-baseline.ts";
import en from "../contract/messages/en.json" with { type: "json" };
import ja from "../contract/messages/ja.json" with { type: "json" };
import { patchesSentence, productName, ruleSentence, type Sayer } from "./baseline-words.ts";

function sayer(locale: "en" | "ja"): Sayer {
  const messages = locale === "en" ? en : ja;
  const translate = createTranslator({ locale, messages, namespace: "baselines.words" });
  const { list } = createFormatter({ locale });
  return {
    say: (key, values) => translate(key, values),
    or: (items) => list([...items], { type: "disjunction" }),
  };
}

const windows = aRule({
  filters: [
    { key: "PRODUCT", values: ["WindowsServer2022"] },
    { key: "CLASSIFICATION", values: ["SecurityUpdates"] },
    { key: "MSRC_SEVERITY", values: ["Critical", "Important"] },
  ],
});

describe("a rule as a sentence", () => {
  it("says what, for which product, when and at which level", () => {
    expect(ruleSentence(windows, "WINDOWS", sayer("en"))).toBe(
      "Security updates of severity Critical or Important for Windows Server 2022: approved 7 days after release; compliance level Critical",
    );
    expect(ruleSentence(windows, "WINDOWS", sayer("ja"))).toBe(
      "Windows Server 2022 の重要度が CriticalまたはImportant のセキュリティ更新: リリースの 7 日後に承認。コンプライアンスレベルは「重大」",
    );
  });

  it("leaves out filters that narrow nothing", () => {
    const rule = aRule({ filters: [{ key: "PRODUCT", values: ["*"] }], approveAfterDays: 0 });
    expect(ruleSentence(rule, "AMAZON_LINUX_2", sayer("en"))).toBe(
      "All patches: approved on release; compliance level Critical",
    );
  });

  it("says cut-off dates, non-security updates and one day", () => {
    const cutoff = aRule({ approveUntilDate: "2026-01-31", enableNonSecurity: true, complianceLevel: null });
    expect(ruleSentence(cutoff, "SUSE", sayer("en"))).toBe(
      "All patches: approved if released on or before 2026-01-31 (UTC), non-security updates too; compliance level Unspecified",
    );
    expect(ruleSentence(aRule({ approveAfterDays: 1 }), null, sayer("en"))).toContain("1 day after release");
  });

  it("knows that Debian and Ubuntu have no delay, and names other properties", () => {
    const rule = aRule({ filters: [{ key: "PRIORITY", values: ["Required", "Important"] }] });
    expect(ruleSentence(rule, "UBUNTU", sayer("en"))).toBe(
      "All patches, priority Required or Important: approved without delay; compliance level Critical",
    );
    expect(patchesSentence([{ key: "NEW_KEY", values: ["x"] }], sayer("ja"))).toBe(
      "NEW_KEYが x のすべてのパッチ",
    );
  });

  it("shows what it does not know as it is", () => {
    const rule = aRule({
      filters: [{ key: "CLASSIFICATION", values: ["Firmware"] }],
      complianceLevel: "SEVERE",
    });
    expect(ruleSentence(rule, null, sayer("en"))).toBe(
      "Firmware: approved 7 days after release; compliance level SEVERE",
    );
  });
});

describe("products", () => {
  it.each([
    ["WindowsServer2012R2", "Windows Server 2012 R2"],
    ["WindowsServer2022", "Windows Server 2022"],
    ["AmazonLinux2.0", "Amazon Linux 2.0"],
    ["RedhatEnterpriseLinux8.5", "Red Hat Enterprise Linux 8.5"],
    ["Suse15.2", "SUSE Linux Enterprise Server 15.2"],
    ["CentOS7.9", "CentOS 7.9"],
    ["Ubuntu22.04", "Ubuntu 22.04"],
    ["Office 2016", "Office 2016"],
  ])("are written as people do: %s", (product, name) => {
    expect(productName(product)).toBe(name);
  });
});
