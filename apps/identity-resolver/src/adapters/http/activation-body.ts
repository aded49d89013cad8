import { z } from 'zod';

const text = (most: number) => z.string().trim().min(1).max(most);

/** The body of an activation: both texts with the versions that whoever read them gave them, who wants it and why. */
export const activationBody = z.strictObject({
  contract: text(200),
  model: text(200),
  document: text(500_000),
  modelDocument: text(500_000),
  systemsDocument: text(500_000).nullable().default(null),
  activatedBy: text(200),
  reason: text(2_000),
  effectiveFrom: z.number().int().nonnegative().nullable().default(null),
  replaces: z.uuid().nullable().default(null),
});

const TEXT = { type: 'string' };

/** The same for the description of the routes. */
export const ACTIVATION_SCHEMA = {
  type: 'object',
  required: ['contract', 'model', 'document', 'modelDocument', 'activatedBy', 'reason'],
  properties: {
    contract: { ...TEXT, description: 'version of the contract' },
    model: { ...TEXT, description: 'version of the model' },
    document: { ...TEXT, description: 'ownership.yaml' },
    modelDocument: { ...TEXT, description: 'matching.yaml' },
    systemsDocument: {
      ...TEXT,
      description: 'systems.yaml that the contract belongs to, for the check; that of this replica unless given',
    },
    activatedBy: TEXT,
    reason: TEXT,
    effectiveFrom: { type: 'integer', description: 'epoch milliseconds; at once unless given' },
    replaces: { ...TEXT, description: 'eventId of the newest activation as it was read; 409 if there is another one' },
  },
};
