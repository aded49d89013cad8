import { type ChildProcess, spawn } from 'node:child_process';

// Reads `add PID SIGNAL` and `remove PID`; when its input ends because we are gone, however we went, it ends what is left.
const script = `
trap '' INT TERM HUP
left=''
while read -r word pid signal; do
  case "$word" in
    add) left="$left $pid:$signal" ;;
    remove) kept=''; for one in $left; do [ "\${one%%:*}" = "$pid" ] || kept="$kept $one"; done; left=$kept ;;
  esac
done
[ -n "$left" ] || exit 0
for one in $left; do kill -s "\${one#*:}" "\${one%%:*}" 2>/dev/null; done
tries=0
while [ $tries -lt 20 ]; do
  alive=''
  for one in $left; do kill -0 "\${one%%:*}" 2>/dev/null && alive=yes; done
  [ -n "$alive" ] || break
  sleep 0.5; tries=$((tries + 1))
done
for one in $left; do kill -s KILL -- "-\${one%%:*}" 2>/dev/null; done
`;

/** Ends the processes it was told of when this process dies without having stopped them. One small shell, started at need. */
export class Watchdog {
  #shell: ChildProcess | undefined;

  /** Watches a process that leads its own group; `stopSignal` is what ends it in good order. */
  watch(pid: number, stopSignal: NodeJS.Signals): void {
    this.#tell(`add ${pid} ${stopSignal.replace(/^SIG/, '')}\n`);
  }

  /** Forgets a process that has ended, so that its id may be used again by others. */
  forget(pid: number): void {
    this.#tell(`remove ${pid}\n`);
  }

  #tell(line: string): void {
    if (this.#shell?.stdin?.writable !== true) this.#shell = this.#start();
    this.#shell.stdin?.write(line);
  }

  #start(): ChildProcess {
    const shell = spawn('/bin/sh', ['-c', script, 'trueup-watchdog'], { detached: true, stdio: ['pipe', 'ignore', 'ignore'], cwd: '/' });
    shell.stdin?.on('error', () => shell.stdin?.destroy());
    shell.unref();
    (shell.stdin as unknown as { unref(): void }).unref();
    return shell;
  }
}
