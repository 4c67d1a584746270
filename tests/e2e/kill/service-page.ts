import type { Page } from 'playwright-core';
import type { InputOf, OutputOf, ServiceCallName, ServiceCalls } from '../../../shared/contract/index.ts';
import type { Result } from '../../../shared/base/index.ts';

/** An answer as the page saw it. */
export interface Answer<Output> {
  readonly result: Result<Output>;
  /** From posting the call until the reply was there, in milliseconds. */
  readonly tookMs: number;
}

/** What `connectPage` puts on the page's window for later evaluations. */
export interface PageService {
  /** Calls the service of the window's matter; waits for a port where there is none. Null where the service ended first. */
  readonly call: (name: string, input: unknown) => Promise<Answer<unknown> | null>;
  /** How many ports to the service have come so far. */
  readonly ports: () => number;
}

declare global {
  interface Window {
    glossatorTest?: PageService;
  }
}

/** The matter service, called from inside a real window over the window's own port. */
export interface ServicePage {
  /** Null where the service ended before it answered. */
  readonly call: <Name extends ServiceCallName>(
    name: Name,
    input: InputOf<ServiceCalls[Name]>,
  ) => Promise<Answer<OutputOf<ServiceCalls[Name]>> | null>;
  /** What a call gives that must succeed. */
  readonly value: <Name extends ServiceCallName>(
    name: Name,
    input: InputOf<ServiceCalls[Name]>,
  ) => Promise<OutputOf<ServiceCalls[Name]>>;
  readonly ports: () => Promise<number>;
}

/**
 * Lets a test call the service from the page: asks for new ports as after a reload, and listens beside the window's own
 * client, which takes the same ports. Ports that come later, after the service was started again, are taken up as well.
 */
export async function connectPage(page: Page): Promise<ServicePage> {
  await page.evaluate(listenInPage);
  await page.waitForFunction(() => (window.glossatorTest?.ports() ?? 0) > 0);
  const call: ServicePage['call'] = async (name, input) => {
    const answer = await page.evaluate(
      ([called, given]) => window.glossatorTest?.call(called, given) ?? null,
      [name, input] as const,
    );
    // Both ends take their types from one table, and the other end is part of the same build.
    return answer as Answer<OutputOf<ServiceCalls[typeof name]>> | null;
  };
  return {
    call,
    value: async (name, input) => {
      const answer = await call(name, input);
      if (answer === null) throw new Error(`The service ended before it answered ${name}.`);
      if (!answer.result.ok) throw new Error(`${name}: ${answer.result.failure.message}`);
      return answer.result.value;
    },
    ports: () => page.evaluate(() => window.glossatorTest?.ports() ?? 0),
  };
}

/** Runs in the page. */
function listenInPage(): void {
  if (window.glossatorTest !== undefined) return;
  let port: MessagePort | null = null;
  let ports = 0;
  // Far from the numbers that the window's own client counts up.
  let nextId = 1_000_000_000;
  let waiting: (() => void)[] = [];
  const open = new Map<number, { readonly port: MessagePort; readonly settle: (result: unknown) => void }>();

  const settleUnanswered = (lost: (of: MessagePort) => boolean): void => {
    for (const [id, call] of open) {
      if (!lost(call.port)) continue;
      open.delete(id);
      call.settle(null);
    }
  };
  const take = (taken: MessagePort): void => {
    // As for the window's own client, a newer port says that the one before it leads nowhere: its close may never be told.
    settleUnanswered((of) => of !== taken);
    port = taken;
    ports += 1;
    taken.addEventListener(
      'message',
      (event: MessageEvent<{ readonly id?: number; readonly result?: unknown }>) => {
        const { id, result } = event.data;
        if (id === undefined) return;
        open.get(id)?.settle(result);
        open.delete(id);
      },
    );
    taken.addEventListener('close', () => {
      if (port === taken) port = null;
      settleUnanswered((of) => of === taken);
    });
    taken.start();
    for (const resume of waiting.splice(0)) resume();
    waiting = [];
  };

  window.addEventListener(
    'message',
    (event: MessageEvent<{ readonly kind?: string; readonly to?: string }>) => {
      const taken = event.ports[0];
      if (event.source !== window || taken === undefined) return;
      if (event.data.kind === 'glossator-port' && event.data.to === 'service') take(taken);
    },
  );
  window.glossatorTest = {
    ports: () => ports,
    call: async (name, input) => {
      if (port === null) await new Promise<void>((resolve) => waiting.push(resolve));
      const through = port;
      if (through === null) return null;
      nextId += 1;
      const id = nextId;
      const startedAt = performance.now();
      const result = await new Promise<unknown>((resolve) => {
        open.set(id, { port: through, settle: resolve });
        through.postMessage({ id, call: name, input });
      });
      const tookMs = performance.now() - startedAt;
      return result === null
        ? null
        : ({ result, tookMs } as { readonly result: never; readonly tookMs: number });
    },
  };
  window.postMessage({ kind: 'glossator-ready' }, window.location.origin);
}
