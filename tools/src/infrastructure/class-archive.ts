import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Java } from './find-java';
import type { ServerFiles } from './server-files';

/**
 * A JVM's archive of loaded classes, which halves a server's start. The first orderly end writes it (about four seconds, once),
 * later starts map it; an archive that does not fit is ignored by the JVM.
 */
export class ClassArchive {
  readonly #file: string;
  readonly #written: string;

  constructor(name: string, files: ServerFiles, java: Java) {
    const key = createHash('sha256').update(`${java.home} ${java.major} ${files.registryJar}`).digest('hex').slice(0, 12);
    this.#file = join(files.cache, `${name}-${key}.jsa`);
    this.#written = `${this.#file}.${process.pid}`;
  }

  /** What to tell the JVM that starts now. */
  flags(): string[] {
    return existsSync(this.#file)
      ? [`-XX:SharedArchiveFile=${this.#file}`, '-Xlog:cds=off']
      : [`-XX:ArchiveClassesAtExit=${this.#written}`, '-Xlog:cds=off'];
  }

  /** To be called when that JVM has ended; a whole archive appears at once, half of one never does. */
  async keep(endedInOrder: boolean): Promise<void> {
    if (!existsSync(this.#written)) return;
    if (endedInOrder) await rename(this.#written, this.#file);
    else await rm(this.#written, { force: true });
  }
}
