import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type Expected,
  type ExpectedCase,
  type ExpectedGrant,
  type ExpectedMeeting,
  joined,
  type Paper,
} from './expected.ts'

/**
 * The five real papers lie beside the checkout where they are at all; nothing of their text is in the repository. A text
 * is named by where it stands and by the SHA-256 of how it reads: `156.0-167.28+170.0-171.9#2c26…`, lines from 1,
 * columns from 0, the end left out.
 */
type Place = string

type GoldenCase = Omit<ExpectedCase, 'titles' | 'owner' | 'proposals' | 'decisions' | 'inputs' | 'earlier'> & {
  readonly titles: readonly Place[]
  readonly owner: readonly Place[]
  readonly proposals: readonly (readonly Place[])[]
  readonly decisions: readonly { readonly kind: string; readonly text: readonly Place[] }[]
  readonly inputs: readonly (readonly Place[])[]
  readonly earlier: readonly (Omit<ExpectedCase['earlier'][number], 'title' | 'decision'> & {
    readonly title: readonly Place[]
    readonly decision: readonly Place[]
  })[]
}

type Golden = {
  /** Of the bytes of the paper. */
  readonly sha256: string
  readonly meetings: readonly ExpectedMeeting[]
  readonly cases: readonly GoldenCase[]
  readonly grants: readonly (Omit<ExpectedGrant, 'applicant' | 'title'> & {
    readonly applicant: Place
    readonly title: Place
  })[]
}

const folder = join(import.meta.dirname, '../../../shared/papers')

/** Said loudly by every test that could not run on them. */
export const noPapers = existsSync(folder) ? false : 'NOT RUN: no council papers beside the checkout (../shared/papers)'

/** The real papers by the name of their golden file: `000` and so on; none when they are not there. */
export function realPapers(): readonly Paper[] {
  if (noPapers) return []
  const files = new Map(readdirSync(folder).map((name) => [hash(readFileSync(join(folder, name))), name]))
  const goldens = join(import.meta.dirname, 'golden')
  return readdirSync(goldens)
    .sort()
    .map((name) => {
      const golden: Golden = JSON.parse(readFileSync(join(goldens, name), 'utf8'))
      const file = files.get(golden.sha256)
      if (!file) throw new Error(`golden/${name}: no paper has that SHA-256`)
      const lines = readFileSync(join(folder, file), 'utf8').split('\n')
      return { name: file, lines, expected: read(golden, lines) }
    })
}

function read(golden: Golden, lines: readonly string[]): Expected {
  const text = (place: Place): string => textAt(place, lines)
  return {
    meetings: golden.meetings,
    cases: golden.cases.map((each) => ({
      ...each,
      titles: each.titles.map(text),
      owner: each.owner.map(text),
      proposals: each.proposals.map((all) => all.map(text)),
      decisions: each.decisions.map((decision) => ({ ...decision, text: decision.text.map(text) })),
      inputs: each.inputs.map((all) => all.map(text)),
      earlier: each.earlier.map((row) => ({ ...row, title: row.title.map(text), decision: row.decision.map(text) })),
    })),
    grants: golden.grants.map((grant) => ({ ...grant, applicant: text(grant.applicant), title: text(grant.title) })),
  }
}

function textAt(place: Place, lines: readonly string[]): string {
  const [spans = '', expectedHash] = place.split('#')
  const text = joined(
    spans
      .split('+')
      .flatMap((span) => {
        const [from = '', to = ''] = span.split('-')
        const [line = 0, column = 0] = from.split('.').map(Number)
        const [lastLine = 0, end = 0] = to.split('.').map(Number)
        return lines
          .slice(line - 1, lastLine)
          .map((text, at) => text.slice(at === 0 ? column : 0, line + at === lastLine ? end : undefined))
      })
      .join('\n'),
  )
  if (hash(text) !== expectedHash) throw new Error(`${place}: the paper reads otherwise there`)
  return text
}

function hash(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
