const texts = new WeakMap<object, string>();

/** A verb's result as JSON. A result that several requests share is made into text once. */
export function jsonResponse(output: unknown): Response {
  if (typeof output !== "object" || output === null) return Response.json(output ?? null);
  const text = texts.get(output) ?? JSON.stringify(output);
  texts.set(output, text);
  return new Response(text, { headers: { "content-type": "application/json" } });
}
