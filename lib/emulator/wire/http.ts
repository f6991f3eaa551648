import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
import { control } from "../control/endpoint.ts";
import type { EmulatorState } from "../control/state.ts";
import { type DispatchResult, dispatch, type RawRequest } from "./dispatch.ts";

const loopback = /^(127\.|::1$|::ffff:127\.)/;

/** What is gzip in name only stays as it is, and fails where the body is read. */
function unzip(body: Buffer): Buffer {
  try {
    return gunzipSync(body);
  } catch {
    return body;
  }
}

async function readRaw(request: IncomingMessage): Promise<RawRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const target = request.url ?? "/";
  const mark = target.indexOf("?");
  return {
    method: request.method ?? "GET",
    path: mark < 0 ? target : target.slice(0, mark),
    query: new URLSearchParams(mark < 0 ? "" : target.slice(mark + 1)),
    headers: request.headers,
    body: request.headers["content-encoding"] === "gzip" ? unzip(body) : body,
  };
}

function send(response: ServerResponse, { response: wire, sabotage }: DispatchResult): void {
  const body = typeof wire.body === "string" ? Buffer.from(wire.body) : wire.body;
  const sent = sabotage === "truncate" ? body.subarray(0, Math.floor(body.length / 2)) : body;
  response.writeHead(wire.status, { ...wire.headers, "content-length": sent.length });
  response.end(sent);
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  state: EmulatorState,
): Promise<void> {
  const raw = await readRaw(request);
  if (raw.path.startsWith("/_emulator/")) {
    const local = loopback.test(request.socket.remoteAddress ?? "");
    const forbidden = { status: 403, headers: {}, body: "The control API answers on loopback only." };
    send(response, { response: local ? control(raw, state) : forbidden, sabotage: undefined, latencyMs: 0 });
    return;
  }
  const result = await dispatch(raw, state);
  if (result.latencyMs > 0) await delay(result.latencyMs, undefined, { ref: false });
  if (result.sabotage === "hang") return;
  if (result.sabotage === "cut") request.socket.destroy();
  else send(response, result);
}

/** An HTTP server that speaks AWS's protocols over `state`. */
export function createWireServer(state: EmulatorState): Server {
  const server = createServer((request, response) => {
    serve(request, response, state).catch((error: unknown) => {
      // A client that goes away in the middle of its body is its own affair; anything else is worth a line.
      if (!request.destroyed || request.complete) state.report(error);
      request.socket.destroy();
    });
  });
  server.keepAliveTimeout = 60_000;
  return server;
}
