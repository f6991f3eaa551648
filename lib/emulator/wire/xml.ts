import { formatTimestamp } from "./json.ts";
import type { Member, Shape, StructureShape } from "./shape.ts";

const special = /[&<>"'\r\n\u0085\u2028]/;
const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
  "\r": "&#xD;",
  "\n": "&#xA;",
  "\u0085": "&#x85;",
  "\u2028": "&#x2028;",
};

/** Text safe inside an element; line ends are written as references so that parsers keep them. */
export function escapeXml(text: string): string {
  if (!special.test(text)) return text;
  return text.replace(/[&<>"'\r\n\u0085\u2028]/g, (character) => escapes[character] ?? character);
}

function writeScalar(shape: Shape, value: unknown): string {
  switch (shape.kind) {
    case "string":
      return escapeXml(String(value));
    case "timestamp":
      return formatTimestamp(value as Date, shape.format === "default" ? "date-time" : shape.format);
    case "blob":
      return Buffer.from(value as Uint8Array).toString("base64");
    default:
      return escapeXml(String(value));
  }
}

function writeList(name: string, member: Member, items: readonly unknown[]): string {
  if (member.shape.kind !== "list") return "";
  const { item } = member.shape;
  const flat = member.traits.xmlFlattened === 1;
  const itemName = flat ? name : String(item.traits.xmlName ?? "member");
  let inner = "";
  for (const value of items)
    if (value !== null && value !== undefined) inner += writeElement(itemName, item, value);
  return flat ? inner : `<${name}>${inner}</${name}>`;
}

function writeMap(name: string, member: Member, entries: Record<string, unknown>): string {
  if (member.shape.kind !== "map") return "";
  const { key, value } = member.shape;
  const flat = member.traits.xmlFlattened === 1;
  const entryName = flat ? name : "entry";
  const keyName = String(key.traits.xmlName ?? "key");
  const valueName = String(value.traits.xmlName ?? "value");
  let inner = "";
  for (const [text, item] of Object.entries(entries)) {
    if (item === null || item === undefined) continue;
    inner += `<${entryName}><${keyName}>${escapeXml(text)}</${keyName}>${writeElement(valueName, value, item)}</${entryName}>`;
  }
  return flat ? inner : `<${name}>${inner}</${name}>`;
}

function writeElement(name: string, member: Member, value: unknown): string {
  const { shape } = member;
  if (shape.kind === "structure")
    return `<${name}>${writeXml(shape, value as Record<string, unknown>)}</${name}>`;
  if (shape.kind === "list") return writeList(name, member, value as unknown[]);
  if (shape.kind === "map") return writeMap(name, member, value as Record<string, unknown>);
  return `<${name}>${writeScalar(shape, value)}</${name}>`;
}

/** The elements of a structure's members, without the structure's own element. Only modelled members are written. */
export function writeXml(shape: StructureShape, value: Readonly<Record<string, unknown>>): string {
  let xml = "";
  for (const member of shape.members) {
    const item = value[member.name];
    if (item === undefined || item === null) continue;
    xml += writeElement(String(member.memberTraits.xmlName ?? member.name), member, item);
  }
  return xml;
}
