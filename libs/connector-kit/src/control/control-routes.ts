import { SystemsController } from './systems.controller';

/** The routes that every connector service has. */
export const CONTROL_ROUTES = [SystemsController] as const;
