/** Rooms and runs in a frame of somebody else's page, and the snippet for that. */
export const EMBED = {
  button: "Embed",
  title: "Embed in a page",
  note: "The HTML goes into a page of your own: it shows every step and changes nothing.",
  open: "Open in Weightroom",
  openShort: "Weightroom",
  shareRun: "Share this step",
  link: "Link",
  linkNote: "It opens the run at the step on this screen.",
  panels: "Panels",
  panel: {
    network: "Network",
    loss: "Loss",
    outputs: "Outputs",
    matrices: "Matrices",
  },
  size: "Size",
  snippet: "HTML",
  copy: "Copy the HTML",
  notFoundRoom: "This room is not there.",
  notFoundRun: "This run is not there.",
  unreachable: "It cannot be shown now.",
  boxed:
    "The page around this frame keeps it from its server: its “sandbox” lacks “allow-same-origin”.",
  frameOf: (name: string) => `${name} · Weightroom`,
} as const;
