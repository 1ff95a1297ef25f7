"use client";

import { Dices } from "lucide-react";
import { text } from "#client/text/en.ts";
import { IconButton } from "#client/ui/icon-button.tsx";
import { fieldId } from "#client/views/settings/field-id.ts";
import { SettingNumber } from "#client/views/settings/setting-number.tsx";
import { LIMITS } from "#protocol/limits.ts";

interface SettingSeedProps {
  readonly path: string;
  readonly label: string;
  readonly hint: string;
  readonly isImmediate?: boolean;
}

/** A seed: typed, or another one drawn. */
export function SettingSeed({ path, label, hint, isImmediate = false }: SettingSeedProps) {
  return (
    <SettingNumber
      path={path}
      label={label}
      hint={hint}
      limits={{ min: 0, max: LIMITS.seed, isWhole: true }}
      range={text.settings.seedRange}
      isImmediate={isImmediate}
      aside={(setting) => (
        <IconButton
          label={text.settings.drawAnew}
          data-testid={`draw-${fieldId(path)}`}
          disabled={setting.isDisabled}
          onClick={() => setting.commit(drawnSeed())}
        >
          <Dices size={16} aria-hidden />
        </IconButton>
      )}
    />
  );
}

/** Short enough to be read out to a class: 0 to 9999. */
export function drawnSeed(): number {
  const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
  return drawn % 10_000;
}
