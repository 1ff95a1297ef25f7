/** Stars and notes of runs. */
export const LABELS = {
  star: (name: string) => `Star ${name}`,
  unstar: (name: string) => `Take the star from ${name}`,
  isStarred: "Starred",
  note: "Note",
  noteOn: (name: string) => `Note on ${name}`,
  add: "Add a note",
  edit: "Edit the note",
  save: "Save",
  cancel: "Cancel",
  saving: "Saving…",
  left: (count: number) => `${count} left`,
  notSaved: "There is no connection. The note is kept in this browser and saved when it is back.",
  kept: "This note was not saved yet. It was kept in this browser.",
  changed: (theirs: string) =>
    theirs === "" ? "Somebody removed the note meanwhile." : `Meanwhile it says: ${theirs}`,
  saveMine: "Save mine",
  keepTheirs: "Keep theirs",
  starFailed: "The star was not changed",
  /** In the room's activity: how the run is labelled now. */
  said: (number: number, isStarred: boolean, remark: string) => {
    if (remark !== "") {
      return `noted on ${isStarred ? "the starred run" : "run"} #${number}: ${remark}`;
    }
    return isStarred ? `starred run #${number}` : `left run #${number} without star and note`;
  },
} as const;
