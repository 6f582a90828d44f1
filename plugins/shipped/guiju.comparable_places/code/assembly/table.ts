// What is known of one's own place and of others, measure by measure.

import { readText } from "./crossing";

/** A table of values, or the reason why there is none. */
export class Table {
  /** Why the rows make no table; empty where they do. */
  wrong: string = "";
  measures: string[] = [];
  /** For each measure one's own value. */
  own: f64[] = [];
  /** The other places, in the order in which they are first named. */
  places: string[] = [];
  /** For each place the value of each measure; not a number where none is stated. */
  values: f64[][] = [];
  /** For each measure the distance from the smallest value to the largest, one's own included. */
  spread: f64[] = [];

  /** Reads `{ name, own }` and `{ name, measure, amount }`, so many of each. */
  constructor(measuresAt: usize, measures: i32, rowsAt: usize, rows: i32) {
    for (let index = 0; index < measures; index++) {
      const measure = measuresAt + index * 16;
      this.measures.push(readText(measure));
      this.own.push(load<f64>(measure, 8));
    }
    for (let index = 0; this.wrong == "" && index < rows; index++) {
      const row = rowsAt + index * 24;
      this.enter(readText(row), readText(row + 8), load<f64>(row, 16));
    }
    for (let measure = 0; this.wrong == "" && measure < measures; measure++) this.spread.push(this.spreadOf(measure));
  }

  private enter(place: string, name: string, value: f64): void {
    const measure = this.measures.indexOf(name);
    if (measure < 0) {
      this.wrong = "本地没有" + name + "这项指标 / no measure of one's own is called " + name;
      return;
    }
    let at = this.places.indexOf(place);
    if (at < 0) {
      at = this.places.push(place) - 1;
      this.values.push(new Array<f64>(this.measures.length).fill(NaN));
    }
    if (!isNaN(this.values[at][measure])) this.wrong = place + "重复填报" + name + " / " + place + " states " + name + " twice";
    this.values[at][measure] = value;
  }

  private spreadOf(measure: i32): f64 {
    let smallest = this.own[measure];
    let largest = smallest;
    for (let place = 0; place < this.places.length; place++) {
      const value = this.values[place][measure];
      if (value < smallest) smallest = value;
      if (value > largest) largest = value;
    }
    return largest - smallest;
  }

  /** How far a place is from one's own in one measure, as a share of the spread. */
  difference(place: i32, measure: i32): f64 {
    const spread = this.spread[measure];
    return spread == 0 ? 0 : Math.abs(this.values[place][measure] - this.own[measure]) / spread;
  }

  /** The mean difference over all measures; not a number for a place that does not state them all. */
  distance(place: i32): f64 {
    let sum: f64 = 0;
    for (let measure = 0; measure < this.measures.length; measure++) {
      // A value that is not stated must not be taken for one that does not differ.
      if (isNaN(this.values[place][measure])) return NaN;
      sum += this.difference(place, measure);
    }
    return sum / this.measures.length;
  }

  /** The places nearest to one's own, and any as near as the last of them, in the table's order. */
  nearest(most: i32): i32[] {
    const distances: f64[] = [];
    for (let place = 0; place < this.places.length; place++) {
      const distance = this.distance(place);
      if (!isNaN(distance)) distances.push(distance);
    }
    distances.sort((one, other) => (one < other ? -1 : one > other ? 1 : 0));
    const near: i32[] = [];
    if (most < 1 || distances.length == 0) return near;
    const farthest = distances[min(most, distances.length) - 1];
    for (let place = 0; place < this.places.length; place++) {
      if (this.distance(place) <= farthest) near.push(place);
    }
    return near;
  }
}
