import type { Command } from 'commander';
import { writeFileSync } from 'node:fs';
import { findAddress } from '../address';
import { ask } from '../ask';
import { CliError } from '../cli-error';
import { count } from '../load-bar';
import { bySlot, type BaselineAnswer } from './baseline-answer';
import { baselinePage } from './baseline-page';

const SLOTS_SHOWN = 15;

/** `trueup report baseline`. */
export function addReport(program: Command, isJson: () => boolean): void {
  const report = program.command('report').description('what Trueup has found out');
  report
    .command('baseline')
    .description('day 0: records, duplicates, differences, missing ids, unmatched companies, address exceptions')
    .option('--html <file>', 'write it as a page with charts')
    .action(({ html }: { html?: string }) => baseline(html, isJson()));
}

async function baseline(html: string | undefined, json: boolean): Promise<void> {
  const answer = await ask<BaselineAnswer>(findAddress(process.env, process.cwd()), '/v1/reports/baseline');
  if (html !== undefined) writePage(html, answer);
  const lines = json ? [JSON.stringify(answer, null, 2)] : html === undefined ? baselineLines(answer) : [`${html} is written.`];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function writePage(file: string, answer: BaselineAnswer): void {
  try {
    writeFileSync(file, baselinePage(answer));
  } catch (error) {
    throw new CliError(`${file} cannot be written.`, { cause: error, exitCode: 2 });
  }
}

/** Day 0 as tables. */
export function baselineLines(answer: BaselineAnswer): string[] {
  const { customers, systems, shared, addressExceptions, reviews } = answer;
  const open = Object.entries(reviews).map(([kind, some]) => `${count(some)} ${kind}`);
  return [
    `${count(customers.total)} customers: ${count(customers.person)} persons, ${count(customers.organisation)} companies, ${count(customers.site)} sites`,
    `open reviews: ${open.join(', ') || 'none'}`,
    '',
    ...table(
      ['system', 'records', 'duplicates', 'alone', 'missing ids', 'unmatched companies', 'parked'],
      systems.map((row) => [row.system, row.records, row.duplicates, row.alone, row.missing, row.unmatchedCompanies, row.parked]),
    ),
    '',
    ...table(
      ['in both systems', 'customers'],
      shared.map((row) => [row.systems.join(' + '), row.customers]),
    ),
    '',
    ...table(
      ['slot', 'different', 'lacking'],
      bySlot(answer)
        .slice(0, SLOTS_SHOWN)
        .map((row) => [row.slot, row.different, row.lacking]),
    ),
    '',
    ...table(
      ['address exception', 'from', 'addresses'],
      addressExceptions.map((row) => [row.part, row.system, row.addresses]),
    ),
  ];
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string[] {
  const all = [head, ...rows.map((row) => row.map((cell) => (typeof cell === 'number' ? count(cell) : cell)))];
  const widths = head.map((_name, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  return all.map((row) =>
    row
      .map((cell, column) => cell.padEnd((widths[column] ?? 0) + 2))
      .join('')
      .trimEnd(),
  );
}
