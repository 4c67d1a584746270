/** What a piece of work in a process of its own cost. */
export interface ProcessCost {
  readonly pages: number;
  readonly tookMs: number;
  /** The most memory the process ever had resident, in MB. */
  readonly peakMegabytes: number;
}

/** Does the work, which gives its number of pages, and tells the parent what it cost. */
export async function reportCost(work: () => Promise<number>): Promise<void> {
  const startedAt = performance.now();
  const pages = await work();
  const tookMs = performance.now() - startedAt;
  const cost: ProcessCost = { pages, tookMs, peakMegabytes: process.resourceUsage().maxRSS / 1_024 };
  process.send?.(cost);
}
