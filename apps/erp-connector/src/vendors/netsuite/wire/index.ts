export * from './answers';
export * from './fields';
export * from './record';
