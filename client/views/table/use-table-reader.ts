"use client";

import { useEffect, useRef, useState } from "react";
import { formatShort } from "#client/draw/number-format.ts";
import type { ReplayPort } from "#client/session/replay-messages.ts";
import { TABLES } from "#client/text/en/tables.ts";
import type { ReadReply, ReadRequest } from "#client/views/table/read-messages.ts";
import type { ReadTable } from "#client/views/table/read-table.ts";
import { startReadWorker } from "#client/views/table/start-read-worker.ts";
import { type Encoding, FILE_BYTES } from "#client/views/table/table-text.ts";

const MEBIBYTE = 1024 * 1024;

export type Reading =
  | { readonly kind: "nothing" }
  | { readonly kind: "reading"; readonly name: string | null; readonly share: number }
  | { readonly kind: "refused"; readonly name: string | null; readonly problem: string }
  | {
      readonly kind: "read";
      /** Of the file; null for what was pasted. */
      readonly name: string | null;
      readonly table: ReadTable;
      readonly encoding: Encoding;
    };

interface TableReader {
  readonly reading: Reading;
  readFile(file: File): void;
  readText(text: string): void;
  /** The same once more, with or without names in the first line. */
  readAgain(hasNames: boolean): void;
  /** Stops, and forgets what was read. */
  cancel(): void;
}

type Worker = ReplayPort<ReadRequest, ReadReply>;

/** Rule UI-70: tables are read in a worker, which ends when somebody cancels or leaves. */
export function useTableReader(): TableReader {
  const [reading, setReading] = useState<Reading>({ kind: "nothing" });
  const worker = useRef<Worker | null>(null);
  useEffect(() => () => worker.current?.close(), []);

  const stop = () => {
    worker.current?.close();
    worker.current = null;
  };
  const open = (name: string | null): Worker | null => {
    stop();
    const opened = startReadWorker();
    worker.current = opened;
    const show = (next: Reading) => {
      if (worker.current === opened) {
        setReading(next);
      }
    };
    opened?.onMessage((reply) => show(readingOf(reply, name)));
    opened?.onError(() => show({ kind: "refused", name, problem: TABLES.notRead }));
    return opened;
  };
  const ask = (name: string | null, port: Worker | null, request: ReadRequest) => {
    setReading(
      port === null
        ? { kind: "refused", name, problem: TABLES.noWorker }
        : { kind: "reading", name, share: 0 },
    );
    port?.post(request);
  };
  return {
    reading,
    readFile: (file) => {
      const problem = sizeProblem(file);
      if (problem === null) {
        ask(file.name, open(file.name), { kind: "file", file });
      } else {
        stop();
        setReading({ kind: "refused", name: file.name, problem });
      }
    },
    readText: (text) => {
      const problem = sizeProblem({ size: text.length });
      if (problem === null) {
        ask(null, open(null), { kind: "text", text });
      } else {
        stop();
        setReading({ kind: "refused", name: null, problem });
      }
    },
    readAgain: (hasNames) => {
      const name = reading.kind === "nothing" ? null : reading.name;
      ask(name, worker.current, { kind: "again", hasNames });
    },
    cancel: () => {
      stop();
      setReading({ kind: "nothing" });
    },
  };
}

function readingOf(reply: ReadReply, name: string | null): Reading {
  if (reply.kind === "progress") {
    return { kind: "reading", name, share: reply.share };
  }
  return reply.result.ok
    ? { kind: "read", name, table: reply.result.value, encoding: reply.encoding }
    : { kind: "refused", name, problem: reply.result.problem };
}

function sizeProblem({ size }: { readonly size: number }): string | null {
  if (size === 0) {
    return TABLES.empty;
  }
  return size > FILE_BYTES
    ? TABLES.tooLarge(formatShort(size / MEBIBYTE, 4), formatShort(FILE_BYTES / MEBIBYTE))
    : null;
}
