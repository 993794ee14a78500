import {
  type Alternatives,
  amounts,
  type Expected,
  type ExpectedCase,
  type ExpectedEarlier,
  type ExpectedGrant,
  joined,
} from './expected.ts'

/** What `knutepunkt papers read --json` prints (issue 3, item 1). */
export type PapersJson = {
  readonly meetings: readonly { council: string | null; date: string | null; number: string | null }[]
  readonly cases: readonly CaseJson[]
  readonly grants: readonly ExpectedGrant[]
  readonly flags: readonly { kind: string; where: string; message: string; repair: string | null }[]
}

export type CaseJson = {
  readonly council: string | null
  readonly year: number | null
  readonly number: number | null
  readonly title: string | null
  readonly type: string | null
  readonly owner: string | null
  readonly proposals: readonly string[]
  readonly decisions: readonly { readonly text: string; readonly kind: string }[]
  readonly inputs: readonly string[]
  readonly earlier: readonly {
    readonly council: string | null
    readonly year: number | null
    readonly number: number | string | null
    readonly date: string | null
    readonly title: string | null
    readonly decision: string | null
  }[]
  readonly source: { readonly file: string; readonly lines: readonly [number, number] }
}

/** How one kind of field came out: `right` of `expected` were found, of `got` that were read. */
export type Row = { kind: string; expected: number; got: number; right: number; misses: string[] }

/** One thing to be read: what may stand there (nothing: it must not be there), and what was read. */
type Check = { readonly kind: string; readonly at: string; readonly wanted: readonly unknown[]; readonly read: unknown }

/** Precision and recall of a reading by kind of field. Texts are compared joined over lines; order does not count. */
export function score(expected: Expected, read: PapersJson): readonly Row[] {
  const rows = new Map<string, Row>()
  for (const { kind, at, wanted, read: value } of checks(expected, read)) {
    const row = rows.get(kind) ?? { kind, expected: 0, got: 0, right: 0, misses: [] }
    rows.set(kind, row)
    const mayBeAbsent = wanted.length === 0 || wanted.includes(null)
    const right = wanted.some((each) => same(each, value))
    const there = value !== null && value !== undefined
    if (!there && mayBeAbsent) continue
    if (!mayBeAbsent || right) row.expected += 1
    if (there) row.got += 1
    if (right) row.right += 1
    else row.misses.push(`${at}: expected ${shown(wanted[0])}, got ${shown(value)}`)
  }
  return [...rows.values()]
}

/** The rows of many readings added up. */
export function total(all: readonly (readonly Row[])[]): readonly Row[] {
  const rows = new Map<string, Row>()
  for (const row of all.flat()) {
    const sum = rows.get(row.kind) ?? { kind: row.kind, expected: 0, got: 0, right: 0, misses: [] }
    sum.expected += row.expected
    sum.got += row.got
    sum.right += row.right
    sum.misses.push(...row.misses)
    rows.set(row.kind, sum)
  }
  return [...rows.values()]
}

export function precision({ got, right }: Row): number {
  return got === 0 ? 1 : right / got
}

export function recall({ expected, right }: Row): number {
  return expected === 0 ? 1 : right / expected
}

/** Decisions of cases that have none, or more of them than a case has, one line each: the honesty rule allows none. */
export function inventedDecisions(expected: Expected, read: PapersJson): readonly string[] {
  const known = new Map(expected.cases.map((each) => [keyOf(each), each.decisions.length]))
  return read.cases.flatMap((each) =>
    each.decisions.slice(known.get(keyOf(each)) ?? 0).map(({ text }) => `${keyOf(each)}: ${shown(text)}`),
  )
}

function* checks(expected: Expected, read: PapersJson): Generator<Check> {
  yield* paired(
    'meeting',
    expected.meetings.filter(({ date }) => date),
    read.meetings.filter(({ date }) => date),
    ({ council, date }) => `${council}/${date}`,
    function* (at, meeting, got) {
      yield { kind: 'meeting number', at, wanted: [meeting?.number ?? null], read: got?.number }
    },
  )
  const cases = read.cases.filter(({ number, inputs }) => number !== null || inputs.length > 0)
  yield* paired('case', expected.cases, cases, keyOf, caseChecks)
  yield* paired('grant', expected.grants, read.grants, grantKey(), grantChecks)
}

function* caseChecks(at: string, wanted: ExpectedCase | undefined, got: CaseJson | undefined): Generator<Check> {
  if (!wanted || !got) {
    for (const text of wanted?.proposals ?? []) yield { kind: 'proposal', at, wanted: text, read: null }
    for (const { text } of wanted?.decisions ?? []) yield { kind: 'decision', at, wanted: text, read: null }
    for (const text of wanted?.inputs ?? []) yield { kind: 'input', at, wanted: text, read: null }
    for (const { title } of wanted?.earlier ?? []) yield { kind: 'earlier row', at, wanted: title, read: null }
    for (const { text } of got?.decisions ?? []) yield { kind: 'decision', at, wanted: [], read: text }
    return
  }
  yield { kind: 'title', at, wanted: wanted.titles, read: got.title }
  yield { kind: 'type', at, wanted: wanted.types, read: got.type }
  yield { kind: 'owner', at, wanted: wanted.owner, read: got.owner }
  yield* texts('proposal', at, wanted.proposals, got.proposals)
  yield* texts(
    'decision',
    at,
    wanted.decisions.map(({ kind, text }) => text.map((each) => `[${kind}] ${joined(each)}`)),
    got.decisions.map(({ kind, text }) => `[${kind}] ${joined(text)}`),
  )
  yield* texts('input', at, wanted.inputs, got.inputs)
  yield* paired('earlier row', wanted.earlier, got.earlier, earlierKey, function* (row, want, have) {
    if (!want || !have) return
    const place = `${at} > ${row}`
    yield { kind: 'earlier council', at: place, wanted: want.council, read: have.council }
    yield { kind: 'earlier date', at: place, wanted: [want.date], read: have.date }
    yield { kind: 'earlier title', at: place, wanted: want.title, read: have.title }
    yield { kind: 'earlier decision', at: place, wanted: want.decision, read: have.decision }
  })
}

function* grantChecks(at: string, want: ExpectedGrant | undefined, have: ExpectedGrant | undefined): Generator<Check> {
  if (!want || !have) return
  yield { kind: 'grant text', at, wanted: [want.category], read: have.category }
  yield { kind: 'grant text', at, wanted: [want.title], read: have.title }
  for (const name of amounts) yield { kind: 'amount', at: `${at} ${name}`, wanted: [want[name]], read: have[name] }
}

/** Items found by their key: each pair is looked into, and each item without a twin is a miss. */
function* paired<Want, Got>(
  kind: string,
  wanted: readonly Want[],
  read: readonly Got[],
  key: (item: Want | Got) => string,
  within: (at: string, want: Want | undefined, got: Got | undefined) => Generator<Check>,
): Generator<Check> {
  const left = read.map((item) => ({ key: key(item), item }))
  for (const want of wanted) {
    const at = key(want)
    const found = left.findIndex((each) => each.key === at)
    const got = found < 0 ? undefined : left.splice(found, 1)[0]?.item
    yield { kind, at, wanted: [at], read: got && at }
    yield* within(at, want, got)
  }
  for (const { key: at, item } of left) {
    yield { kind, at, wanted: [], read: at }
    yield* within(at, undefined, item)
  }
}

/** Each text read is held against the first expected one it fits; what is left on both sides is shown side by side. */
function* texts(kind: string, at: string, wanted: readonly Alternatives[], read: readonly string[]): Generator<Check> {
  const left = [...wanted]
  const strange: string[] = []
  for (const text of read) {
    const fit = left.findIndex((all) => all.some((each) => same(each, text)))
    if (fit < 0) strange.push(text)
    else yield { kind, at, wanted: left.splice(fit, 1)[0] ?? [], read: text }
  }
  for (const all of left) yield { kind, at, wanted: all, read: strange.shift() }
  for (const text of strange) yield { kind, at, wanted: [], read: text }
}

function keyOf({ council, year, number }: Pick<CaseJson, 'council' | 'year' | 'number'>): string {
  return `${council ?? '?'}/${year}/${number ?? 'open'}`
}

/** Not the council: a row that names none may get one or not, and that is a check of its own. */
function earlierKey({ year, number }: Pick<ExpectedEarlier, 'year' | 'number'> | CaseJson['earlier'][number]): string {
  return `${year}/${number}`
}

function grantKey(): (grant: ExpectedGrant) => string {
  return ({ applicant, title }) => `${joined(applicant ?? '?')} ${joined(title ?? '?').slice(0, 24)}`
}

function same(wanted: unknown, read: unknown): boolean {
  return typeof wanted === 'string' && typeof read === 'string' ? joined(wanted) === joined(read) : wanted === read
}

function shown(value: unknown): string {
  if (typeof value !== 'string') return String(value ?? 'nothing')
  const text = joined(value)
  return text.length > 150 ? `«${text.slice(0, 75)} … ${text.slice(-70)}»` : `«${text}»`
}
