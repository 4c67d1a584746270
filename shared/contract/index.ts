export * from './call.ts';
export * from './menu-actions.ts';
export * from './messages.ts';
export * from './outputs.ts';
export * from './ports.ts';
export * from './schemas.ts';
export * from './service-calls.ts';
export * from './shell-calls.ts';
