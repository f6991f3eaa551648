/** Up to this length a query stands in the address as it is written. */
const readableLength = 600;
const mark = "~";

/** A query as the address holds it: as it is written when it is short, packed when it is long. */
export async function packQuery(text: string): Promise<string> {
  if (text.length <= readableLength && !text.startsWith(mark)) return text;
  const packed = await through(new TextEncoder().encode(text), new CompressionStream("deflate-raw"));
  let binary = "";
  for (const byte of packed) binary += String.fromCharCode(byte);
  return mark + btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** The reverse of {@link packQuery}; what cannot be unpacked, because an address was cut, is null. */
export async function unpackQuery(packed: string): Promise<string | null> {
  if (!packed.startsWith(mark)) return packed;
  try {
    const binary = atob(packed.slice(mark.length).replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    return new TextDecoder().decode(await through(bytes, new DecompressionStream("deflate-raw")));
  } catch {
    return null;
  }
}

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array> {
  const out = new Response(new Blob([bytes]).stream().pipeThrough(stream));
  return new Uint8Array(await out.arrayBuffer());
}
