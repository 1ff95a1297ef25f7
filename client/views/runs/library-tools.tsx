"use client";

import { Search, Star, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { LIBRARY } from "#client/text/en/library.ts";
import { Choice } from "#client/ui/choice.tsx";
import { IconButton } from "#client/ui/icon-button.tsx";
import { Segments } from "#client/ui/segments.tsx";
import type { LibraryQuery } from "#client/views/runs/library-query.ts";
import { LIMITS } from "#protocol/limits.ts";
import { type RoomOfRuns, RUN_SORTS } from "#protocol/records.ts";

const SORTS = RUN_SORTS.map((value) => ({ value, label: LIBRARY.sorts[value] }));
/** A pause in typing after which it is searched, in ms. */
const PAUSE_MS = 250;
const ALL = "all";

interface LibraryToolsProps {
  readonly query: LibraryQuery;
  readonly rooms: readonly RoomOfRuns[];
  readonly onChange: (part: Partial<LibraryQuery>) => void;
}

/** What narrows the library down, and its order. */
export function LibraryTools({ query, rooms, onChange }: LibraryToolsProps) {
  return (
    <search className="mt-6 flex flex-wrap items-center gap-x-3 gap-y-2">
      <SearchField search={query.search} onSearch={(search) => onChange({ search })} />
      <RoomChoice rooms={rooms} chosen={query.room} onChoose={(id) => onChange({ room: id })} />
      <button
        type="button"
        aria-pressed={query.isStarred}
        data-testid="only-starred"
        onClick={() => onChange({ isStarred: !query.isStarred })}
        className="inline-flex h-8 pointer-coarse:h-10 items-center gap-1.5 rounded-md border border-line-strong/60 bg-raised px-2.5 text-[0.8125rem] text-soft hover:border-ink hover:text-ink aria-pressed:border-accent aria-pressed:bg-accent-wash aria-pressed:font-semibold aria-pressed:text-ink"
      >
        <Star size={14} aria-hidden className={query.isStarred ? "fill-accent text-accent" : ""} />
        {LIBRARY.onlyStarred}
      </button>
      <Segments
        label={LIBRARY.sort}
        value={query.sort}
        options={SORTS}
        onChange={(sort) => onChange({ sort })}
        testId="library-sort"
        className="sm:ml-auto"
      />
    </search>
  );
}

interface SearchFieldProps {
  readonly search: string;
  readonly onSearch: (search: string) => void;
}

function SearchField({ search, onSearch }: SearchFieldProps) {
  const [typed, setTyped] = useState(search);
  const field = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [before, setBefore] = useState(search);
  // Another query than one's own typing: back in the history, or everything shown.
  if (search !== before) {
    setBefore(search);
    if (search.trim() !== typed.trim()) {
      setTyped(search);
    }
  }
  useEffect(() => () => clearTimeout(timer.current), []);
  const type = (next: string, pauseMs: number) => {
    setTyped(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onSearch(next), pauseMs);
  };
  return (
    <div className="relative min-w-0 flex-[1_1_14rem] max-sm:basis-full">
      <Search
        size={15}
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-faint"
      />
      <input
        ref={field}
        type="search"
        value={typed}
        maxLength={LIMITS.searchCharacters}
        aria-label={LIBRARY.search}
        placeholder={LIBRARY.searchHint}
        autoComplete="off"
        spellCheck={false}
        data-testid="library-search"
        onChange={(event) => type(event.target.value, PAUSE_MS)}
        onKeyDown={(event) => event.key === "Escape" && typed !== "" && type("", 0)}
        className="h-8 pointer-coarse:h-10 w-full min-w-0 rounded-md border border-line-strong/60 bg-raised pr-8 pl-8 text-[0.8125rem] hover:border-ink [&::-webkit-search-cancel-button]:hidden"
      />
      {typed === "" ? null : (
        <IconButton
          label={LIBRARY.clear}
          size="small"
          className="!absolute top-1/2 right-0.5 -translate-y-1/2"
          onClick={() => {
            type("", 0);
            field.current?.focus();
          }}
        >
          <X size={14} aria-hidden />
        </IconButton>
      )}
    </div>
  );
}

interface RoomChoiceProps {
  readonly rooms: readonly RoomOfRuns[];
  readonly chosen: string | null;
  readonly onChoose: (roomId: string | null) => void;
}

function RoomChoice({ rooms, chosen, onChoose }: RoomChoiceProps) {
  const options = [
    { value: ALL, label: LIBRARY.allRooms },
    ...rooms.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <Choice
      label={LIBRARY.room}
      value={chosen ?? ALL}
      shown={LIBRARY.thisRoom}
      options={options}
      onChange={(id) => onChoose(id === ALL ? null : id)}
      testId="library-room"
      className="w-44 max-sm:min-w-40 max-sm:flex-1"
    />
  );
}
