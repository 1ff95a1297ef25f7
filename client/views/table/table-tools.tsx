"use client";

import { FileUp, TableProperties } from "lucide-react";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { TABLES } from "#client/text/en/tables.ts";
import { Button } from "#client/ui/button.tsx";
import { classNames } from "#client/ui/class-names.ts";
import { lazily } from "#client/ui/lazily.tsx";
import { useSetting } from "#client/views/settings/use-setting.ts";
import type { TrainingSettings } from "#engine/settings.ts";

const ImportDialog = lazily(
  async () => (await import("#client/views/table/import-dialog.tsx")).ImportDialog,
);
const TableEditor = lazily(
  async () => (await import("#client/views/table/table-editor.tsx")).TableEditor,
);

type Opened =
  | { readonly kind: "import"; readonly file: File | null; readonly base: number }
  | { readonly kind: "editor" };

/** Ways to data of one's own: a file or a spreadsheet, or the table itself in a large window. */
export function TableTools({ settings }: { readonly settings: TrainingSettings }) {
  const setting = useSetting("data");
  const [opened, setOpened] = useState<Opened | null>(null);
  const opener = useRef<HTMLElement>(null);
  const bringIn = (file: File | null) =>
    setOpened({ kind: "import", file, base: setting.revision?.revision ?? 0 });
  const isEditing = opened?.kind === "editor";
  // A draft is not to be lost for a file that is dropped on it.
  const isOver = useFileDrop(!setting.isDisabled, (file) =>
    isEditing ? undefined : bringIn(file),
  );
  const close = () => {
    setOpened(null);
    setting.onBlur();
  };
  return (
    <div
      className={classNames(
        "flex flex-wrap gap-1.5 rounded-md py-1",
        isOver && "bg-accent-wash outline-2 outline-accent",
      )}
    >
      <Button
        size="small"
        aria-haspopup="dialog"
        data-testid="open-table"
        onClick={({ currentTarget }) => {
          opener.current = currentTarget;
          if (!setting.isDisabled) {
            setting.onFocus();
          }
          setOpened({ kind: "editor" });
        }}
      >
        <TableProperties size={14} aria-hidden />
        {setting.isDisabled ? TABLES.lookAtTable : TABLES.openTable}
      </Button>
      <Button
        size="small"
        aria-haspopup="dialog"
        disabled={setting.isDisabled}
        data-testid="paste-table"
        onClick={({ currentTarget }) => {
          opener.current = currentTarget;
          setting.onFocus();
          bringIn(null);
        }}
      >
        <FileUp size={14} aria-hidden />
        {isOver ? TABLES.dropIt : TABLES.bringIn}
      </Button>
      {opened?.kind === "import" ? (
        <ImportDialog
          settings={settings}
          file={opened.file}
          base={opened.base}
          opener={opener}
          onClose={close}
        />
      ) : null}
      {opened?.kind === "editor" ? (
        <TableEditor
          settings={settings}
          opener={opener}
          onClose={close}
          onImport={() => bringIn(null)}
        />
      ) : null}
    </div>
  );
}

/** A file that is dropped anywhere on the page is taken, and the page does not go away for it. */
function useFileDrop(mayDrop: boolean, onFile: (file: File) => void): boolean {
  const [isOver, setOver] = useState(false);
  const take = useEffectEvent((file: File) => onFile(file));
  useEffect(() => {
    if (!mayDrop) {
      return;
    }
    const over = (event: DragEvent) => {
      if (!event.defaultPrevented && event.dataTransfer?.types.includes("Files") === true) {
        event.preventDefault();
        setOver(true);
      }
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) {
        setOver(false);
      }
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (!event.defaultPrevented && file !== undefined) {
        event.preventDefault();
        take(file);
      }
    };
    window.addEventListener("dragover", over);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragover", over);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop);
    };
  }, [mayDrop]);
  return isOver;
}
