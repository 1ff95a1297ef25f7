"use client";

import { createContext, type ReactNode, use, useMemo, useState } from "react";

interface RowChoice {
  /** From 0; it may lie behind the end of a table that got shorter. */
  readonly row: number;
  readonly setRow: (row: number) => void;
}

const RowContext = createContext<RowChoice>({ row: 0, setRow: () => {} });

/** The data row that the network shows and the table of outputs marks. */
export function RowChoiceProvider({ children }: { readonly children: ReactNode }) {
  const [row, setRow] = useState(0);
  const choice = useMemo(() => ({ row, setRow }), [row]);
  return <RowContext value={choice}>{children}</RowContext>;
}

export function useRowChoice(): RowChoice {
  return use(RowContext);
}
