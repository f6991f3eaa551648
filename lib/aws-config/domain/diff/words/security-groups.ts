import type { ChangeWord } from "#lib/aws-config/contract/change-words.ts";
import { isObject, type Json, listAt, text, textAt } from "../../json.ts";
import { withoutGeneratedIds } from "../noise.ts";
import type { DiffBetween } from "../types.ts";
import { mapChanges, type Teller, word } from "./word.ts";

interface Rule {
  direction: "in" | "out";
  /** `22/tcp`, `1024–65535/tcp`, `icmp`, or `all`. */
  ports: string;
  /** A CIDR block, a security group, or a prefix list. */
  peer: string;
  description: string;
}

const lists = { in: "ipPermissions", out: "ipPermissionsEgress" } as const;
const everyone = new Set(["0.0.0.0/0", "::/0"]);

/** Rules of a security group in their own words: "opened 22/tcp to 0.0.0.0/0". */
export const securityGroupWords: Teller = ({ resourceType, between, before, after }) => {
  if (resourceType !== "AWS::EC2::SecurityGroup" || before === null || after === null) return [];
  return (["in", "out"] as const).flatMap((direction) => {
    const paths = [`/configuration/${lists[direction]}`];
    const { added, removed, kept } = mapChanges(
      rulesOf(before, direction, between),
      rulesOf(after, direction, between),
    );
    const described = kept.filter(([, one, other]) => one.description !== other.description);
    return [
      ...added.map(([, rule]) =>
        word("rule_opened", opens(rule) ? "critical" : "changed", paths, values(rule)),
      ),
      ...removed.map(([, rule]) => word("rule_closed", opens(rule) ? "ok" : "changed", paths, values(rule))),
      ...described.map(
        ([, one, other]): ChangeWord =>
          word("rule_described", "changed", paths, { ...values(other), before: one.description }),
      ),
    ];
  });
};

const opens = ({ direction, peer }: Rule): boolean => direction === "in" && everyone.has(peer);
const values = ({ direction, ports, peer, description }: Rule) => ({ direction, ports, peer, description });

function rulesOf(side: Json, direction: Rule["direction"], between: DiffBetween): Map<string, Rule> {
  const rules = new Map<string, Rule>();
  for (const permission of listAt(side, "configuration", lists[direction])) {
    const ports = portsOf(permission);
    for (const [peer, description] of peersOf(permission)) {
      // The same group or list has another id in another account.
      const key = `${ports} ${between === "accounts" ? withoutGeneratedIds(peer) : peer}`;
      // AWS Config lists an IPv4 range twice, once without its description.
      rules.set(key, {
        direction,
        ports,
        peer,
        description: description || (rules.get(key)?.description ?? ""),
      });
    }
  }
  return rules;
}

function peersOf(permission: Json): [peer: string, description: string][] {
  const lists = ["ipRanges", "ipv4Ranges", "ipv6Ranges", "userIdGroupPairs", "prefixListIds"];
  return lists
    .flatMap((list) => listAt(permission, list))
    .map((range) => {
      if (!isObject(range)) return [text(range) ?? "", ""];
      const names = ["cidrIp", "cidrIpv6", "groupId", "prefixListId", "groupName"];
      const peer = names.map((name) => textAt(range, name)).find((name) => name !== null) ?? "";
      return [peer, textAt(range, "description") ?? ""];
    });
}

function portsOf(permission: Json): string {
  const protocol = textAt(permission, "ipProtocol") ?? "-1";
  const [from, to] = [textAt(permission, "fromPort"), textAt(permission, "toPort")];
  if (protocol === "-1") return "all";
  if (protocol.startsWith("icmp"))
    return from === null || from === "-1" ? protocol : `${protocol} ${icmp(from, to)}`;
  if (from === null || from === "-1") return protocol;
  return from === to ? `${from}/${protocol}` : `${from}–${to}/${protocol}`;
}

/** ICMP keeps its type where others have the first port, and its code where they have the last. */
const icmp = (type: string, code: string | null): string =>
  code === null || code === "-1" ? type : `${type}/${code}`;
