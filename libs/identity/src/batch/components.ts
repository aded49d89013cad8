/** Groups of numbers below `size` that pairs hold together. */
export class Components {
  private readonly parent: Int32Array;

  constructor(size: number) {
    this.parent = Int32Array.from({ length: size }, (_, at) => at);
  }

  /** The smallest member of the group. */
  rootOf(at: number): number {
    let root = at;
    while (this.above(root) !== root) root = this.above(root);
    for (let step = at; step !== root;) {
      const next = this.above(step);
      this.parent[step] = root;
      step = next;
    }
    return root;
  }

  join(left: number, right: number): void {
    const [one, other] = [this.rootOf(left), this.rootOf(right)];
    this.parent[Math.max(one, other)] = Math.min(one, other);
  }

  private above(at: number): number {
    return this.parent[at] ?? at;
  }
}
