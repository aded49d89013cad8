/** The vendor's times have no fraction: "2026-11-23T06:00:00Z". */
export function oneSecond(date: Date = new Date()): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}
