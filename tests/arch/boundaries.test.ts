import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import boundaries from '../../.dependency-cruiser.mjs';
import { checkout } from './product-files.ts';
import { plantedViolations } from './planted-violations.ts';

/** Runs the boundary check over a folder laid out like the checkout. */
async function cruiseFolder(folder: string): Promise<ICruiseResult> {
  const { output } = await cruise(
    ['electron', 'renderer', 'shared'],
    {
      ...boundaries.options,
      ruleSet: { forbidden: boundaries.forbidden ?? [] },
      validate: true,
      baseDir: folder,
    },
    boundaries.options?.enhancedResolveOptions ?? {},
  );
  if (typeof output === 'string') throw new Error('the boundary check answered with text');
  return output;
}

describe('the boundaries between the rooms', () => {
  let folder: string;
  let result: ICruiseResult;

  function write(path: string, content: string): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'glossator-boundaries-'));
    cpSync(join(checkout, 'package.json'), join(folder, 'package.json'));
    cpSync(join(checkout, 'tsconfig.base.json'), join(folder, 'tsconfig.base.json'));
    symlinkSync(join(checkout, 'node_modules'), join(folder, 'node_modules'), 'junction');
    for (const { to } of plantedViolations) {
      if (to.endsWith('.ts') && !to.startsWith('.')) write(to, 'export const planted = 1;\n');
    }
    for (const { from, imports } of plantedViolations) {
      write(from, `import * as planted from '${imports}';\nexport const used: unknown = planted;\n`);
    }
    result = await cruiseFolder(folder);
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test('have a planted violation for every rule', () => {
    const rules = (boundaries.forbidden ?? []).map(({ name }) => name).sort();
    expect([...new Set(plantedViolations.map(({ rule }) => rule))].sort()).toEqual(rules);
  });

  test.each(plantedViolations)('catch $rule in $from', ({ rule, from, to }) => {
    const caught = result.summary.violations
      .filter((violation) => violation.from === from)
      .map((violation) => ({ rule: violation.rule.name, leadsToThePlace: violation.to.includes(to) }));
    expect(caught).toContainEqual({ rule, leadsToThePlace: true });
  });

  test('catch nothing in files where nothing is planted', () => {
    const planted = new Set(plantedViolations.map(({ from }) => from));
    expect(result.summary.violations.filter(({ from }) => !planted.has(from))).toEqual([]);
  });

  test('are kept by the product, of which the tool sees every file', async () => {
    const product = await cruiseFolder(checkout);
    const seen = product.modules.filter(({ source }) => /^(electron|renderer|shared)\//.test(source));
    expect(seen.length).toBeGreaterThan(0);
    expect(product.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual(
      [],
    );
  });
});
