export * from './attributes';
export * from './generated/types';
export * from './review-version';
export * from './slot-view';
export * from './slots';
export * from './source-key';
export * from './topics';
