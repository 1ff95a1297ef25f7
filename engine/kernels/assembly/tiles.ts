// How activations lie: whole tiles of eight samples, [tile][unit][8], then what remains in pairs,
// [pair][unit][2]; an odd last sample has a neighbour of no meaning. All vectors of one layer are
// one run of memory, which is all that element by element work needs to know.

/** Bytes of one unit's samples. */
@inline
export function columnBytes(samples: usize): usize {
  return ((samples + 1) & ~1) << 3;
}

/**
 * Copies rows of `cols` numbers to tiles: the `samples` rows that `order` names, or those from
 * `rows` on when it is 0. Copies them to `copy` besides, one after the other, unless it is 0.
 */
export function gather(
  rows: usize,
  cols: usize,
  order: usize,
  samples: usize,
  to: usize,
  copy: usize,
): void {
  const bytes = cols << 3;
  const tiled = samples & ~7;
  let next = rows;
  for (let i: usize = 0; i < samples; i += 2) {
    let first = next;
    let second = i + 1 < samples ? first + bytes : first;
    if (order) {
      first = rows + <usize>load<u32>(order) * bytes;
      second = i + 1 < samples ? rows + <usize>load<u32>(order, 4) * bytes : first;
      order += 8;
    } else {
      next = second + bytes;
    }
    const isTiled = i < tiled;
    const at = isTiled ? to + (i >> 3) * (bytes << 3) + ((i & 7) << 3) : to + i * bytes;
    const step: usize = isTiled ? 64 : 16;
    if (copy) {
      tilePairAndCopy(first, second, bytes, at, step, copy);
      copy += bytes << 1;
    } else {
      tilePair(first, second, first + bytes, at, step);
    }
  }
}

/** Two rows into every `step`th bytes from `to` on. */
@inline
function tilePair(first: usize, second: usize, end: usize, to: usize, step: usize): void {
  for (; first + 8 < end; first += 16, second += 16, to += step << 1) {
    const x = v128.load(first);
    const y = v128.load(second);
    v128.store(to, v128.shuffle<f64>(x, y, 0, 2));
    v128.store(to + step, v128.shuffle<f64>(x, y, 1, 3));
  }
  if (first < end) {
    v128.store(to, v128.load_lane<f64>(second, v128.load_zero<f64>(first), 1));
  }
}

/** As `tilePair`, and both rows one after the other to `copy`, which has room for two. */
@inline
function tilePairAndCopy(
  first: usize,
  second: usize,
  bytes: usize,
  to: usize,
  step: usize,
  copy: usize,
): void {
  const end = first + bytes;
  for (; first + 8 < end; first += 16, second += 16, to += step << 1, copy += 16) {
    const x = v128.load(first);
    const y = v128.load(second);
    v128.store(copy, x);
    v128.store(copy + bytes, y);
    v128.store(to, v128.shuffle<f64>(x, y, 0, 2));
    v128.store(to + step, v128.shuffle<f64>(x, y, 1, 3));
  }
  if (first < end) {
    const pair = v128.load_lane<f64>(second, v128.load_zero<f64>(first), 1);
    v128.store_lane<f64>(copy, pair, 0);
    v128.store_lane<f64>(copy + bytes, pair, 1);
    v128.store(to, pair);
  }
}

/** Copies tiles of eight samples and more to rows of `row` bytes. */
export function rowsFromTiles(
  tiles: usize,
  units: usize,
  samples: usize,
  to: usize,
  row: usize,
): void {
  const tileBytes = units << 6;
  for (
    const end = tiles + (samples >> 3) * tileBytes;
    tiles < end;
    tiles += tileBytes, to += row << 3
  ) {
    rowsFromPair(tiles, 64, units, to, row);
    rowsFromPair(tiles + 16, 64, units, to + row * 2, row);
    rowsFromPair(tiles + 32, 64, units, to + row * 4, row);
    rowsFromPair(tiles + 48, 64, units, to + row * 6, row);
  }
  for (let rest = samples & 7; rest > 0; rest -= 2, tiles += units << 4, to += row << 1) {
    if (rest == 1) {
      // The neighbour of an odd last sample would be written to a row that does not exist.
      for (let o: usize = 0; o < units; o++) {
        store<f64>(to + (o << 3), load<f64>(tiles + (o << 4)));
      }
      return;
    }
    rowsFromPair(tiles, 16, units, to, row);
  }
}

@inline
function rowsFromPair(from: usize, step: usize, units: usize, to: usize, row: usize): void {
  const end = to + (units << 3);
  for (; to + 8 < end; to += 16, from += step << 1) {
    const x = v128.load(from);
    const y = v128.load(from + step);
    v128.store(to, v128.shuffle<f64>(x, y, 0, 2));
    v128.store(to + row, v128.shuffle<f64>(x, y, 1, 3));
  }
  if (to < end) {
    const x = v128.load(from);
    v128.store_lane<f64>(to, x, 0);
    v128.store_lane<f64>(to + row, x, 1);
  }
}
