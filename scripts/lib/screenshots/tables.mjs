// Data: its preview, points painted by hand, the table, and what is read from a file.
import { inTurn, press } from "./act.mjs";

const opened = (kind, steps) => async (stage) =>
  `${stage.url}${(await stage.room(kind, steps)).path}`;
const own = (kind) => async (stage) => `${stage.url}${(await stage.fresh(kind)).path}`;

function read(name, content) {
  return async (page) => {
    await page.getByTestId("paste-table").click();
    const file = { name, mimeType: "text/csv", buffer: Buffer.from(content) };
    await page.getByTestId("table-file").setInputFiles(file);
    await page.waitForTimeout(500);
  };
}

const write = (text) => async (page) => {
  await page.getByTestId("table-grid").focus();
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
};

const TREES = `"length;\nin cm";width;id;"kind"\r\n${Array.from(
  { length: 40 },
  (_, i) => `${1 + (i % 7)},5;0,${25 + i};${i};${["oak", "ash", "fir"][i % 3]}`,
).join("\r\n")}\r\n`;
const LONG_HEADER =
  "the mean temperature of the air at two metres above the ground,b,y\n1,2,0\n3,4,1\n";

const preview = { tab: "settings", at: "[data-testid=data-preview]" };

export const TABLE_STATES = [
  { name: "room-data", open: opened("plane", 120), ...preview },
  { name: "room-data-iris", open: opened("iris", 200), ...preview },
  { name: "room-data-digits", open: opened("digits", 100), ...preview },
  { name: "room-paint", open: own("plane"), act: press("paint-open"), ...preview },
  { name: "room-table-iris", open: opened("iris", 200), act: press("open-table") },
  { name: "room-table-fault", open: own("origin"), act: inTurn(press("open-table"), write("x")) },
  {
    name: "room-table-draft",
    open: own("origin"),
    act: inTurn(press("open-table"), write("5"), (page) => page.keyboard.press("Escape")),
  },
  {
    name: "room-table-others",
    open: async (stage) => `${stage.url}${(await stage.room("table")).path}`,
    act: inTurn(press("open-table"), write("5"), async (page, stage) => {
      const { host } = await stage.room("table");
      await host.say("edit-settings", {
        editId: "other",
        edits: [{ path: "data.rows[1][1]", value: 6, base: 0 }],
      });
      await page.getByTestId("table-problem").waitFor();
    }),
  },
  { name: "room-import", open: own("origin"), act: press("paste-table") },
  { name: "room-import-found", open: own("origin"), act: read("trees.csv", TREES) },
  { name: "room-import-long", open: own("origin"), act: read("air.csv", LONG_HEADER) },
  {
    name: "room-import-refused",
    open: own("origin"),
    act: read("some.csv", "a,b\n1,2\n1,2,3"),
  },
  {
    name: "room-import-number",
    open: own("origin"),
    act: read("gap.csv", "a,b,y\n1,2,0\n3,,1\n4,1.234.567,0\n"),
  },
  {
    name: "room-import-gap",
    open: own("origin"),
    act: read("gap.csv", "a,b,y\n1,2,0\n3,,1\n4,5,0\n"),
  },
];
