const WIDTH = 30;

/** A bar on stderr: redrawn at a terminal, elsewhere one line for each tenth. */
export class ProgressBar {
  #shown = -1;

  constructor(
    private readonly label: string,
    private readonly out: NodeJS.WriteStream = process.stderr,
  ) {}

  show(done: number, total: number): void {
    const share = total === 0 ? 1 : Math.min(1, done / total);
    const text = `${this.label} ${done} of ${total}`;
    if (this.out.isTTY) {
      const full = Math.round(share * WIDTH);
      this.out.write(`\r\u001b[2K[${'#'.repeat(full)}${'.'.repeat(WIDTH - full)}] ${text}`);
    } else if (Math.floor(share * 10) > this.#shown) {
      this.#shown = Math.floor(share * 10);
      this.out.write(`${text}\n`);
    }
  }

  end(): void {
    if (this.out.isTTY) this.out.write('\n');
  }
}
