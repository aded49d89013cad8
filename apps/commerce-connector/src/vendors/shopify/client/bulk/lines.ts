import { unansweredFault, VendorError } from '@trueup/connector-kit';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';

export type Line = Readonly<Record<string, unknown>> & { readonly id: string; readonly __parentId?: string };

/** One record of a result with what is nested in it. */
export interface Family {
  readonly root: Line;
  readonly children: readonly Line[];
  /** Lines of the file up to the end of this record. */
  readonly upTo: number;
}

/** The records of a result, from a line on. Undefined as the first answer: the result is no longer there. */
export async function* familiesOf(url: string, from: number, signal: AbortSignal): AsyncGenerator<Family> {
  let root: Line | undefined;
  let children: Line[] = [];
  let at = 0;
  for await (const text of textLines(url, signal)) {
    const line = at < from ? undefined : (JSON.parse(text) as Line);
    if (line?.__parentId !== undefined) children.push(line);
    else if (line) {
      if (root) yield { root, children, upTo: at };
      [root, children] = [line, []];
    }
    at += 1;
  }
  if (root) yield { root, children, upTo: at };
}

async function* textLines(url: string, signal: AbortSignal): AsyncGenerator<string> {
  try {
    const response = await fetch(url, { signal });
    if (!response.ok || !response.body) {
      throw new VendorError({
        kind: 'transient',
        code: `HTTP_${response.status}`,
        message: 'The result of the bulk operation cannot be read.',
      });
    }
    const body = Readable.fromWeb(response.body as unknown as ReadableStream);
    for await (const line of createInterface({ input: body, crlfDelay: Infinity })) if (line !== '') yield line;
  } catch (cause) {
    if (cause instanceof VendorError || signal.aborted) throw cause;
    const fault = unansweredFault(cause) ?? { kind: 'transient', code: 'CUT', message: 'The result of the bulk operation broke off.' };
    throw new VendorError(fault, { cause });
  }
}
