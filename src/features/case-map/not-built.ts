/** What is not built yet, by its words in bokmål, in the other languages that every page has in full. */
export const notBuiltTexts = {
  'mål, milepæler og eiere med historikk': {
    nn: 'mål, milepælar og eigarar med historikk',
    en: 'goals, milestones and owners with their history',
  },
  'register over uønskede hendelser': { nn: 'register over uønskte hendingar', en: 'a register of adverse events' },
  'helseråd med KI og eldrebarometer': {
    nn: 'helseråd med KI og eldrebarometer',
    en: 'health advice with AI, and a barometer of the elderly',
  },
  'innbyggerens sperrer, like i hele landet': {
    nn: 'sperrene til innbyggaren, like i heile landet',
    en: 'the citizen’s blocks, the same in the whole country',
  },
  'helseråd med KI': { nn: 'helseråd med KI', en: 'health advice with AI' },
  'indikatorer med mål for 2030': { nn: 'indikatorar med mål for 2030', en: 'indicators with goals for 2030' },
  'porteføljen med status, risiko og avhengigheter': {
    nn: 'porteføljen med status, risiko og avhengnader',
    en: 'the portfolio with status, risk and dependencies',
  },
  'planer som sykehus og kommune deler': {
    nn: 'planar som sjukehus og kommune deler',
    en: 'plans that hospital and municipality share',
  },
  'innføring per kommune og løsning': {
    nn: 'innføring per kommune og løysing',
    en: 'introduction by municipality and solution',
  },
  'innbyggerens rettigheter og sekundærbruk': {
    nn: 'rettane til innbyggaren og sekundærbruk',
    en: 'the citizen’s rights, and secondary use',
  },
  'oppdrag og rapportering per område': {
    nn: 'oppdrag og rapportering per område',
    en: 'assignments and reporting by area',
  },
  'kostnader per løsning og år': { nn: 'kostnader per løysing og år', en: 'costs by solution and year' },
  'tiltak i veikartet med eier og år': {
    nn: 'tiltak i vegkartet med eigar og år',
    en: 'measures of the roadmap with owner and year',
  },
  'status for milepælene': { nn: 'status for milepælane', en: 'the status of the milestones' },
  'sekundærbruk av helsedata': { nn: 'sekundærbruk av helsedata', en: 'secondary use of health data' },
  'overganger mellom kodeverk': { nn: 'overgangar mellom kodeverk', en: 'transitions between code systems' },
  'norsk pasientoppsummering ut av landet': {
    nn: 'norsk pasientoppsummering ut av landet',
    en: 'the Norwegian patient summary out of the country',
  },
  'veiledende planer med SNOMED CT': {
    nn: 'rettleiande planar med SNOMED CT',
    en: 'guiding care plans with SNOMED CT',
  },
  'søknader, tildelinger og rapporter': {
    nn: 'søknader, tildelingar og rapportar',
    en: 'applications, grants and reports',
  },
  'foreldres og fosterforeldres innsyn': {
    nn: 'innsyn for foreldre og fosterforeldre',
    en: 'access for parents and foster parents',
  },
} as const satisfies Readonly<Record<string, { readonly nn: string; readonly en: string }>>

/** What is not built yet, in bokmål. */
export type NotBuilt = keyof typeof notBuiltTexts
