import { createSocket } from 'node:dgram';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { attachLogsToFailures, type RunningApplication, startApplication } from './application.ts';
import { type ListeningServer, listeningServer } from './listening-server.ts';

let server: ListeningServer;
let application: RunningApplication | null = null;

beforeEach(async () => {
  server = await listeningServer();
});

afterEach(async () => {
  await application?.close();
  application = null;
  await server.close();
});

attachLogsToFailures();

/** Tries from a page every way out there is, and gives what came of each. */
function tryEveryWayOut(page: Page, host: string): Promise<Record<string, unknown>> {
  return page.evaluate(async (to) => {
    const outcomes: Record<string, unknown> = {};
    const settle = async (name: string, attempt: () => Promise<unknown>) => {
      const late = new Promise((resolve) => setTimeout(() => resolve('nothing happened'), 1_500));
      outcomes[name] = await Promise.race([attempt().catch(() => 'refused'), late]).catch(() => 'refused');
    };
    const loaded = (name: string, property: string, address: string, more: Record<string, string> = {}) =>
      settle(name, () => {
        const element = document.createElement(name);
        return new Promise((resolve, reject) => {
          for (const [key, value] of Object.entries(more)) element.setAttribute(key, value);
          element.addEventListener('load', () => resolve('loaded'));
          element.addEventListener('error', () => resolve('refused'));
          try {
            element.setAttribute(property, address);
            document.body.append(element);
          } catch (error) {
            reject(error instanceof Error ? error : new Error('thrown'));
          }
        });
      });
    await settle('fetch', async () => (await fetch(`http://${to}/fetch`)).status);
    await settle('fetch without cors', async () => (await fetch(`http://${to}/f`, { mode: 'no-cors' })).type);
    await settle('XMLHttpRequest', async () => {
      const request = new XMLHttpRequest();
      request.open('GET', `http://${to}/xhr`);
      request.send();
      await new Promise((resolve) => request.addEventListener('loadend', resolve));
      return request.status === 0 ? 'refused' : request.status;
    });
    await settle('WebSocket', async () => {
      const socket = new WebSocket(`ws://${to}/socket`);
      return new Promise((resolve) => {
        socket.addEventListener('open', () => resolve('open'));
        socket.addEventListener('error', () => resolve('refused'));
      });
    });
    await settle('EventSource', async () => {
      const source = new EventSource(`http://${to}/events`);
      return new Promise((resolve) => {
        source.addEventListener('open', () => resolve('open'));
        source.addEventListener('error', () => resolve('refused'));
      });
    });
    // A beacon says that it was queued, whatever becomes of it: only the server can tell.
    navigator.sendBeacon(`http://${to}/beacon`, 'x');
    await loaded('img', 'src', `http://${to}/image.png`);
    await loaded('script', 'src', `http://${to}/script.js`);
    await loaded('link', 'href', `http://${to}/style.css`, { rel: 'stylesheet' });
    await loaded('link', 'href', `http://${to}/prefetched`, { rel: 'prefetch' });
    await loaded('link', 'href', `http://${to}/`, { rel: 'preconnect' });
    await loaded('link', 'href', `http://localhost:${to.split(':')[1] ?? ''}/`, { rel: 'dns-prefetch' });
    await loaded('iframe', 'src', `http://${to}/frame`);
    await loaded('video', 'src', `http://${to}/video.mp4`);
    await loaded('object', 'data', `http://${to}/object`);
    await settle('font', async () => (await new FontFace('x', `url(http://${to}/font.woff2)`).load()).status);
    return outcomes;
  }, host);
}

/** Whether a script written into an attribute runs, which the policy forbids. */
function runsInlineScript(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const image = document.createElement('img');
    try {
      image.setAttribute('onclick', 'document.documentElement.dataset.ran = "yes"');
    } catch {
      return false;
    }
    image.click();
    return document.documentElement.dataset['ran'] === 'yes';
  });
}

/** Lets a page gather every candidate for a peer connection, through a server of both kinds. */
function gatherCandidates(page: Page, host: string): Promise<readonly string[]> {
  return page.evaluate(async (to) => {
    const connection = new RTCPeerConnection({
      iceServers: [
        { urls: `stun:${to}` },
        { urls: [`turn:${to}?transport=tcp`, `turn:${to}?transport=udp`], username: 'a', credential: 'b' },
      ],
    });
    const candidates: string[] = [];
    connection.addEventListener('icecandidate', (event) => {
      if (event.candidate !== null && event.candidate.candidate !== '')
        candidates.push(event.candidate.candidate);
    });
    connection.createDataChannel('out');
    await connection.setLocalDescription(await connection.createOffer());
    await new Promise<void>((resolve) => {
      connection.addEventListener('icegatheringstatechange', () => {
        if (connection.iceGatheringState === 'complete') resolve();
      });
      setTimeout(resolve, 3_000);
    });
    connection.close();
    return candidates;
  }, host);
}

describe.runIf(process.env['GLOSSATOR_NO_NETWORK'] === '1')('a run without a network', () => {
  it('has nothing but the machine’s own loopback, and no route to anywhere else', async () => {
    const names = Object.keys(networkInterfaces());
    const routes = readFileSync('/proc/net/route', 'utf8').trim().split('\n').slice(1);
    const reached = await new Promise<string>((resolve) => {
      const socket = connect(9, '192.0.2.1', () => resolve('reached'));
      socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'refused'));
    });
    expect({ names, routes, reached }).toEqual({ names: ['lo'], routes: [], reached: 'ENETUNREACH' });
  });
});

it('the server counts every connection and every packet', async () => {
  application = await startApplication();
  await fetch(`http://${server.host}/`);
  const socket = createSocket('udp4');
  const [address, port] = server.host.split(':');
  await new Promise((resolve) => socket.send('x', Number(port), address, resolve));
  socket.close();
  await expect.poll(server.visits).toEqual({ connections: 1, packets: 1 });
});

describe.each([
  { withoutPolicy: false, how: 'under its policy' },
  { withoutPolicy: true, how: 'that ignores its policy' },
])('a page $how', ({ withoutPolicy }) => {
  it('reaches a listening server by no way there is', async () => {
    application = await startApplication({ withoutPolicy });
    const outcomes = await tryEveryWayOut(application.window, server.host);
    const candidates = await gatherCandidates(application.window, server.host);
    const through = Object.entries(outcomes).filter(
      ([, came]) => !['refused', 'nothing happened'].includes(String(came)),
    );
    // An embedded frame or object that is refused “loads” an empty error page of Chromium's own.
    const shown = through.filter(([name]) => !['iframe', 'object'].includes(name));
    const policyHolds = !(await runsInlineScript(application.window));
    expect({ policyHolds, shown, candidates, visits: server.visits() }).toEqual({
      policyHolds: !withoutPolicy,
      shown: [],
      candidates: [],
      visits: { connections: 0, packets: 0 },
    });
  });
});

it('the main process itself reaches nothing by the session', async () => {
  application = await startApplication();
  const outcomes = await application.app.evaluate(async ({ net, session }, host) => {
    const attempt = (work: Promise<unknown>): Promise<string> =>
      work.then(
        () => 'reached',
        () => 'refused',
      );
    return {
      fetch: await attempt(net.fetch(`http://${host}/`)),
      sessionFetch: await attempt(session.defaultSession.fetch(`http://${host}/`)),
      otherSession: await attempt(session.fromPartition('another').fetch(`http://${host}/`)),
      file: await attempt(session.defaultSession.fetch('file:///')),
    };
  }, server.host);
  expect({ outcomes, visits: server.visits() }).toEqual({
    outcomes: { fetch: 'refused', sessionFetch: 'refused', otherSession: 'refused', file: 'refused' },
    visits: { connections: 0, packets: 0 },
  });
});
