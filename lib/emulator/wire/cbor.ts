import type { WireError, WireResponse } from "./encode.ts";

function textString(text: string): Buffer {
  const bytes = Buffer.from(text);
  const head =
    bytes.length < 24
      ? Buffer.of(0x60 | bytes.length)
      : bytes.length < 256
        ? Buffer.of(0x78, bytes.length)
        : Buffer.of(0x79, bytes.length >> 8, bytes.length & 0xff);
  return Buffer.concat([head, bytes]);
}

/**
 * An error in RPC v2 CBOR. No client of the wire table sends CBOR; one that is told to is answered in its own language.
 * https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html
 */
export function encodeCborError(error: WireError, requestId: string): WireResponse {
  const message = error.message.slice(0, 8_000);
  const body = Buffer.concat([
    Buffer.of(0xa2),
    textString("__type"),
    textString(error.code),
    textString("message"),
    textString(message),
  ]);
  return {
    status: error.status,
    headers: {
      "content-type": "application/cbor",
      "smithy-protocol": "rpc-v2-cbor",
      "x-amzn-requestid": requestId,
    },
    body,
  };
}
