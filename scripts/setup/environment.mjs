import { nativeModuleFor } from './native-module.mjs';

/**
 * The environment in which the application, its tests and the tools around it find the chosen Electron and the SQLite
 * module that suits it.
 * @param {import('./electron.mjs').Electron} electron
 * @returns {NodeJS.ProcessEnv}
 */
export function environmentFor(electron) {
  const env = { ...process.env };
  // Inherited from some other Electron, these would turn ours into a plain Node or point it elsewhere.
  delete env['ELECTRON_RUN_AS_NODE'];
  delete env['ELECTRON_OVERRIDE_DIST_PATH'];
  delete env['GLOSSATOR_SQLITE_BINDING'];
  const binding = nativeModuleFor(electron);
  return {
    ...env,
    ELECTRON_EXEC_PATH: electron.executable,
    ...(electron.kind === 'test-runtime' ? { ELECTRON_OVERRIDE_DIST_PATH: electron.folder } : {}),
    ...(binding === undefined ? {} : { GLOSSATOR_SQLITE_BINDING: binding }),
  };
}
