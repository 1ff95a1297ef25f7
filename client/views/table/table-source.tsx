"use client";

import { FileUp } from "lucide-react";
import { type DragEvent, type ReactNode, useId, useRef, useState } from "react";
import { TABLES } from "#client/text/en/tables.ts";
import { Button } from "#client/ui/button.tsx";
import { classNames } from "#client/ui/class-names.ts";

interface TableSourceProps {
  readonly onFile: (file: File) => void;
  readonly onText: (text: string) => void;
}

/** Where a table comes from: a file, by button or by drop, or what a spreadsheet copied. */
export function TableSource({ onFile, onText }: TableSourceProps) {
  const [pasted, setPasted] = useState("");
  const id = useId();
  return (
    <div className="flex flex-col gap-4">
      <FileDrop onFile={onFile}>
        <FileButton onFile={onFile} tone="primary" />
        <p className="text-2xs text-soft">{TABLES.orDrop}</p>
      </FileDrop>
      <div>
        <label htmlFor={id} className="mb-1 block text-xs">
          {TABLES.orPaste}
        </label>
        <textarea
          id={id}
          value={pasted}
          onChange={(event) => setPasted(event.target.value)}
          onPaste={(event) => {
            const text = event.clipboardData.getData("text/plain");
            if (pasted === "" && text.includes("\n")) {
              event.preventDefault();
              onText(text);
            }
          }}
          spellCheck={false}
          rows={6}
          placeholder={TABLES.placeholder}
          data-testid="paste-text"
          className="num w-full rounded-md border border-line-strong/60 bg-raised p-2 text-xs"
        />
        <Button
          size="small"
          disabled={pasted.trim() === ""}
          data-testid="paste-read"
          onClick={() => onText(pasted)}
          className="mt-1 pointer-coarse:h-11"
        >
          {TABLES.readIt}
        </Button>
      </div>
    </div>
  );
}

interface FileButtonProps {
  readonly onFile: (file: File) => void;
  readonly tone?: "primary" | "plain";
}

export function FileButton({ onFile, tone = "plain" }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        // A class name: the button beside it is what is seen, focused and named.
        className="hidden"
        tabIndex={-1}
        accept=".csv,.tsv,.txt,.tab,text/csv,text/plain,text/tab-separated-values"
        data-testid="table-file"
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          if (file !== undefined) {
            onFile(file);
          }
          // The same file, mended meanwhile, can be chosen again.
          currentTarget.value = "";
        }}
      />
      <Button
        tone={tone}
        size="small"
        onClick={() => input.current?.click()}
        className="pointer-coarse:h-11"
      >
        <FileUp size={14} aria-hidden />
        {TABLES.chooseFile}
      </Button>
    </>
  );
}

interface FileDropProps {
  readonly onFile: (file: File) => void;
  readonly children: ReactNode;
}

function FileDrop({ onFile, children }: FileDropProps) {
  const [isOver, setOver] = useState(false);
  const over = (event: DragEvent) => {
    if (event.dataTransfer.types.includes("Files")) {
      event.preventDefault();
      setOver(true);
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way, the button is the first.
    <div
      data-testid="file-drop"
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const [file] = event.dataTransfer.files;
        if (file !== undefined) {
          onFile(file);
        }
      }}
      className={classNames(
        "flex flex-col items-center gap-2 rounded-lg border border-dashed px-4 py-6",
        isOver ? "border-accent bg-accent-wash" : "border-line-strong",
      )}
    >
      {children}
    </div>
  );
}
