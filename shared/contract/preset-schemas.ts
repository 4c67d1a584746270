import { z } from 'zod';
import { presetContents } from '../model/index.ts';
import { line, packChoices } from './schemas.ts';

/** The id of a preset: its name in plain letters. */
export const presetId = z.string().regex(/^[a-z0-9-]{1,80}$/u);

/** What a preset for packs says; a person's own and those that are imported are checked by it. */
export const packPresetFields = z.strictObject({
  name: z.string().trim().min(1).max(100),
  about: line,
  source: z.strictObject({ title: line.min(1), date: z.string().max(40) }).nullable(),
  choices: z.strictObject({
    ...packChoices.pick({
      order: true,
      context: true,
      notes: true,
      fullTexts: true,
      sourcePages: true,
      numbering: true,
      volumes: true,
      warnOver: true,
      shapes: true,
    }).shape,
  }),
  parts: z
    .array(
      z.strictObject({
        title: line.min(1),
        contents: z.array(z.enum(presetContents)).max(20).readonly(),
      }),
    )
    .min(1)
    .max(50)
    .readonly()
    .nullable(),
});
