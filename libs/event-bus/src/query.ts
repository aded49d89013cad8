/** Rows of one statement, in the transaction that it was got from. */
export type Query = <R>(sql: string, parameters?: unknown[]) => Promise<R[]>;
