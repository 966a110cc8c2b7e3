/** Which rows of a list are picked, to be worked on together. */

export type Picked = { ids: ReadonlySet<number>; /** The row that was touched last. */ at: number | null };

export const NONE: Picked = { ids: new Set(), at: null };

export function toggle(picked: Picked, id: number): Picked {
  const ids = new Set(picked.ids);
  if (!ids.delete(id)) ids.add(id);
  return { ids, at: id };
}

/** One row further in a direction, both ends picked. Gives the same when there is no row there. */
export function extend(picked: Picked, rows: readonly number[], by: 1 | -1, from: number | null): Picked {
  const start = picked.at !== null && rows.includes(picked.at) ? picked.at : from;
  const place = start === null ? -1 : rows.indexOf(start);
  const next = rows[place === -1 ? (by === 1 ? 0 : rows.length - 1) : place + by];
  if (next === undefined) return picked;
  const ids = new Set(picked.ids);
  // Going back over what is picked gives it back.
  if (ids.has(next) && start !== null && ids.has(start) && ids.size > 1) ids.delete(start);
  else {
    if (start !== null) ids.add(start);
    ids.add(next);
  }
  return { ids, at: next };
}

/** All from the last touched to this one. */
export function span(picked: Picked, rows: readonly number[], to: number): Picked {
  const from = picked.at === null ? -1 : rows.indexOf(picked.at);
  const end = rows.indexOf(to);
  if (from === -1 || end === -1) return toggle(picked, to);
  const ids = new Set(picked.ids);
  for (const id of rows.slice(Math.min(from, end), Math.max(from, end) + 1)) ids.add(id);
  return { ids, at: to };
}
