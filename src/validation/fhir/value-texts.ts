import type { FindingTexts } from '../finding.ts'

/** What is said of values that a profile fixes, patterns or bounds. */
export const valueTexts: FindingTexts = {
  'fixed-value-wrong': {
    en: { message: 'The profile fixes another value here: {expected}', hint: 'Write the value of the profile.' },
    nb: { message: 'Profilen bestemmer en annen verdi her: {expected}', hint: 'Skriv verdien fra profilen.' },
    nn: { message: 'Profilen fastset ein annan verdi her: {expected}', hint: 'Skriv verdien frå profilen.' },
  },
  'fixed-value-missing': {
    en: {
      message: 'A part of the value that the profile fixes is missing: {expected}',
      hint: 'Add it with the value of the profile.',
    },
    nb: {
      message: 'En del av verdien som profilen bestemmer, mangler: {expected}',
      hint: 'Legg den til med verdien fra profilen.',
    },
    nn: {
      message: 'Ein del av verdien som profilen fastset, manglar: {expected}',
      hint: 'Legg han til med verdien frå profilen.',
    },
  },
  'fixed-value-more': {
    en: { message: 'The profile fixes the whole value, and this is not part of it.', hint: 'Remove it.' },
    nb: { message: 'Profilen bestemmer hele verdien, og dette hører ikke med.', hint: 'Fjern det.' },
    nn: { message: 'Profilen fastset heile verdien, og dette høyrer ikkje med.', hint: 'Fjern det.' },
  },
  'fixed-value-count': {
    en: {
      message: 'The profile fixes {expected} of {name}, and here are {found}.',
      hint: 'Write the list as the profile has it.',
    },
    nb: {
      message: 'Profilen har {expected} av {name}, men her er det {found}.',
      hint: 'Skriv listen slik profilen har den.',
    },
    nn: {
      message: 'Profilen har {expected} av {name}, men her er det {found}.',
      hint: 'Skriv lista slik profilen har henne.',
    },
  },
  'pattern-wrong': {
    en: { message: 'The profile asks for another value here: {expected}', hint: 'Write the value of the profile.' },
    nb: { message: 'Profilen krever en annen verdi her: {expected}', hint: 'Skriv verdien fra profilen.' },
    nn: { message: 'Profilen krev ein annan verdi her: {expected}', hint: 'Skriv verdien frå profilen.' },
  },
  'pattern-missing': {
    en: {
      message: 'A part of the value that the profile asks for is missing: {expected}',
      hint: 'Add it with the value of the profile.',
    },
    nb: {
      message: 'En del av verdien som profilen krever, mangler: {expected}',
      hint: 'Legg den til med verdien fra profilen.',
    },
    nn: {
      message: 'Ein del av verdien som profilen krev, manglar: {expected}',
      hint: 'Legg han til med verdien frå profilen.',
    },
  },
  'pattern-item-missing': {
    en: {
      message: 'No {name} here is the one the profile asks for: {expected}',
      hint: 'Add it; others may stand beside it.',
    },
    nb: {
      message: 'Ingen {name} her svarer til det profilen krever: {expected}',
      hint: 'Legg den til; andre kan stå ved siden av.',
    },
    nn: {
      message: 'Ingen {name} her svarar til det profilen krev: {expected}',
      hint: 'Legg han til; andre kan stå ved sida av.',
    },
  },
  'value-below-minimum': {
    en: { message: 'The value is less than the profile allows: {limit}', hint: 'Check the value and its unit.' },
    nb: { message: 'Verdien er mindre enn profilen tillater: {limit}', hint: 'Kontroller verdien og enheten.' },
    nn: { message: 'Verdien er mindre enn profilen tillèt: {limit}', hint: 'Kontroller verdien og eininga.' },
  },
  'value-above-maximum': {
    en: { message: 'The value is greater than the profile allows: {limit}', hint: 'Check the value and its unit.' },
    nb: { message: 'Verdien er større enn profilen tillater: {limit}', hint: 'Kontroller verdien og enheten.' },
    nn: { message: 'Verdien er større enn profilen tillèt: {limit}', hint: 'Kontroller verdien og eininga.' },
  },
  'value-too-long': {
    en: { message: 'The text is longer than the {characters} characters the profile allows.', hint: 'Shorten it.' },
    nb: { message: 'Teksten er lengre enn de {characters} tegnene profilen tillater.', hint: 'Kort den ned.' },
    nn: { message: 'Teksten er lengre enn dei {characters} teikna profilen tillèt.', hint: 'Kort han ned.' },
  },
  'not-checked-value-range': {
    en: {
      message: 'Whether the value is within the bound of the profile ({limit}) cannot be said.',
      hint: 'Write the value in the unit of the bound.',
    },
    nb: {
      message: 'Om verdien er innenfor grensen i profilen ({limit}), kan ikke avgjøres.',
      hint: 'Skriv verdien i samme enhet som grensen.',
    },
    nn: {
      message: 'Om verdien er innanfor grensa i profilen ({limit}), kan ikkje avgjerast.',
      hint: 'Skriv verdien i same eining som grensa.',
    },
  },
}
