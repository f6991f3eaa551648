import { AwsError } from "./errors.ts";
import type { Member, Shape, StructureShape } from "./shape.ts";

/** Form parameters as a tree: `Filter.1.Name=x` is `{ Filter: { 1: { Name: x } } }`. */
interface FormNode {
  value: string | undefined;
  readonly children: Map<string, FormNode>;
}

export interface QueryOptions {
  /** EC2 Query: capitalised keys, `ec2QueryName`, lists without a `member` level. */
  readonly ec2: boolean;
}

function emptyNode(): FormNode {
  return { value: undefined, children: new Map() };
}

/** The parameters of a form body as a tree. */
export function parseForm(parameters: Iterable<[string, string]>): FormNode {
  const root = emptyNode();
  for (const [key, value] of parameters) {
    let node = root;
    for (const part of key.split(".")) {
      let child = node.children.get(part);
      if (child === undefined) {
        child = emptyNode();
        node.children.set(part, child);
      }
      node = child;
    }
    node.value = value;
  }
  return root;
}

function memberKey(member: Member, options: QueryOptions): string {
  if (options.ec2 && member.traits.ec2QueryName !== undefined) return String(member.traits.ec2QueryName);
  const name = String(member.traits.xmlName ?? member.name);
  return options.ec2 ? name.charAt(0).toUpperCase() + name.slice(1) : name;
}

function refuse(value: string | undefined, path: string, options: QueryOptions): never {
  if (options.ec2) throw new AwsError("InvalidParameterValue", `Invalid value '${value ?? ""}' for ${path}`);
  throw new AwsError("MalformedInput", `${path}: '${value ?? ""}' can not be converted`);
}

/** The children under 1, 2, 3 … in order, however many digits. */
function indexed(node: FormNode, path: string, options: QueryOptions): FormNode[] {
  const entries = [...node.children].map(([key, child]) => ({ index: Number(key), key, child }));
  const wrong = entries.find(({ index }) => !Number.isInteger(index) || index < 0);
  if (wrong !== undefined) refuse(wrong.key, path, options);
  return entries.sort((a, b) => a.index - b.index).map(({ child }) => child);
}

function readList(member: Member, node: FormNode, path: string, options: QueryOptions): unknown[] {
  if (member.shape.kind !== "list") return [];
  const item = member.shape.item;
  const flat = options.ec2 || member.traits.xmlFlattened === 1;
  const itemKey = String(item.traits.xmlName ?? "member");
  const parent = flat ? node : (node.children.get(itemKey) ?? node.children.get("member") ?? node);
  return indexed(parent, path, options).map((child, index) =>
    readValue(item, child, `${path}.${index + 1}`, options),
  );
}

function readMap(
  member: Member,
  node: FormNode,
  path: string,
  options: QueryOptions,
): Record<string, unknown> {
  if (member.shape.kind !== "map") return {};
  const { key, value } = member.shape;
  const flat = member.traits.xmlFlattened === 1;
  const parent = flat ? node : (node.children.get("entry") ?? emptyNode());
  const result: Record<string, unknown> = {};
  indexed(parent, path, options).forEach((entry, index) => {
    const keyNode = entry.children.get(String(key.traits.xmlName ?? "key"));
    const valueNode = entry.children.get(String(value.traits.xmlName ?? "value"));
    if (keyNode?.value === undefined || valueNode === undefined) refuse(undefined, path, options);
    result[keyNode.value] = readValue(value, valueNode, `${path}.${index + 1}`, options);
  });
  return result;
}

function readScalar(shape: Shape, text: string, path: string, options: QueryOptions): unknown {
  switch (shape.kind) {
    case "boolean":
      if (text !== "true" && text !== "false") refuse(text, path, options);
      return text === "true";
    case "number": {
      const number = Number(text);
      if (text.trim() === "" || (Number.isNaN(number) && text !== "NaN")) refuse(text, path, options);
      return number;
    }
    case "timestamp": {
      const date = /^-?\d+(\.\d+)?$/.test(text) ? new Date(Number(text) * 1000) : new Date(text);
      if (Number.isNaN(date.getTime())) refuse(text, path, options);
      return date;
    }
    case "blob":
      return new Uint8Array(Buffer.from(text, "base64"));
    case "bigInteger":
      if (!/^-?\d+$/.test(text)) refuse(text, path, options);
      return BigInt(text);
    default:
      return text;
  }
}

function readValue(member: Member, node: FormNode, path: string, options: QueryOptions): unknown {
  const { shape } = member;
  if (shape.kind === "structure") return readForm(shape, node, path, options);
  if (shape.kind === "list") return readList(member, node, path, options);
  if (shape.kind === "map") return readMap(member, node, path, options);
  if (node.children.size > 0) refuse(node.value, path, options);
  return readScalar(shape, node.value ?? "", path, options);
}

/** Reads AWS Query and EC2 Query parameters by the operation's input shape. */
export function readForm(
  shape: StructureShape,
  node: FormNode,
  path: string,
  options: QueryOptions,
): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const member of shape.members) {
    const key = memberKey(member, options);
    const child = node.children.get(key);
    if (child === undefined) continue;
    result[member.name] = readValue(member, child, path === "" ? key : `${path}.${key}`, options);
  }
  return result;
}
