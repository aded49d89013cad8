import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isAlive } from '../processes/process-identity';
import type { ServiceExit } from '../processes/service-process';
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
    this.#written = `${this.#file}.${process.pid}-${randomUUID()}`;
  }

  /** What to tell the JVM that starts now. */
  async flags(): Promise<string[]> {
    if (existsSync(this.#file)) return [`-XX:SharedArchiveFile=${this.#file}`, '-Xlog:cds=off'];
    await this.#removeAbandoned();
    return [`-XX:ArchiveClassesAtExit=${this.#written}`, '-Xlog:cds=off'];
  }

  /** To be called when that JVM has ended; a whole archive appears at once, half of one never does. */
  async keep(exit: ServiceExit): Promise<void> {
    if (!existsSync(this.#written)) return;
    // A JVM that ends in good order after SIGTERM says 128 + 15.
    if (exit.code === 143 || exit.code === 0) await rename(this.#written, this.#file);
    else await rm(this.#written, { force: true });
  }

  async #removeAbandoned(): Promise<void> {
    const [folder, prefix] = [dirname(this.#file), `${basename(this.#file)}.`];
    const abandoned = (await readdir(folder)).filter(
      (name) => name.startsWith(prefix) && !isAlive(Number.parseInt(name.slice(prefix.length), 10)),
    );
    await Promise.all(abandoned.map((name) => rm(join(folder, name), { force: true })));
  }
}
