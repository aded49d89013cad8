/** The ISO date of birth, or undefined for what is no date or stands for none, such as 1 January 1900. */
export function normaliseBirthDate(text: string): string | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(text.trim());
  if (!match) return undefined;
  const date = `${match[1]}-${match[2]}-${match[3]}`;
  const time = Date.parse(`${date}T00:00:00Z`);
  const isReal = !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
  return isReal && date > '1900-01-01' && date !== '1970-01-01' ? date : undefined;
}
