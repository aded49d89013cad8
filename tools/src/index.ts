export { findInfrastructure } from './infrastructure/find-infrastructure';
export type { Infrastructure, InfrastructureOptions, KafkaSettings, RegistryAuth } from './infrastructure/infrastructure';
export { InfrastructureError, type InfrastructureErrorCode } from './infrastructure/infrastructure-error';
export { PrerequisiteMissing } from './infrastructure/prerequisite-missing';
export { waitUntil, type Waiting } from './infrastructure/wait-until';
export { FileLock, LockHeld } from './processes/file-lock';
export { freePort, isPortFree } from './processes/free-port';
export { ProcessGroup, type ServiceCommand } from './processes/process-group';
export { ServiceProcess, type ServiceExit } from './processes/service-process';
