/** Closes itself off, tries whatever might reach outside, and tells what came of each. */
import { exec, spawn } from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns';
import fs, { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import http from 'node:http';
import net from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { closeOff } from '../../../../electron/ingest/helper/close-off.ts';

const [own = '', other = '', port = ''] = process.argv.slice(2);
if (process.env['GLOSSATOR_STAYS_OPEN'] === undefined) closeOff([own]);

const inOther = join(other, 'secret.txt');
const attempts: Readonly<Record<string, () => unknown>> = {
  'reads its own file': () => readFileSync(join(own, 'library.txt')),
  'reads its own file later': () => readFile(join(own, 'library.txt')),
  'reads another file': () => readFileSync(inOther),
  'reads another file later': () => readFile(inOther),
  'reads another file by its address': () => readFileSync(pathToFileURL(inOther)),
  'reads up from its own folder': () => readFileSync(join(own, '..', 'other', 'secret.txt')),
  'opens another file': () => fs.openSync(inOther, 'r'),
  'opens its own file to write': () => fs.openSync(join(own, 'library.txt'), 'r+'),
  'streams another file': () =>
    new Promise((resolve, reject) => fs.createReadStream(inOther).on('data', resolve).on('error', reject)),
  'lists another folder': () => fs.readdirSync(other),
  'asks about another file': () => fs.statSync(inOther),
  'writes beside': () => writeFile(join(own, 'left.txt'), 'x'),
  'removes its own file': () => fs.unlinkSync(join(own, 'library.txt')),
  'makes a link': () => fs.symlinkSync(inOther, join(own, 'link')),
  'starts a program': () => spawn(process.execPath, ['--version']),
  'starts a shell': () => exec('exit 0'),
  'starts a thread': () => new Worker('0', { eval: true }),
  connects: () => net.connect(Number(port), '127.0.0.1'),
  'asks a server': () => http.get(`http://127.0.0.1:${port}/`),
  // The server never answers, so that the call was made is all there is to see.
  fetches: () =>
    Promise.race([fetch(`http://127.0.0.1:${port}/`), new Promise((resolve) => setTimeout(resolve, 50))]),
  listens: () => net.createServer().listen(0),
  'sends a packet': () => dgram.createSocket('udp4').send('x', Number(port), '127.0.0.1', () => undefined),
  'looks a name up': () =>
    new Promise((resolve, reject) =>
      dns.lookup('localhost', (error) => (error ? reject(error) : resolve(0))),
    ),
};

const became: Record<string, string> = {};
for (const [name, attempt] of Object.entries(attempts)) {
  try {
    await attempt();
    became[name] = 'done';
  } catch (error) {
    became[name] = (error as NodeJS.ErrnoException).code ?? String(error);
  }
}
process.stdout.write(JSON.stringify(became));
process.exit(0);
