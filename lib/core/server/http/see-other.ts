/** 303 to a path of the console. The location stays relative, so that it holds behind any proxy. */
export function seeOther(path: string, cookie?: string): Response {
  const headers = new Headers({ location: path });
  if (cookie !== undefined) headers.append("set-cookie", cookie);
  return new Response(null, { status: 303, headers });
}
