import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import type { Canvas } from '../../../electron/pack/canvas.ts';
import { composePack } from '../../../electron/pack/compose-pack.ts';
import { compositionOfPlan, planPack, type PackPlan } from '../../../electron/pack/plan-pack.ts';
import type { DrawingStep } from './drawing.ts';
import { wholeSelection } from './pack-selection.ts';

/** Writes down what a pack of a matter draws, a page a line: `record-drawing.ts <matter> <file>`. */
const [path = '', file = ''] = process.argv.slice(2);

const plan = planned(path);
const [volume] = plan.volumes;
if (volume === undefined) throw new Error('A pack has at least one volume.');
const { linked } = volume;
const target = createWriteStream(file);
let steps: DrawingStep[] = [];
const composing = composePack(
  compositionOfPlan(
    plan,
    volume,
    recordingCanvas((step) => steps.push(step)),
    new Map(),
  ),
);
while (composing.next().done !== true) writeSteps();
writeSteps();
target.end();
await once(target, 'finish');

function writeSteps(): void {
  target.write(`${JSON.stringify(steps)}\n`);
  steps = [];
}

function planned(matter: string): PackPlan {
  const planning = planPack(wholeSelection(matter));
  for (;;) {
    const step = planning.next();
    if (step.done === true) return step.value;
  }
}

function recordingCanvas(record: (step: DrawingStep) => void): Canvas {
  return {
    draws: true,
    startPage: () => record({ kind: 'page' }),
    text: ({ text, typeface, size, colour }, left, baseline) =>
      record({ kind: 'text', text, font: typeface.name, size, colour, left, baseline }),
    line: (fromX, fromY, toX, toY, { width }) =>
      record({ kind: 'line', ends: [fromX, fromY, toX, toY], width }),
    fill: (left, top, width, height, colour) =>
      record({ kind: 'fill', box: [left, top, width, height], colour }),
    frame: () => undefined,
    wash: () => undefined,
    sourcePage: () => undefined,
    sourceBookmarks: () => undefined,
    artifact: (type, draw) => {
      record({ kind: 'artifact', type });
      draw();
      record({ kind: 'artifact-end' });
    },
    open: (tag) => record({ kind: 'open', tag }),
    close: () => record({ kind: 'close' }),
    link: (left, top, width, height, place) =>
      record({ kind: 'link', box: [left, top, width, height], place }),
    place: (name, top) => {
      if (linked.has(name)) record({ kind: 'place', name, top });
    },
    bookmark: (title) => record({ kind: 'bookmark', title }),
  };
}
