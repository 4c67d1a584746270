import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { attachLogsToFailures, type RunningApplication, startApplication } from '../application.ts';
import { type ListeningServer, listeningServer } from '../listening-server.ts';
import { dropFiles } from '../main-job/drop-files.ts';
import { packsPage } from '../main-job/packs-page.ts';
import { readerPage } from '../main-job/reader-page.ts';
import { matterPage } from '../matter-page.ts';
import { answerDialogs } from '../shell.ts';
import { openDoors, reachedAddresses, reachedPrograms, readTrace, tracedElectron } from './network-trace.ts';

const lines = [
  '12 connect(17, {sa_family=AF_INET6, sin6_port=htons(443), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, "2001:db8::8", &sin6_addr), sin6_scope_id=0}, 28 <unfinished ...>',
  '12 <... connect resumed>)            = 0',
  '13 connect(18, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("192.0.2.1")}, 16) = -1 ENETUNREACH (Network is unreachable)',
  '14 sendto(19, ""..., 12, 0, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("127.0.0.1")}, 16) = 12',
  '15 sendmsg(20, {msg_name={sa_family=AF_INET, sin_port=htons(9), sin_addr=inet_addr("192.0.2.2")}, msg_namelen=16, msg_iov=[{iov_base=""..., iov_len=1}], msg_iovlen=1, msg_controllen=0, msg_flags=0}, 0) = 1',
  '16 sendmsg(21, {msg_name=NULL, msg_namelen=0, msg_iov=[{iov_base=""..., iov_len=8}], msg_iovlen=1, msg_controllen=0, msg_flags=0}, MSG_NOSIGNAL) = 8',
  '17 connect(16, {sa_family=AF_UNIX, sun_path=@"/tmp/.X11-unix/X99"}, 21) = 0',
  '18 bind(40, {sa_family=AF_INET, sin_port=htons(0), sin_addr=inet_addr("127.0.0.1")}, 16) = 0',
  '19 bind(41, {sa_family=AF_INET, sin_port=htons(0), sin_addr=inet_addr("0.0.0.0")}, 16) = 0',
  '20 bind(56, {sa_family=AF_NETLINK, nl_pid=0, nl_groups=0x000113}, 12) = 0',
];

it('a trace tells who was reached, by which call, and where something listened', () => {
  expect({
    addresses: reachedAddresses(lines),
    programs: reachedPrograms(lines),
    doors: openDoors(lines),
  }).toEqual({
    addresses: [
      { call: 'connect', to: '2001:db8::8:443' },
      { call: 'connect', to: '192.0.2.1:53' },
      { call: 'sendto', to: '127.0.0.1:53' },
      { call: 'sendmsg', to: '192.0.2.2:9' },
    ],
    programs: ['/tmp/.X11-unix/X99'],
    doors: ['0.0.0.0'],
  });
});

describe.runIf(process.platform === 'linux')('a whole journey under a trace of every process', () => {
  let folder: string;
  let server: ListeningServer;
  let application: RunningApplication | null = null;

  afterEach(async () => {
    await application?.close();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  attachLogsToFailures();

  it('reaches out to no address at all, so that a connection that is planted is the only one', async () => {
    folder = await mkdtemp(join(tmpdir(), 'glossator-journey-'));
    server = await listeningServer();
    const electron = process.env['ELECTRON_EXEC_PATH'] ?? 'electron';
    application = await startApplication({
      profile: join(folder, 'profile'),
      executable: tracedElectron(folder, electron),
    });
    const { window: page } = application;
    const matter = matterPage(page);
    await matter.documentRow('MVI000001').waitFor();

    const words = 'The warden wrote down every name that evening.';
    const letter = join(folder, 'letter.html');
    // What a text refers to is not fetched either.
    const references = `<img src="http://${server.host}/a.png"><link rel="stylesheet" href="http://${server.host}/a.css">`;
    await writeFile(
      letter,
      `<html><head>${references}</head><body><h1>Letter</h1><p>${words}</p></body></html>`,
    );
    await dropFiles(page, [letter]);
    await page.getByText('Imported 1 document.').first().waitFor();

    await matter.goTo('Library');
    await page.getByRole('grid', { name: 'Documents' }).getByText('Letter', { exact: true }).dblclick();
    const reader = readerPage(page);
    await reader.select(words);
    await page.keyboard.press('1');
    await reader.passage(words).getByRole('button', { name: words }).click();
    await page.keyboard.press('n');
    await reader.newNote.fill(`Ask where the list is now: http://${server.host}/list`);
    await page.keyboard.press('Control+Enter');
    await reader.passage(words).getByText('Ask where the list is now').waitFor();

    await page.keyboard.press('Control+Shift+F');
    await page.getByRole('searchbox', { name: /^Search/ }).fill('warden');
    await page.keyboard.press('Enter');
    await page.getByRole('list', { name: 'Hits' }).getByRole('button').first().waitFor();

    await matter.goTo('Packs');
    const packs = packsPage(page);
    await packs.title.fill('Journey');
    await answerDialogs(application, { open: folder });
    await packs.build.click();
    await packs.built.waitFor();

    await matter.goTo('History');
    await page.getByRole('button', { name: 'Check the matter' }).click();
    await page.getByText('The matter is whole: every check holds.').waitFor();

    expect(server.visits()).toEqual({ connections: 0, packets: 0 });
    await application.app.evaluate(
      async (_electron, port) => {
        const { connect } = process.getBuiltinModule('node:net');
        await new Promise<void>((resolve) => {
          const socket = connect(port, '127.0.0.1', () => {
            socket.destroy();
            resolve();
          });
        });
      },
      Number(server.host.split(':')[1]),
    );
    await application.close();
    application = null;

    const trace = readTrace(folder);
    expect({ addresses: reachedAddresses(trace), doors: openDoors(trace) }).toEqual({
      addresses: [{ call: 'connect', to: server.host }],
      doors: [],
    });
    // The screen, the desktop's own messages, and the system's list of accounts.
    const known =
      /^(\/tmp\/\.X11-unix\/X\d+|.*\/dbus\/system_bus_socket|.*\/bus|\/(var\/)?run\/nscd\/socket)$/;
    expect(reachedPrograms(trace).filter((place) => !known.test(place))).toEqual([]);
  });
});
