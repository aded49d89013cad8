import { createRequire } from 'node:module';
import { isPlain, type Produce, produceBody } from './produce-body';

interface Request {
  encode(): Promise<unknown>;
}

interface Made {
  readonly request: Request;
}

interface Protocol {
  protocol(version: { readonly version: number }): (told: Produce) => Made;
  isLean?: true;
}

const load = createRequire(__filename);
const [OLDEST, NEWEST] = [3, 7];

/**
 * Lets the client write produce requests in one go. Its own way makes a buffer of half a kilobyte for every header of every record, which
 * in a load is most of what a process has to clear away. Whatever is not plain, or of a version not known here, goes its own way.
 */
export function leanProduce(): void {
  const produce = load('kafkajs/src/protocol/requests/produce') as Protocol;
  if (produce.isLean) return;
  const own = produce.protocol;
  produce.isLean = true;
  produce.protocol = ({ version }) => {
    const make = own({ version });
    if (version < OLDEST || version > NEWEST) return make;
    return (told) => {
      const made = make(told);
      if (!isPlain(told)) return made;
      const encode = (): Promise<unknown> => {
        const body = produceBody(told, Date.now());
        // Both names are what the client asks of its own encoders.
        return Promise.resolve({ buf: body, buffer: body });
      };
      return { ...made, request: { ...made.request, encode } };
    };
  };
}
