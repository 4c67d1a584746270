import family from '../../resources/presets/family.json' with { type: 'json' };
import familyFinancial from '../../resources/presets/family-financial.json' with { type: 'json' };
import generalCivil from '../../resources/presets/general-civil.json' with { type: 'json' };
import inquiry from '../../resources/presets/inquiry.json' with { type: 'json' };
import supremeCourt from '../../resources/presets/supreme-court.json' with { type: 'json' };
import themedReport from '../../resources/presets/themed-report.json' with { type: 'json' };
import tribunal from '../../resources/presets/tribunal.json' with { type: 'json' };
import type { PackPreset } from '../../shared/model/index.ts';

/** The presets that come with the application, in the order in which they are offered. */
export const packPresets = [
  themedReport,
  inquiry,
  generalCivil,
  family,
  familyFinancial,
  supremeCourt,
  tribunal,
] as readonly PackPreset[];
