export * from './assert-never.ts';
export * from './canonical-json.ts';
export * from './identifiers.ts';
export * from './logical-order.ts';
export * from './result.ts';
