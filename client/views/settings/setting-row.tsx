"use client";

import { Zap } from "lucide-react";
import { type ReactNode, useId } from "react";
import { formatCount } from "#client/draw/number-format.ts";
import { text } from "#client/text/en.ts";
import { classNames } from "#client/ui/class-names.ts";
import { Hint } from "#client/ui/hint.tsx";
import { personColour } from "#client/ui/person-colour.ts";
import { PersonMark } from "#client/ui/person-mark.tsx";
import { Term } from "#client/ui/term.tsx";
import { LockMark } from "#client/views/controls/lock-mark.tsx";
import { useHiddenControls } from "#client/views/controls/use-control.ts";
import type { Setting } from "#client/views/settings/use-setting.ts";
import type { FieldRevision } from "#protocol/room.ts";

export interface SettingRowProps {
  readonly setting: Setting;
  readonly label: string;
  /** One line: what it changes in the maths. */
  readonly hint?: string | undefined;
  /** What it may be, at the control. */
  readonly range?: string | undefined;
  /** It takes effect in the running training. */
  readonly isImmediate?: boolean | undefined;
  /** Gets the id of the words that describe the control. */
  readonly children: (describedBy: string) => ReactNode;
}

/** A control with its name, its author, and whatever there is to say about it; unless it is hidden. */
export function SettingRow(props: SettingRowProps) {
  const { control } = props.setting;
  const hidden = useHiddenControls();
  return control !== null && hidden.has(control) ? null : <ShownRow {...props} />;
}

function ShownRow({ setting, label, hint, range, isImmediate, children }: SettingRowProps) {
  const id = useId();
  return (
    <div className="py-1.5">
      <EditorOutline setting={setting}>
        <div className="flex min-h-8 items-center justify-between gap-3">
          <span className="flex min-w-0 flex-wrap items-center gap-x-1.5 text-[0.8125rem]">
            <span className="min-w-0 break-words">
              <Term path={setting.path}>{label}</Term>
            </span>
            <AuthorMark revision={setting.revision} />
            <SettingLock setting={setting} />
            {setting.waits ? (
              <WaitsMark reason={setting.waitingReason} />
            ) : isImmediate === true ? (
              <AtOnceMark />
            ) : null}
          </span>
          <div className={classNames("shrink-0", setting.isUnconfirmed && "opacity-60")}>
            {children(id)}
          </div>
        </div>
      </EditorOutline>
      <p id={id} className="mt-0.5 text-2xs text-soft">
        {hint}
        {range === undefined ? null : (
          <span className="num ml-1.5 whitespace-nowrap text-faint">{range}</span>
        )}
        <span className="sr-only">
          {isImmediate === true && !setting.waits ? ` ${text.settings.immediate}` : ""}
          {setting.waits ? ` ${text.settings.waits}.` : ""}
          {setting.isUnconfirmed ? ` ${text.settings.unconfirmed}.` : ""}
        </span>
      </p>
      {isImmediate === true && setting.waits && setting.waitingReason !== null ? (
        <p className="mt-0.5 text-2xs text-accent">
          {text.settings.waitsSince(setting.waitingReason)}
        </p>
      ) : null}
      <AlsoLine words={setting.also} />
      <RefusalLine words={setting.refusal} />
    </div>
  );
}

/** Who may change it, where that is not as usual. */
export function SettingLock({ setting }: { readonly setting: Setting }) {
  return setting.control === null ? null : <LockMark control={setting.control} />;
}

export function RefusalLine({ words }: { readonly words: string | null }) {
  return words === null ? null : (
    <p role="alert" data-testid="refusal" className="arrive mt-1 text-2xs text-alarm">
      {words}
    </p>
  );
}

/** What the choice above brought along. */
export function AlsoLine({ words }: { readonly words: string | null }) {
  return words === null ? null : (
    <p role="status" data-testid="also-changed" className="arrive mt-1 text-2xs text-accent">
      {text.settings.alsoChanged(words)}
    </p>
  );
}

interface EditorOutlineProps {
  readonly setting: Setting;
  readonly children: ReactNode;
}

/** While somebody else edits a field, it stands in their colour with their name. */
export function EditorOutline({ setting, children }: EditorOutlineProps) {
  const { editor } = setting;
  if (editor === null) {
    return <div className="relative">{children}</div>;
  }
  const colour = personColour(editor.color);
  return (
    <div
      className="relative rounded-md"
      style={{ outline: `2px solid ${colour}`, outlineOffset: 3 }}
      data-editor={editor.name}
    >
      {children}
      <span
        className="arrive absolute -top-3.5 right-1 max-w-40 truncate rounded-t px-1.5 text-[0.625rem] text-paper leading-4"
        style={{ backgroundColor: colour }}
      >
        {text.settings.isEditing(editor.name)}
      </span>
    </div>
  );
}

/** A dot in the author's colour; on hover and focus, who and at which step. */
export function AuthorMark({ revision }: { readonly revision: FieldRevision | null }) {
  if (revision === null) {
    return null;
  }
  const words =
    revision.step === null
      ? text.settings.author(revision.by.name)
      : text.settings.authorAtStep(revision.by.name, formatCount(revision.step));
  return (
    <Hint text={words}>
      <button
        type="button"
        data-mark=""
        aria-label={words}
        className="flex size-5 items-center justify-center"
      >
        <PersonMark name={revision.by.name} color={revision.by.color} size="dot" />
      </button>
    </Hint>
  );
}

function WaitsMark({ reason }: { readonly reason: string | null }) {
  const words = reason === null ? text.settings.waits : text.settings.waitsSince(reason);
  return (
    <Hint text={words}>
      <button
        type="button"
        data-mark=""
        aria-label={words}
        className="whitespace-nowrap rounded border border-accent/40 px-1 text-[0.625rem] text-accent leading-4"
      >
        {text.settings.nextRun}
      </button>
    </Hint>
  );
}

/** Not a button: its meaning stands above the settings, once. */
export function AtOnceMark() {
  return (
    <span className="inline-flex items-center gap-0.5 whitespace-nowrap text-[0.625rem] text-soft leading-4">
      <Zap size={10} aria-hidden className="text-accent" />
      {text.settings.atOnce}
    </span>
  );
}
