import { instantOf, wallOf } from './account-dates';

/** A date or a time in a query. Comparing and formatting go by the wall clock, as in Oracle's own dates; what is not asked for is not reckoned. */
export class DateValue {
  private constructor(
    private readonly given: { wall?: number; instant?: number },
    private readonly timeZone: string,
  ) {}

  static atInstant(instant: number, timeZone: string): DateValue {
    return new DateValue({ instant }, timeZone);
  }

  static atWall(wall: number, timeZone: string): DateValue {
    return new DateValue({ wall }, timeZone);
  }

  get wall(): number {
    return (this.given.wall ??= wallOf(this.instant, this.timeZone));
  }

  get instant(): number {
    return (this.given.instant ??= instantOf(this.given.wall ?? 0, this.timeZone));
  }

  /** The same instant, read off a clock in UTC. */
  inUtc(): DateValue {
    return new DateValue({ wall: this.instant, instant: this.instant }, this.timeZone);
  }
}
