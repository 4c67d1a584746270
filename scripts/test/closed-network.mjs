import { run } from '../process/run.mjs';
import { isLinuxRoot } from '../process/screen.mjs';
import { say } from '../process/say.mjs';

/** Runs what follows where there is no network but the machine's own loopback, over which the tests talk to the windows. */
const closed = ['unshare', '--net', '/bin/sh', '-c', 'ip link set lo up && exec "$0" "$@"'];

/**
 * What to put before the end-to-end tests so that they run without a network, and the variable that tells them so. Only root
 * on Linux can take the network away: elsewhere there is nothing, and one line says it.
 * @returns {Promise<{prefix: readonly string[], env: NodeJS.ProcessEnv}>}
 */
export async function closedNetwork() {
  const [command = '', ...args] = closed;
  if (isLinuxRoot() && (await run(command, [...args, 'true'], { quiet: true })).code === 0) {
    return { prefix: closed, env: { GLOSSATOR_NO_NETWORK: '1' } };
  }
  say('The end-to-end tests run with this machine’s network: only root on Linux can take it from them.');
  return { prefix: [], env: {} };
}
