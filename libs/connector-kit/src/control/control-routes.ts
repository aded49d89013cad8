import { PlanController } from './plan.controller';
import { RollbacksController } from './rollbacks.controller';
import { SystemsController } from './systems.controller';
import { WavesController } from './waves.controller';

/** The routes that every connector service has. */
export const CONTROL_ROUTES = [SystemsController, PlanController, WavesController, RollbacksController] as const;
