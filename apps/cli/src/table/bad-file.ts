import { CliError } from '../cli-error';

/** What is wrong with a file that was given, in one line. `line` counts from 1, the header included; null where no line is at fault. */
export function badFile(file: string, line: number | null, reason: string): CliError {
  const place = line === null ? file : `${file}, line ${line}`;
  return new CliError(`${place}: ${reason.replaceAll(/\s*\n\s*/g, ' ')}`, { exitCode: 2 });
}
