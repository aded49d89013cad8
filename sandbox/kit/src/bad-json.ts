/** The caller sent a body that is not JSON; a vendor answers it in its own words. */
export class BadJson extends Error {
  readonly code = 'SANDBOX_BAD_JSON';
}
