"use client";

import { useEffect, useRef, useState } from "react";
import { packQuery, unpackQuery } from "#lib/query/client/index.ts";

const waitMs = 400;

/**
 * The text of the editor, kept in the address: what is typed goes there a moment later, and an address that comes from
 * elsewhere (a link, a saved query, a step back) brings its text. `broken` says that an address held none that can be read.
 */
export function useQueryText(
  packed: string,
  write: (packed: string) => void,
): { text: string; setText: (text: string) => void; broken: boolean } {
  const [text, setText] = useState("");
  const [broken, setBroken] = useState(false);
  const written = useRef<string>("");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const writer = useRef(write);
  useEffect(() => {
    writer.current = write;
  });

  useEffect(() => {
    if (packed === written.current) return;
    let current = true;
    void unpackQuery(packed).then((found) => {
      if (!current) return;
      written.current = packed;
      setBroken(found === null);
      if (found !== null) setText(found);
    });
    return () => {
      current = false;
    };
  }, [packed]);
  useEffect(() => () => clearTimeout(timer.current), []);

  return {
    text,
    broken,
    setText: (next) => {
      setText(next);
      setBroken(false);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        void packQuery(next).then((address) => {
          written.current = address;
          writer.current(address);
        });
      }, waitMs);
    },
  };
}
