import { instantOf, wallOf } from './account-dates';

/** A date or a time in a query. Comparing and formatting go by the wall clock, as in Oracle's own dates. */
export class DateValue {
  private constructor(
    readonly wall: number,
    readonly instant: number,
  ) {}

  static atInstant(instant: number, timeZone: string): DateValue {
    return new DateValue(wallOf(instant, timeZone), instant);
  }

  static atWall(wall: number, timeZone: string): DateValue {
    return new DateValue(wall, instantOf(wall, timeZone));
  }

  /** The same instant, read off a clock in UTC. */
  inUtc(): DateValue {
    return new DateValue(this.instant, this.instant);
  }
}
