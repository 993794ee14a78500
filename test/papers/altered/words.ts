import { type Expected, type ExpectedCase, withTexts } from '../expected.ts'
import { type Alteration, type Draft, eachLine, isSlides } from './draft.ts'

/** Headings and what another secretariat might call them. */
export const synonyms: Readonly<Record<string, readonly string[]>> = {
  'Forslag til vedtak': ['Innstilling', 'Forslag til beslutning', 'Vedtaksforslag'],
  'Forslag til vedtak - oppdatert': ['Oppdatert forslag til vedtak', 'Forslag til vedtak (oppdatert)'],
  Vedtak: ['Beslutning', 'Rådets vedtak'],
  'Vedtak oppdatert': ['Oppdatert vedtak', 'Vedtak (oppdatert)', 'Vedtak - oppdatert'],
  Innspill: ['Innspill fra medlemmene', 'Innspill i møtet', 'Kommentarer', 'Innspill og kommentarer'],
  'Hensikt med saken': ['Formål med saken', 'Hva saken gjelder', 'Hensikt'],
  Bakgrunn: ['Bakgrunn for saken', 'Saksfremstilling'],
  Drøftingsspørsmål: ['Spørsmål til drøfting', 'Spørsmål til rådet'],
  'Videre saksprosess': ['Videre prosess', 'Videre behandling'],
  'Vedtak fra tidligere behandlinger i rådsmodellen': [
    'Tidligere behandlinger i rådsmodellen',
    'Vedtak fra tidligere behandling',
    'Tidligere vedtak i saken',
  ],
  Sakseier: ['Saksansvarlig', 'Eier av saken'],
  Saksbehandler: ['Saksforbereder', 'Saksbehandlere'],
  Innretning: ['Sakstype', 'Type sak'],
  Saksnummer: ['Saksnr.', 'Sak nr.'],
}

/** Headings as a line of their own, by a synonym each. */
export const headings: Alteration = (draft, random) => {
  const chosen = new Map(Object.entries(synonyms).map(([heading, others]) => [heading, random.pick(others)]))
  return eachLine(draft, (text) =>
    text.replace(/^(\s*(?:#+ )?)(.+?)(:?\s*)$/, (all, before, heading, after) => {
      const other = chosen.get(heading)
      return other === undefined ? all : `${before}${other}${after}`
    }),
  )
}

/** The councils' names in the papers, longest first, and what may stand in their place. */
const own = {
  nuit: /Nasjonalt porteføljeråd(?: for digitalisering i helse- og omsorgssektoren)?|Porteføljerådet|porteføljerådet|NUIT/g,
  strategiradet: /Nasjonalt e-helse ?råd|Nasjonalt e-helsestyre|[Ee]-helserådet|Strategirådet/g,
}
const others = [
  { name: 'Klimarådet', id: 'klimaradet' },
  { name: 'Kvalitetsrådet', id: 'kvalitetsradet' },
  { name: 'Fagrådet', id: 'nufa' },
  { name: 'Utvalg for øyehelse', id: 'utvalg-for-oyehelse' },
  { name: 'KI-rådet', id: 'ki-radet' },
]

/** Another council: its name everywhere, and its id in the expectation. */
export const council: Alteration = (draft, random) => {
  const before = draft.expected.meetings[0]?.council
  if (before !== 'nuit' && before !== 'strategiradet') return undefined
  const { name, id } = random.pick(others)
  const renamed = (text: string): string => text.replace(own[before], name)
  const nowIs = (old: string | null): string | null => (old === before ? id : old)
  const expected = withTexts(draft.expected, renamed)
  return {
    ...eachLine(draft, renamed),
    expected: {
      ...expected,
      meetings: expected.meetings.map((meeting) => ({ ...meeting, council: nowIs(meeting.council) })),
      cases: expected.cases.map((each) => ({
        ...each,
        council: nowIs(each.council),
        earlier: each.earlier.map((row) => ({ ...row, council: row.council.map(nowIs) })),
      })),
    },
  }
}

/** Other case numbers: all of the paper's own cases that much higher. */
export const numbers: Alteration = (draft, random) => {
  const more = 1 + random.number(30)
  const ours = new Set(draft.expected.cases.map(({ year, number }) => `${number}/${year % 100}`))
  const up = (text: string): string =>
    text
      .replace(/(?<![\d.-])(\d{1,2})\/(\d\d)(?!\d)/g, (all, number, year) =>
        ours.has(`${Number(number)}/${year}`) || misprint(all, draft) ? `${Number(number) + more}/${year}` : all,
      )
      .replace(/\b(Sak )(\d+)(?=:)/g, (_, word, number) => `${word}${Number(number) + more}`)
  const expected = withTexts(draft.expected, up)
  return {
    ...eachLine(draft, up),
    expected: {
      ...expected,
      cases: expected.cases.map((each) => ({
        ...each,
        number: each.number === null ? null : each.number + more,
        earlier: each.earlier.map((row) =>
          ours.has(`${row.number}/${row.year % 100}`) ? { ...row, number: Number(row.number) + more } : row,
        ),
      })),
    },
  }
}

/** An agenda line whose year is that of no case of the paper, though its number is: «20/21» for 20/26. */
function misprint(printed: string, { lines, expected }: Draft): boolean {
  const [number, year] = printed.split('/').map(Number)
  return (
    expected.cases.some((each) => each.number === number) &&
    !expected.cases.some((each) => each.year % 100 === year) &&
    lines.some(({ text }) => text.startsWith(`${printed}\t`))
  )
}

/** Other years: everything that many years later. */
export const years: Alteration = (draft, random) => {
  const more = 1 + random.number(4)
  const later = (text: string): string =>
    text
      .replace(/(?<![\d/-])20(\d\d)(?!\d)/g, (_, year) => `20${Number(year) + more}`)
      .replace(/(?<=(?<!\d)\d{1,2}[/])([12]\d)(?!\d|\/)/g, (year) => String(Number(year) + more))
      .replace(/(?<=(?<!\d)\d{1,2}\.\d{1,2}[. ])([12]\d)(?!\d)/g, (year) => String(Number(year) + more))
      .replace(/(?<=(?<!\d)\d{1,2}\/)(20\d\d)(?!\d)/g, (year) => String(Number(year) + more))
  return { ...eachLine(draft, later), expected: withYears(withTexts(draft.expected, later), more, later) }
}

function withYears(expected: Expected, more: number, later: (text: string) => string): Expected {
  const day = (date: string | null): string | null => date && `${Number(date.slice(0, 4)) + more}${date.slice(4)}`
  const changed = (each: ExpectedCase): ExpectedCase => ({
    ...each,
    year: each.year + more,
    earlier: each.earlier.map((row) => ({ ...row, year: row.year + more, date: day(row.date) })),
  })
  return {
    ...expected,
    meetings: expected.meetings.map((meeting) => ({
      ...meeting,
      date: day(meeting.date),
      number: meeting.number && later(meeting.number),
    })),
    cases: expected.cases.map(changed),
  }
}

/** «Forslag til vedtak» of a deck becomes «Vedtak»: then, and only then, it is a decision (A4). */
export const decided: Alteration = (draft) => {
  if (!isSlides(draft)) return undefined
  const renamed = eachLine(draft, (text) =>
    text.replace(/^(\s*(?:# )?)Forslag til vedtak(?=\s*(:|- oppdatert)?\s*$)/, '$1Vedtak'),
  )
  const updated = updatedCases(draft)
  return {
    ...renamed,
    expected: {
      ...draft.expected,
      cases: draft.expected.cases.map((each) => ({
        ...each,
        proposals: [],
        decisions: each.proposals.map((text) => ({
          kind: updated.has(each.number) ? 'vedtak-oppdatert' : 'vedtak',
          text,
        })),
      })),
    },
  }
}

/** The cases of a deck whose proposal is printed as updated. */
function updatedCases({ lines }: Draft): ReadonlySet<number | null> {
  const found = new Set<number | null>()
  let number: number | null = null
  for (const { text } of lines) {
    number = Number(/^(?:# )?Sak (\d+)\/\d\d:/.exec(text)?.[1] ?? number)
    if (/^\s*(# )?Forslag til vedtak - oppdatert/.test(text)) found.add(number)
  }
  return found
}

/** «Vedtak» of minutes becomes «Forslag til vedtak»: nothing was decided, then. */
export const undecided: Alteration = (draft) => {
  if (isSlides(draft)) return undefined
  const renamed = eachLine(draft, (text) =>
    text.replace(/^(\s*)Vedtak( oppdatert)?:(\s*)$/, (_, before, updated, after) =>
      updated ? `${before}Forslag til vedtak - oppdatert:${after}` : `${before}Forslag til vedtak:${after}`,
    ),
  )
  return {
    ...renamed,
    expected: {
      ...draft.expected,
      cases: draft.expected.cases.map((each) => ({
        ...each,
        proposals: [...each.proposals, ...each.decisions.map(({ text }) => text)],
        decisions: [],
      })),
    },
  }
}

/** Other bullets than «•» and «o»; those within one text are left, since they are part of it. */
export const bullets: Alteration = (draft, random) => {
  const outer = random.pick(['-', '–', '▪', '*'])
  const inner = random.pick(['◦', '▪'].filter((each) => each !== outer))
  let last: number | undefined
  return eachLine(draft, (text, { block }) => {
    const within = block !== undefined && block === last
    if (text.trim()) last = block
    return (within ? text : text.replace(/^(\s*)•(?=\s)/, `$1${outer}`)).replace(/^(\s*)o(?= \S)/, `$1${inner}`)
  })
}

/** «Forslag til vedtak» broken over two lines, with nothing, a blank line or a capital letter between: still a proposal. */
export const brokenHeadings: Alteration = (draft, random) => {
  const between = random.pick([[], [{ text: '' }]])
  const word = random.pick(['vedtak', 'Vedtak'])
  return {
    ...draft,
    lines: draft.lines.flatMap((line) => {
      const found = /^(\s*(?:# )?)Forslag til vedtak(:?\s*)$/.exec(line.text)
      return found ? [{ text: `${found[1]}Forslag til` }, ...between, { text: `${word}${found[2]}` }] : [line]
    }),
  }
}
