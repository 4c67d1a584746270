/**
 * Loaded before Electron's own installer: a download whose server has not begun to answer within 20 seconds fails, instead
 * of waiting on a network that swallows connections. The download itself may take as long as it needs.
 */
const deadlineMs = 20_000;
const fetchWithoutDeadline = globalThis.fetch;

/** @type {typeof fetch} */
const fetchWithDeadline = async (resource, options) => {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new Error('no answer within 20 seconds')), deadlineMs);
  const signals = options?.signal ? [controller.signal, options.signal] : [controller.signal];
  try {
    return await fetchWithoutDeadline(resource, { ...options, signal: AbortSignal.any(signals) });
  } finally {
    clearTimeout(timer);
  }
};

globalThis.fetch = fetchWithDeadline;
