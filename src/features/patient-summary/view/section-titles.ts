import { texts } from '../../../protocols/web/language.ts'
import type { SectionKind } from '../../../standards/cda/patient-summary/sections.ts'

/** What each section is called. */
export const sectionTitles = texts<Readonly<Record<SectionKind, string>>>({
  nb: {
    allergies: 'Allergier og intoleranser',
    medications: 'Legemidler i bruk',
    problems: 'Aktive diagnoser og problemer',
    devices: 'Implantater og medisinsk utstyr',
    procedures: 'Inngrep og prosedyrer',
    'past-illness': 'Tidligere sykdommer',
    immunizations: 'Vaksinasjoner',
    pregnancy: 'Graviditet',
    'social-history': 'Levevaner',
    'vital-signs': 'Målinger',
    results: 'Prøvesvar',
    'advance-directives': 'Forhåndsønsker om behandling',
    'functional-status': 'Funksjonsnivå',
    'care-plan': 'Behandlingsplan',
  },
  nn: {
    allergies: 'Allergiar og intoleransar',
    medications: 'Legemiddel i bruk',
    problems: 'Aktive diagnosar og problem',
    devices: 'Implantat og medisinsk utstyr',
    procedures: 'Inngrep og prosedyrar',
    'past-illness': 'Tidlegare sjukdommar',
    immunizations: 'Vaksinasjonar',
    pregnancy: 'Graviditet',
    'social-history': 'Levevanar',
    'vital-signs': 'Målingar',
    results: 'Prøvesvar',
    'advance-directives': 'Førehandsønske om behandling',
    'functional-status': 'Funksjonsnivå',
    'care-plan': 'Behandlingsplan',
  },
  en: {
    allergies: 'Allergies and intolerances',
    medications: 'Medicines in use',
    problems: 'Active diagnoses and problems',
    devices: 'Implants and medical devices',
    procedures: 'Procedures',
    'past-illness': 'Past illnesses',
    immunizations: 'Vaccinations',
    pregnancy: 'Pregnancy',
    'social-history': 'Lifestyle',
    'vital-signs': 'Measurements',
    results: 'Test results',
    'advance-directives': 'Advance directives',
    'functional-status': 'Functional status',
    'care-plan': 'Care plan',
  },
})

/** What the absence codes of one kind of allergy say: not more than that kind. */
export const allergyKindTexts = texts({
  nb: {
    'no-known-medication-allergies': 'Ingen kjente legemiddelallergier (bare legemidler)',
    'no-known-environmental-allergies': 'Ingen kjente miljøallergier (bare miljø)',
    'no-known-food-allergies': 'Ingen kjente matallergier (bare mat)',
    409137002: 'Ingen kjente legemiddelallergier (bare legemidler)',
    428607008: 'Ingen kjente miljøallergier (bare miljø)',
    429625007: 'Ingen kjente matallergier (bare mat)',
  },
  nn: {
    'no-known-medication-allergies': 'Ingen kjende legemiddelallergiar (berre legemiddel)',
    'no-known-environmental-allergies': 'Ingen kjende miljøallergiar (berre miljø)',
    'no-known-food-allergies': 'Ingen kjende matallergiar (berre mat)',
    409137002: 'Ingen kjende legemiddelallergiar (berre legemiddel)',
    428607008: 'Ingen kjende miljøallergiar (berre miljø)',
    429625007: 'Ingen kjende matallergiar (berre mat)',
  },
  en: {
    'no-known-medication-allergies': 'No known medicine allergies (medicines only)',
    'no-known-environmental-allergies': 'No known environmental allergies (environment only)',
    'no-known-food-allergies': 'No known food allergies (food only)',
    409137002: 'No known medicine allergies (medicines only)',
    428607008: 'No known environmental allergies (environment only)',
    429625007: 'No known food allergies (food only)',
  },
})
