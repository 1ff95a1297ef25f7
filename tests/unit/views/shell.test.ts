import { expect, test } from "vitest";
import { presetChanges } from "#client/views/controls/control-presets.ts";
import { hiddenInAddress, hideParameter, runPath } from "#client/views/controls/hidden-controls.ts";
import {
  EMBED_PANELS,
  embedAddress,
  embedPanels,
  embedSnippet,
} from "#client/views/embed/embed-address.ts";
import { embedShape } from "#client/views/embed/use-embed-shape.ts";
import { stageOf } from "#client/views/projector/use-stage.ts";
import { addressAtPanel, lowerPanel, panelInAddress } from "#client/views/room/panel-address.ts";
import {
  CONTROLS,
  type Controls,
  mayChange,
  policyOf,
  SCREEN_CONTROLS,
  SETTING_CONTROLS,
  withPolicies,
} from "#protocol/controls.ts";

test("UI-100 an address hides the controls that it names, and nothing else", () => {
  expect([...hiddenInAddress("?hide=learning-rate,batch")]).toEqual(["learning-rate", "batch"]);
  expect([...hiddenInAddress("?step=3&hide=Speed&hide=play")]).toEqual(["play", "speed"]);
  expect(hiddenInAddress("?hide=nonsense,,__proto__").size).toBe(0);
  expect(hiddenInAddress("").size).toBe(0);
});

test("UI-100 a link to a run hides what the room and the address hide", () => {
  const room: Controls = {
    batch: { who: "editors", isShown: false },
    loss: { who: "host", isShown: true },
  };
  const hide = hideParameter(room, new Set(["speed"] as const));
  expect(hide).toBe("batch,speed");
  expect(runPath("a b", hide, { step: "412" })).toBe("/run/a%20b?step=412&hide=batch,speed");
  expect([...hiddenInAddress(runPath("x", hide).split("/x")[1] ?? "")]).toEqual(["batch", "speed"]);
  expect(runPath("x", hideParameter({}, new Set()))).toBe("/run/x");
});

test("UI-101 a preset says of every control who may change it and whether it is shown", () => {
  for (const preset of ["everything", "host-only", "only-play", "playground"] as const) {
    const changes = presetChanges(preset);
    expect(Object.keys(changes)).toEqual([...CONTROLS]);
    for (const control of SCREEN_CONTROLS) {
      expect(changes[control]).not.toHaveProperty("who");
    }
  }
});

test("UI-101 everything is what a new room has; only play leaves nothing to set", () => {
  const played = withPolicies({}, wholeOf("only-play"));
  expect(SETTING_CONTROLS.some((name) => policyOf(played, name).isShown)).toBe(false);
  expect(SETTING_CONTROLS.some((name) => mayChange("editor", played, name))).toBe(false);
  expect(mayChange("editor", played, "play")).toBe(true);
  expect(withPolicies(played, wholeOf("everything"))).toEqual({});
});

function wholeOf(preset: Parameters<typeof presetChanges>[0]) {
  const changes = presetChanges(preset);
  return Object.fromEntries(
    CONTROLS.map((name) => [name, { ...policyOf({}, name), ...changes[name] }]),
  );
}

test("UI-102 an address names the open panel, and only a panel that there is", () => {
  expect(panelInAddress("?step=412&panel=matrices")).toBe("matrices");
  expect(panelInAddress("?panel=constructor")).toBeNull();
  expect(addressAtPanel("?step=412&hide=batch", "runs")).toBe("?step=412&hide=batch&panel=runs");
  expect(lowerPanel("loss", ["matrices", "runs"])).toBe("matrices");
  expect(lowerPanel("runs", ["matrices", "runs"])).toBe("runs");
  expect(lowerPanel("matrices", ["activity", "runs"])).toBe("activity");
});

test("UI-104 the HTML of a frame means what it shows, whatever somebody calls a room", () => {
  const html = embedSnippet(
    "https://a.example/embed/room/ABCDEF?panels=loss&hide=batch",
    `"><script>&`,
    {
      widthPx: 320,
      heightPx: 240,
    },
  );
  expect(html).toContain('title="&quot;&gt;&lt;script&gt;&amp;"');
  expect(html).toContain("panels=loss&amp;hide=batch");
  expect(html.match(/[<>]/g)).toHaveLength(4);
});

test("UI-104 a frame's address leads back to what was chosen", () => {
  expect(embedAddress("/embed/run/7", { panels: ["network", "loss"], hide: null })).toBe(
    "/embed/run/7",
  );
  const chosen = embedAddress("/embed/run/7", {
    panels: ["loss", "matrices"],
    hide: "speed",
    step: 9,
  });
  expect(chosen).toBe("/embed/run/7?step=9&panels=loss,matrices&hide=speed");
  expect(embedPanels(chosen.slice(chosen.indexOf("?")))).toEqual(["loss", "matrices"]);
  expect(embedPanels("?panel=nothing")).toEqual(["network", "loss"]);
});

test("UI-105 panels of a frame have the room that they need, or tabs", () => {
  expect(embedShape(320, 240, 2)).toBe("tabs");
  expect(embedShape(320, 240, 1)).toBe("columns");
  expect(embedShape(640, 480, 2)).toBe("columns");
  expect(embedShape(360, 640, 2)).toBe("rows");
  expect(embedShape(1920, 1080, EMBED_PANELS.length)).toBe("columns");
});

test("UI-106 the projector's page is as large as its window, whatever its shape", () => {
  for (const [width, height] of [
    [1920, 1080],
    [1280, 720],
    [1024, 768],
    [360, 740],
  ] as const) {
    const { zoom, widthPx, heightPx, isTall } = stageOf(width, height);
    expect(widthPx * zoom).toBeCloseTo(width);
    expect(heightPx * zoom).toBeCloseTo(height);
    expect(isTall).toBe(height > width);
    expect(widthPx).toBeGreaterThanOrEqual(isTall ? 439 : 799);
    expect(heightPx).toBeGreaterThanOrEqual(isTall ? 799 : 449);
  }
});
