/** Where the bus reports; a pino logger fits. Fields hold ids and counts, never payloads. */
export interface BusLog {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
