// The two functions that the rules declare. Each takes lists as a place in memory and a count.

import { failed, given } from "./crossing";
import { Table } from "./table";

export { cabi_realloc } from "./crossing";

/** The comparable places. */
export function nearest(measuresAt: usize, measures: i32, rowsAt: usize, rows: i32, most: i64): usize {
  const table = new Table(measuresAt, measures, rowsAt, rows);
  if (table.wrong != "") return failed(table.wrong);
  const near = table.nearest(count(most));
  const found: string[] = [];
  for (let index = 0; index < near.length; index++) found.push(table.places[near[index]]);
  return given(found);
}

/** The measures in which at least one comparable place differs from one's own by more than a share of the spread. */
export function set_apart(
  measuresAt: usize, measures: i32, rowsAt: usize, rows: i32, most: i64, share: f64,
): usize {
  const table = new Table(measuresAt, measures, rowsAt, rows);
  if (table.wrong != "") return failed(table.wrong);
  const near = table.nearest(count(most));
  const found: string[] = [];
  for (let measure = 0; measure < table.measures.length; measure++) {
    let differs = false;
    for (let index = 0; index < near.length; index++) {
      if (table.difference(near[index], measure) > share) differs = true;
    }
    if (differs) found.push(table.measures[measure]);
  }
  return given(found);
}

function count(most: i64): i32 {
  return <i32>min(max(most, 0), <i64>i32.MAX_VALUE);
}
