const FULLEST = 0.6;

/** Gives equal values equal numbers, counted from 0. Values are whole and not negative. */
export class NumberTable {
  #values: Float64Array;
  #numbers: Uint32Array;
  #size = 0;

  constructor(expected: number) {
    const room = 1 << Math.ceil(Math.log2(Math.max(16, expected / FULLEST)));
    this.#values = new Float64Array(room).fill(-1);
    this.#numbers = new Uint32Array(room);
  }

  get size(): number {
    return this.#size;
  }

  numberOf(value: number): number {
    if (this.#size > this.#values.length * FULLEST) this.#grow();
    const place = this.#placeOf(value);
    if (this.#values[place] === -1) {
      this.#values[place] = value;
      this.#numbers[place] = this.#size;
      this.#size += 1;
    }
    return this.#numbers[place] ?? 0;
  }

  #placeOf(value: number): number {
    const last = this.#values.length - 1;
    let place = (Math.imul(value % 0x1_0000_0000, 0x9e3779b1) >>> 7) & last;
    while (this.#values[place] !== -1 && this.#values[place] !== value) place = (place + 1) & last;
    return place;
  }

  #grow(): void {
    const [values, numbers] = [this.#values, this.#numbers];
    this.#values = new Float64Array(values.length * 2).fill(-1);
    this.#numbers = new Uint32Array(values.length * 2);
    for (let at = 0; at < values.length; at += 1) {
      const value = values[at] ?? -1;
      if (value === -1) continue;
      const place = this.#placeOf(value);
      this.#values[place] = value;
      this.#numbers[place] = numbers[at] ?? 0;
    }
  }
}
