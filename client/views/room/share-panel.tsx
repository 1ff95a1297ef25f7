"use client";

import { CodeXml, Presentation, SlidersHorizontal } from "lucide-react";
import Link from "next/link";
import { QRCodeSVG } from "qrcode.react";
import { credentialsFor } from "#client/session/remembered.ts";
import { useSession, useSessionActions } from "#client/session/use-session.tsx";
import { DOOR } from "#client/text/en/door.ts";
import { EMBED } from "#client/text/en/embed.ts";
import { PROJECTOR } from "#client/text/en/projector.ts";
import { text } from "#client/text/en.ts";
import { Button } from "#client/ui/button.tsx";
import { ConfirmButton } from "#client/ui/confirm-button.tsx";
import { CopyField } from "#client/ui/copy-field.tsx";
import { Segments } from "#client/ui/segments.tsx";
import { Toggle } from "#client/ui/toggle.tsx";
import type { RoomDialog } from "#client/views/room/room-dialogs.tsx";
import { isLoopback, useReachableOrigin } from "#client/views/room/use-reachable-origin.ts";
import { useReport } from "#client/views/transport/use-report.ts";
import { formatCode } from "#protocol/room-code.ts";

const ROLE_OPTIONS = [
  { value: "editor", label: text.roles.editor },
  { value: "viewer", label: text.roles.viewer },
] as const;

/** QR, code and links. On the machine itself it shows the address that other devices can reach. */
export function SharePanel({ onOpen }: { readonly onOpen: (dialog: RoomDialog) => void }) {
  const actions = useSessionActions();
  const report = useReport();
  const code = useSession((state) => state.room?.code ?? "");
  const codeRole = useSession((state) => state.room?.codeRole ?? "editor");
  const isHost = useSession((state) => state.room?.you.role === "host");
  const origin = useReachableOrigin();
  const link = `${origin}/room/${code}`;
  const key = isHost ? credentialsFor(code).key : null;
  const isLocal = isLoopback(new URL(origin).hostname);
  return (
    <div className="flex flex-col items-stretch">
      <div className="mx-auto overflow-hidden rounded-lg">
        <QRCodeSVG
          value={link}
          size={200}
          marginSize={4}
          level="M"
          title={text.share.qr}
          data-testid="qr"
          data-value={link}
        />
      </div>
      <p className="num mt-2 text-center font-semibold text-3xl tracking-[0.06em]">
        {formatCode(code)}
      </p>
      <p className="mt-1 mb-4 text-balance text-center text-soft text-xs">
        {text.share.instruction(new URL(origin).host)}
      </p>
      <CopyField
        label={text.share.link}
        value={link}
        testId="share-link"
        note={isLocal ? text.share.onlyHere : text.share.linkNote[codeRole]}
      />
      {key === null ? null : (
        <div className="mt-2">
          <CopyField
            label={text.share.hostLink}
            value={`${link}#key=${key}`}
            testId="host-link"
            note={text.share.hostLinkNote}
          />
        </div>
      )}
      <div className="mt-3 flex flex-wrap gap-2 border-line border-t pt-4">
        <Link
          href={`/room/${code}?view=projector`}
          data-testid="open-projector"
          title={PROJECTOR.note}
          className="inline-flex h-8 items-center gap-1.5 rounded-md border border-line-strong/60 bg-raised px-2.5 font-medium text-[0.8125rem] hover:border-ink pointer-coarse:h-11"
        >
          <Presentation size={15} aria-hidden />
          {PROJECTOR.open}
        </Link>
        <Button
          size="small"
          data-testid="open-embed"
          onClick={() => onOpen("embed")}
          className="pointer-coarse:h-11"
        >
          <CodeXml size={15} aria-hidden />
          {EMBED.button}
        </Button>
        {isHost ? (
          <Button
            size="small"
            data-testid="open-controls"
            onClick={() => onOpen("controls")}
            className="pointer-coarse:h-11 md:hidden"
          >
            <SlidersHorizontal size={15} aria-hidden />
            {text.room.controls}
          </Button>
        ) : null}
      </div>
      {isHost ? (
        <>
          <div className="mt-4 flex items-center justify-between gap-3 border-line border-t pt-4">
            <span className="text-[0.8125rem]">{text.share.codeRole}</span>
            <Segments
              label={text.share.codeRole}
              value={codeRole}
              options={ROLE_OPTIONS}
              testId="code-role"
              onChange={(role) => report(actions.setCodeRole(role))}
            />
          </div>
          <Door />
        </>
      ) : null}
    </div>
  );
}

/** The host keeps newcomers out, or all who have the old link. */
function Door() {
  const actions = useSessionActions();
  const report = useReport();
  const isLocked = useSession((state) => state.room?.isLocked ?? false);
  return (
    <>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the toggle is a button, which a label may hold */}
      <label className="mt-3 flex min-h-8 items-center justify-between gap-3 text-[0.8125rem]">
        {DOOR.lock}
        <Toggle
          label={DOOR.lock}
          isOn={isLocked}
          onChange={(isOn) => report(actions.lockRoom(isOn))}
          testId="lock-room"
        />
      </label>
      <div className="mt-3 flex items-center justify-between gap-3">
        <p className="min-w-0 text-2xs text-soft">{DOOR.newLinkNote}</p>
        <ConfirmButton
          label={DOOR.newLink}
          confirm={DOOR.newLinkNow}
          note={DOOR.newLinkNote}
          testId="renew-link"
          onConfirm={() => report(actions.renewLink())}
        >
          {DOOR.newLink}
        </ConfirmButton>
      </div>
    </>
  );
}
