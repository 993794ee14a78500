import type { Council, CouncilId, Mandate, WheelItem } from './records.ts'

/*
 * What is registered before anybody has registered anything. People change all of it as any other record.
 */

/** The digital preparedness body, at rest until a crisis (issue 3, item 4). */
export const preparednessBody: Council = {
  id: 'sodh',
  level: 'annet',
  names: [{ name: 'Samarbeidsorgan for digital helseberedskap', short: 'SODH' }],
  aliases: ['Samarbeidsorganet for digital helseberedskap'],
  state: 'resting',
  tasksWith: 'nuit',
  turns: [
    {
      state: 'resting',
      from: '2026-01-01',
      reason: 'Porteføljerådet har oppgavene. Samarbeidsorganet vekkes igjen i en krise.',
    },
  ],
}

/** The last day of the older mandates. */
const untilChange = '2025-12-31'
const fromChange = '2026-01-01'

const runningCosts = ['driftskostnad', 'forvaltningskostnad', 'drift forvaltning', 'drift kostnad']

/** The mandates in our own words, each task with the words by which a case is recognised as one of it. */
export const firstMandates: readonly Mandate[] = [
  mandate('nuit', 1, { to: untilChange }, 'Råd om prioritering, og oppfølging av portefølje, veikart og strategi.', [
    ['Prioritere nasjonale tiltak', ['prioritering', 'prioriteringer']],
    ['Følge porteføljen og veikartet', ['portefølje', 'veikart']],
    ['Følge strategien', ['e-helsestrategi', 'strategi', 'indikator']],
    ['Behandle først det som skal til strateginivået', ['forbehandling']],
    ['Råd om kostnader til drift og forvaltning', runningCosts],
  ]),
  mandate('nufa', 1, { from: fromChange }, 'Faglige råd om tjenester, samhandling, arkitektur og digitalisering.', [
    ['Tjenesteutvikling, samhandling og arkitektur', ['arkitektur', 'samhandling', 'tjenesteutvikling', 'målbilde']],
    ['Justering av målene i strategien', ['strategi mål']],
    [
      'Standarder, kodeverk, terminologi og informasjonssikkerhet',
      ['standard', 'kodeverk', 'terminologi', 'informasjonssikkerhet', 'ICD', 'SNOMED'],
    ],
  ]),
  mandate('nuit', 2, { from: fromChange }, 'Råd om nasjonale tiltak, og oppfølging av at strategien gjennomføres.', [
    ['Gjennomføring av tiltak og gevinster', ['gjennomføring', 'gevinst', 'innføring', 'utbredelse', 'samhandling']],
    ['Porteføljen og de prioriterte tiltakene', ['portefølje', 'tilskudd', 'helseteknologiordning']],
    ['Pådriver for strategien: veikart og indikatorer', ['veikart', 'indikator', 'e-helsestrategi', 'strategi mål']],
    ['Råd om kostnader til drift og forvaltning', runningCosts],
    ['Digital helseberedskap', ['beredskap', 'helsekrise']],
    ['Saker fra sektoren', ['dagsaktuelt']],
  ]),
  mandate('strategiradet', 1, { from: fromChange }, 'Råd om strategiske veivalg, og anbefaling av rammer for tiltak.', [
    ['Rammer: regelverk, finansiering og organisering', ['regelverk', 'finansiering', 'forordning', 'statsbudsjett']],
    ['Felles retning og mål', ['strategi', 'e-helsestrategi']],
    ['Veivalg, planer og nytte', ['veivalg', 'prioritering', 'plan']],
    ['Anbefale tiltak som endrer kostnader til drift og forvaltning', runningCosts],
  ]),
]

/** Cases that came every year in the councils' papers. */
export const firstWheel: readonly WheelItem[] = [
  recurring('nuit', 'driftskostnader', 'Samlet oversikt over utvikling i drift- og forvaltningskostnader', 2),
  recurring('nuit', 'veikart-helsenorge', 'Veikart for Helsenorge', 2),
  recurring('nuit', 'strategi-forste-kvartal', 'Oppfølging av strategien, første kvartal', 2),
  recurring('strategiradet', 'driftskostnader', 'Samlet oversikt over utvikling i drift- og forvaltningskostnader', 3),
  recurring('nuit', 'strategi-andre-halvar', 'Oppfølging av strategien, andre halvår', 9),
]

function mandate(
  council: CouncilId,
  version: number,
  lasting: { readonly from?: string; readonly to?: string },
  purpose: string,
  tasks: readonly (readonly [text: string, keywords: readonly string[]])[],
): Mandate {
  return {
    id: `${council}-mandat-${version}`,
    council,
    version,
    ...lasting,
    purpose,
    tasks: tasks.map(([text, keywords]) => ({ text, keywords })),
    // The councils said in autumn 2025 that cases should no longer go through the portfolio council as a rule.
    ...(council === 'nuit' && version === 1 && { treatsFirstFor: ['strategiradet'] }),
    sources: [],
  }
}

function recurring(council: CouncilId, name: string, title: string, month: number): WheelItem {
  return { id: `${council}-${name}`, council, title, type: 'drofting', month }
}
