import { count } from '../load-bar';

/** One bar of a chart, in parts. */
export interface Bar {
  readonly label: string;
  readonly parts: readonly { readonly value: number; readonly colour: string; readonly name: string }[];
}

const WIDTH = 850;
const LABEL_WIDTH = 210;
const NUMBER_WIDTH = 80;
const ROW = 28;
const THICKNESS = 18;

/** Bars that lie, as SVG, each with its sum; the longest fills the width. Bars of nothing keep their row. */
export function barChart(bars: readonly Bar[], title: string): string {
  if (bars.length === 0) return '<p>None.</p>';
  const room = WIDTH - LABEL_WIDTH - NUMBER_WIDTH;
  const most = Math.max(1, ...bars.map(sumOf));
  const rows = bars.map((bar, index) => rowOf(bar, { top: index * ROW, scale: room / most }));
  const height = bars.length * ROW;
  return `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${text(title)}">${rows.join('')}</svg>`;
}

function rowOf(bar: Bar, { top, scale }: { top: number; scale: number }): string {
  const middle = top + ROW / 2;
  const name = `<text x="${LABEL_WIDTH - 10}" y="${middle}" text-anchor="end" dominant-baseline="central">${text(bar.label)}</text>`;
  let left = LABEL_WIDTH;
  const parts = bar.parts
    .filter(({ value }) => value > 0)
    .map(({ value, colour, name: part }) => {
      const width = Math.max(1, value * scale);
      const shape = `<rect x="${round(left)}" y="${top + (ROW - THICKNESS) / 2}" width="${round(width)}" height="${THICKNESS}" fill="${colour}"><title>${text(`${bar.label}, ${part}: ${count(value)}`)}</title></rect>`;
      left += width;
      return shape;
    });
  const sum = `<text x="${round(left + 8)}" y="${middle}" dominant-baseline="central">${count(sumOf(bar))}</text>`;
  return name + parts.join('') + sum;
}

function sumOf({ parts }: Bar): number {
  return parts.reduce((sum, { value }) => sum + value, 0);
}

function round(value: number): string {
  return value.toFixed(1);
}

/** Text as HTML shows it. */
export function text(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
