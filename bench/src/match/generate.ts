import { companyOf, companyRow } from './company-row';
import { Dice } from './dice';
import { householdOf, type Person } from './household';
import { personRow } from './person-row';
import { COLUMNS, type Row } from './row';

/** A row with who it is about. */
export interface LabelledRow {
  readonly row: Row;
  readonly entity: string;
}

const SEED = 20_260_501;
/** Of 100 groups so many are companies, the others households. */
const COMPANIES_IN_100 = 10;
/** Rows of one person or company, from one up. */
const ROWS = [0, 39, 36, 18, 6, 1];
const ROWS_OF_COMPANY = [0, 28, 30, 22, 13, 7];
/** Prime, so that all ids below a count that is no multiple of it are met once. */
const STRIDE = 7_919;

/** So many rows of invented people and companies in three systems. Equal counts give equal rows; a larger file holds more people, not nearer ones. */
export function* generate(count: number): Generator<LabelledRow> {
  let made = 0;
  for (let group = 1; made < count; group += 1) {
    const dice = new Dice(SEED, group, 77);
    for (const labelled of dice.below(100) < COMPANIES_IN_100 ? companyRows(dice, group) : peopleRows(dice, householdOf(SEED, group))) {
      if (made === count) return;
      yield { ...labelled, row: { ...labelled.row, ...bookkeeping(dice, made, count) } };
      made += 1;
    }
  }
}

function* companyRows(dice: Dice, group: number): Generator<LabelledRow> {
  const company = companyOf(dice, group);
  for (let left = dice.weighted(ROWS_OF_COMPANY); left > 0; left -= 1) yield { row: companyRow(dice, company), entity: `C${group}` };
  yield* peopleRows(dice, company.contacts);
}

function* peopleRows(dice: Dice, people: readonly Person[]): Generator<LabelledRow> {
  for (const person of people) {
    for (let left = dice.weighted(ROWS); left > 0; left -= 1) yield { row: personRow(dice, person), entity: `P${person.number}` };
  }
}

function bookkeeping(dice: Dice, place: number, count: number): Row {
  const number = count % STRIDE === 0 ? place : (place * STRIDE) % count;
  const day = () => `20${dice.between(15, 25)}-0${dice.between(1, 9)}-${dice.between(10, 28)}`;
  const [one, other] = [day(), day()].sort();
  return {
    record_id: `R${String(number + 1).padStart(7, '0')}`,
    source_id: String(10_000_000 + dice.below(90_000_000)),
    created_at: one,
    updated_at: other,
  };
}

/** A row as CSV writes it. */
export function csvLine(row: Row): string {
  return COLUMNS.map((column) => cell(row[column] ?? '')).join(',');
}

function cell(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
