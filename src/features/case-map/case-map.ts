import type { CaseId, CouncilId } from '../council/index.ts'
import type { NotBuilt } from './not-built.ts'
import type { Said, ServiceKey } from './services.ts'

/** Why no part of Knutepunkt will ever be the answer to a case. */
export const notSoftware = {
  budget: {
    nb: 'pengene bevilges av Stortinget; her finnes bare papirene',
    nn: 'pengane vert løyvde av Stortinget; her finst berre papira',
    en: 'Parliament grants the money; only the papers are here',
  },
  procurement: {
    nb: 'en anskaffelse, som innkjøperen gjennomfører',
    nn: 'ein anskaffing, som innkjøparen gjennomfører',
    en: 'a procurement, which the buyer carries out',
  },
  othersPlan: {
    nb: 'planen til en annen virksomhet, som den selv styrer',
    nn: 'planen til ei anna verksemd, som ho sjølv styrer',
    en: 'the plan of another body, which it runs itself',
  },
  agreement: {
    nb: 'vilkår mellom Norsk helsenett og medlemmene',
    nn: 'vilkår mellom Norsk helsenett og medlemene',
    en: 'terms between Norsk helsenett and its members',
  },
  cooperation: {
    nb: 'samarbeid mellom sykehus og kommuner, som avtaler og møter bærer',
    nn: 'samarbeid mellom sjukehus og kommunar, som avtalar og møte ber',
    en: 'cooperation between hospitals and municipalities, carried by agreements and meetings',
  },
  climate: {
    nb: 'tiltak i bygg, innkjøp og transport',
    nn: 'tiltak i bygg, innkjøp og transport',
    en: 'measures in buildings, purchases and transport',
  },
} as const satisfies Readonly<Record<string, Said>>

/** What a case comes to: served by something, not built yet (all of it, or the rest), or nothing for software. */
export type MappedCase = {
  readonly council: CouncilId
  readonly year: number
  readonly number: number
  /** In our own words, in bokmål. */
  readonly title: string
  readonly servedBy: readonly ServiceKey[]
  /** What is not built yet, in bokmål; left out when all is served. */
  readonly notBuilt?: NotBuilt
  readonly notSoftware?: keyof typeof notSoftware
}

type Row = readonly [number: number, title: string, servedBy: readonly ServiceKey[], rest?: Rest]
type Rest = { readonly notBuilt: NotBuilt } | { readonly notSoftware: keyof typeof notSoftware }

const notice: readonly ServiceKey[] = ['meetings', 'importing']
const minutes: readonly ServiceKey[] = ['minutes', 'meetings']
const anyOther: readonly ServiceKey[] = ['meetings', 'followUp']

const portfolio2025: readonly Row[] = [
  [24, 'Innkalling og dagsorden, september', notice],
  [25, 'Referat fra mai', minutes],
  [26, 'Nye punkter i strategiens veikart', [], { notBuilt: 'mål, milepæler og eiere med historikk' }],
  [27, 'Innkjøp av digital hjemmeoppfølging i nord', [], { notSoftware: 'procurement' }],
  [28, 'Klima i helse- og omsorgstjenesten', [], { notSoftware: 'climate' }],
  [29, 'Læring av uønskede hendelser', [], { notBuilt: 'register over uønskede hendelser' }],
  [30, 'Mandater for rådene', ['councils']],
  [31, 'Nytt fra direktoratet, høsten 2025', ['foreignPatient'], { notBuilt: 'helseråd med KI og eldrebarometer' }],
  [32, 'Eventuelt, september', anyOther],
  [33, 'Innkalling og dagsorden, november', notice],
  [34, 'Referat fra september', minutes],
  [35, 'Nytt fra departementet, november', [], { notSoftware: 'budget' }],
  [36, 'Helseregionenes plan', [], { notSoftware: 'othersPlan' }],
  [37, 'Ulike personverninnstillinger', [], { notBuilt: 'innbyggerens sperrer, like i hele landet' }],
  [38, 'KI-plan og helseråd til innbyggere', [], { notBuilt: 'helseråd med KI' }],
  [39, 'Vilkår for Helsenettet', [], { notSoftware: 'agreement' }],
  [40, 'Indikatorer for strategien', [], { notBuilt: 'indikatorer med mål for 2030' }],
  [41, 'Porteføljen, november', [], { notBuilt: 'porteføljen med status, risiko og avhengigheter' }],
  [42, 'Nytt fra direktoratet om rådsmodellen', ['councils']],
  [43, 'Eventuelt, november', anyOther],
]

const strategic2025: readonly Row[] = [
  [21, 'Innkalling og dagsorden, oktober', notice],
  [22, 'Referat fra juni', minutes],
  [23, 'Nytt fra departementet, oktober', [], { notSoftware: 'budget' }],
  [24, 'Delte behandlingsplaner i Helse Nord', [], { notBuilt: 'planer som sykehus og kommune deler' }],
  [25, 'Tiltak i kommunene', [], { notBuilt: 'innføring per kommune og løsning' }],
  [
    26,
    'Følger av helsedataforordningen',
    ['foreignPatient', 'conversion', 'validation', 'articleTwentySix', 'conformance', 'accessLog'],
    { notBuilt: 'innbyggerens rettigheter og sekundærbruk' },
  ],
  [27, 'Mandater for rådene, i strategirådet', ['councils']],
  [28, 'Nytt fra direktoratet, oktober', [], { notBuilt: 'helseråd med KI' }],
  [29, 'Eventuelt, oktober', anyOther],
]

const portfolio2026: readonly Row[] = [
  [1, 'Innkalling og dagsorden, februar', notice],
  [2, 'Referat fra november', minutes],
  [3, 'Status for digital samhandling', [], { notBuilt: 'oppdrag og rapportering per område' }],
  [4, 'Prioriteringer i Norsk helsenett', [], { notSoftware: 'othersPlan' }],
  [5, 'Kostnader til drift og forvaltning', ['wheel', 'matters'], { notBuilt: 'kostnader per løsning og år' }],
  [6, 'Veikart for Helsenorge', ['wheel', 'matters'], { notBuilt: 'tiltak i veikartet med eier og år' }],
  [7, 'Strategien, første kvartal', ['wheel', 'followUp'], { notBuilt: 'status for milepælene' }],
  [8, 'Folkehelseinstituttets strategi for helsedata', [], { notBuilt: 'sekundærbruk av helsedata' }],
  [9, 'Tidsplan for ICD-11', ['matters'], { notBuilt: 'overganger mellom kodeverk' }],
  [10, 'Nytt fra direktoratet, februar', ['search']],
  [11, 'Eventuelt, februar', anyOther],
  [12, 'Innkalling og dagsorden, mai', notice],
  [13, 'Referat fra februar', minutes],
  [
    14,
    'Direktoratets arbeid med helsedataforordningen',
    ['foreignPatient', 'conversion', 'validation', 'articleTwentySix', 'accessLog'],
    { notBuilt: 'norsk pasientoppsummering ut av landet' },
  ],
  [15, 'MyHealth@EU i Norge', ['foreignPatient', 'conversion', 'validation']],
  [16, 'Porteføljen, mai', [], { notBuilt: 'porteføljen med status, risiko og avhengigheter' }],
  [17, 'Helsefellesskapene', [], { notSoftware: 'cooperation' }],
  [18, 'SNOMED CT i sykepleien', [], { notBuilt: 'veiledende planer med SNOMED CT' }],
  [19, 'Helseteknologiordningen', ['reading'], { notBuilt: 'søknader, tildelinger og rapporter' }],
  [20, 'Nytt fra direktoratet, mai', [], { notBuilt: 'foreldres og fosterforeldres innsyn' }],
  [21, 'Eventuelt, mai', anyOther],
]

const mapped =
  (council: CouncilId, year: number) =>
  ([number, title, servedBy, rest]: Row): MappedCase => ({ council, year, number, title, servedBy, ...rest })

/** Every case of the papers, in the order of councils, years and numbers. */
export const caseMap: readonly MappedCase[] = [
  ...portfolio2025.map(mapped('nuit', 2025)),
  ...portfolio2026.map(mapped('nuit', 2026)),
  ...strategic2025.map(mapped('strategiradet', 2025)),
]

/** The id a mapped case has among the records. */
export const mappedId = ({ council, year, number }: MappedCase): CaseId => `${council}/${year}/${number}`
