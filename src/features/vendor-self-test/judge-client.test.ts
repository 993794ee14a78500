import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  criticalInformation,
  maternityRecord,
  type NationalService,
  services,
  testResults,
} from '../national-services/index.ts'
import type { LoggedCall } from '../vendor-portal/index.ts'
import { clientRules } from './client-rules.ts'
import { judgeClient } from './judge-client.ts'
import type { Because, Verdict } from './report.ts'
import type { Run } from './run.ts'

/** One call of a log: what differs from a search that went well. */
type Told = Partial<Omit<LoggedCall, 'at' | 'facts'>> & {
  /** Seconds into the run that it was answered. */
  readonly at?: number
  readonly facts?: Partial<CallFacts>
}

type CallFacts = NonNullable<LoggedCall['facts']>

const began = Date.parse('2026-11-22T10:00:00Z')

/** A log of these calls, a minute between them where nothing else is said. */
function logOf(service: NationalService, told: readonly Told[]): readonly LoggedCall[] {
  const operation = service === maternityRecord ? 'update-status' : 'search-observations'
  return told.map(({ at, facts, ...over }, nth) => ({
    ...{ client: 'vendor', service: service.id, operation, method: 'POST', status: 200, milliseconds: 0 },
    ...over,
    at: new Date(began + (at ?? nth * 60) * 1000),
    facts: factsOf(nth, facts),
  }))
}

function factsOf(nth: number, { about = 'somebody', ...facts }: Partial<CallFacts> = {}): CallFacts {
  const all = { verified: true, token: `token-${nth}`, proof: `proof-${nth}`, ...facts }
  return about === 'nobody' ? all : { ...all, about }
}

type Declared = Run['declared']

/** What the client did, or what the vendor says of its screen. */
type Seen = {
  readonly rule: string
  readonly of?: NationalService
  readonly title: string
  readonly calls: readonly Told[]
  readonly closed?: true
  readonly declared?: Declared
} & ({ readonly verdict: 'kept' } | { readonly verdict: Exclude<Verdict, 'kept'>; readonly because: Because })

const met = (faults: string, over: Told = {}): Told => ({ faults, ...over, facts: { asked: true, ...over.facts } })
const well: Told = {}
const refused = (code: string): Told => ({ status: 400, code })
const nobody: Told = { facts: { about: 'nobody' } }
const status: Told = { operation: 'status' }
const elevated: Told = { facts: { elevated: true } }
const elsewhere: Told = { facts: { elevated: true, about: 'somebody else' } }
const page = (more: boolean, skip?: string): Told => ({
  facts: { ...(more ? { more } : {}), ...(skip === undefined ? {} : { page: skip }) },
})

const verdictFor: { readonly [Each in Because]?: 'not-tried' } = {
  'no-call': 'not-tried',
  'not-asked': 'not-tried',
  'no-call-after': 'not-tried',
  'only-refused': 'not-tried',
  unattributed: 'not-tried',
  undeclared: 'not-tried',
}

const watched: readonly Seen[] = [
  ...seen('token-and-proof', [['a call that is verified', [well], 'kept']]),
  ...seen('token-and-proof', [
    ['one that anybody may have made', [well, { facts: { verified: false } }], 'unattributed'],
  ]),
  ...seen('proof-once', [
    ['a call that went well', [well], 'kept'],
    ['a proof used twice', [well, refused('dpop-replayed')], 'refused'],
    ['a proof refused because the vendor asked for it', [met('proof=replayed', refused('dpop-replayed'))], 'no-call'],
  ]),
  ...seen('scope', [
    ['a call that went well', [well], 'kept'],
    ['a token without the scope', [refused('token-scope')], 'refused'],
    ['a token of the wrong kind', [refused('token-kind')], 'refused'],
  ]),
  ...seen('form', [
    ['a call that went well', [well], 'kept'],
    ...[
      'header-missing',
      'parameter-unknown',
      'body-json',
      'person-missing',
      'national-number-check',
      'field-missing',
    ].map((code) => [code, [refused(code)], 'refused'] as const),
  ]),
  ...seen('attest', [
    ['a call that went well', [well], 'kept'],
    ['no attest', [refused('attest-missing')], 'refused'],
  ]),
  ...seen('number-in-address', [
    ['a call that went well', [well], 'kept'],
    ['a number in the address', [{ facts: { numberInAddress: true } }], 'refused'],
  ]),
  ...seen(
    'status-first',
    [
      ['the status, and then a search', [status, well], 'kept'],
      ['a search, and then the status', [well, status], 'no-status-first'],
      ['the status of one, and a search of another', [status, { facts: { about: 'another' } }], 'no-status-first'],
      ['calls about nobody', [nobody], 'no-call'],
    ],
    criticalInformation,
  ),
  ...seen('next-page', [
    ['the next page asked for', [page(true), page(false, '2')], 'kept'],
    ['another call in its place, so far', [page(true), well], 'no-call-after'],
    ['a search that had no more', [page(false)], 'no-call'],
    ['more that a contradictory answer made up', [met('data=contradictory', page(true)), well], 'no-call'],
  ]),
  {
    rule: 'next-page',
    title: 'no next page before the end',
    calls: [page(true)],
    closed: true,
    verdict: 'broken',
    because: 'no-next-page',
  },
]

const asked: readonly Seen[] = [
  ...seen('expired-token', [
    ['another token', [met('token=expired'), well], 'kept'],
    ['the same token', [met('token=expired', { facts: { token: 'old' } }), { facts: { token: 'old' } }], 'same-token'],
    ['nothing more', [met('token=expired')], 'no-call-after'],
    [
      'other tokens that met other trouble',
      [
        met('token=expired', { status: 401 }),
        met('proof=replayed', { status: 401 }),
        met('status=503', { status: 503 }),
      ],
      'only-refused',
    ],
    [
      'another token, answered once the trouble was over',
      [met('token=expired', { status: 401 }), met('status=503', { status: 503 }), well],
      'kept',
    ],
  ]),
  ...seen('refused-proof', [
    ['another proof', [met('proof=replayed'), well], 'kept'],
    ['the same proof', [met('proof=replayed', { facts: { proof: 'old' } }), { facts: { proof: 'old' } }], 'same-proof'],
    [
      'another proof that met other trouble',
      [met('proof=replayed', { status: 401 }), met('status=503', { status: 503 })],
      'only-refused',
    ],
  ]),
  ...(['unavailable', 'too-many'] as const).flatMap((rule) => {
    const fault = rule === 'unavailable' ? 'status=503' : 'status=429'
    const told = met(fault, { at: 0, facts: { wait: 5 } })
    return seen(rule, [
      ['a call after five seconds', [told, { at: 5 }], 'kept'],
      ['a call after two seconds', [told, { at: 2 }], 'too-early'],
      ['a call that began after two, and was answered after six', [told, { at: 6, milliseconds: 4000 }], 'too-early'],
      ['a fault that the call itself brought', [{ faults: fault }, well], 'not-asked'],
    ])
  }),
  ...(
    [
      ['broken-server', 'status=500'],
      ['slow', 'latency=10000'],
      ['half', 'data=half'],
      ['contradictory', 'data=contradictory'],
      ['reservation', 'privacy=reservation'],
      ['restricted', 'privacy=restricted'],
      ['blocked', 'privacy=blocked'],
    ] as const
  ).flatMap(([rule, fault]): readonly Seen[] => [
    { rule, title: 'a screen as it should be', calls: [met(fault)], declared: { [rule]: 'kept' }, verdict: 'kept' },
    {
      rule,
      title: 'a screen that was not',
      calls: [met(fault)],
      declared: { [rule]: 'broken' },
      verdict: 'broken',
      because: 'declared',
    },
    ...seen(rule, [['a screen of which nothing is said', [met(fault)], 'undeclared']]),
  ]),
  ...(['reservation', 'blocked'] as const).flatMap((rule): readonly Seen[] => {
    const kept = { rule, declared: { [rule]: 'kept' } as const, verdict: 'kept' } as const
    const first = met(`privacy=${rule}`)
    return [
      {
        rule,
        title: 'another basis at once',
        calls: [first, elevated],
        declared: { [rule]: 'kept' },
        verdict: 'broken',
        because: 'elevated-after-block',
      },
      { ...kept, title: 'another basis for somebody else', calls: [first, elsewhere] },
      { ...kept, title: 'another basis once the person was seen without', calls: [first, well, elevated] },
      {
        ...kept,
        title: 'another basis for what was restricted afterwards',
        calls: [first, met('privacy=restricted'), elevated],
      },
    ]
  }),
  ...seen(
    'conflict',
    [
      ['read before it is sent again', [met('write=conflict'), { operation: 'read-record' }, well], 'kept'],
      ['sent again at once', [met('write=conflict'), well], 'no-fetch-between'],
      [
        'a reading that was refused',
        [met('write=conflict'), { operation: 'read-record', status: 403 }, well],
        'no-fetch-between',
      ],
      [
        'another change in the place of a reading',
        [met('write=conflict'), { operation: 'create-record' }, well],
        'no-fetch-between',
      ],
      ['a change of somebody else’s record', [met('write=conflict'), { facts: { about: 'another' } }], 'no-call-after'],
    ],
    maternityRecord,
  ),
]

/** Rows of one rule: a verdict, or the reason that says which it is. */
function seen(
  rule: string,
  rows: readonly (readonly [title: string, calls: readonly Told[], came: 'kept' | Because])[],
  of: NationalService = testResults,
): readonly Seen[] {
  return rows.map(([title, calls, came]) => ({
    ...{ rule, of, title, calls },
    ...(came === 'kept' ? { verdict: came } : { verdict: verdictFor[came] ?? 'broken', because: came }),
  }))
}

for (const { rule, title, of = testResults, calls, closed, declared = {}, ...expected } of [...watched, ...asked]) {
  test(`issue 6, item 5, ${rule}: ${title} is ${'because' in expected ? expected.because : expected.verdict}`, () => {
    const run = { declared, ...(closed ? { closed: { at: new Date(began), findings: [] } } : {}) }
    const found = judgeClient(of, run, logOf(of, calls)).find((each) => each.rule === rule)!
    assert.equal(found.verdict, expected.verdict)
    if ('because' in expected) assert.equal(found.because, expected.because)
  })
}

/** Whose token and proof did not hold is not known to be the client: nothing is laid at its door. */
const neverBroken = new Set(['token-and-proof'])

test('every rule of every service’s client is seen kept and broken here', () => {
  const rules = new Set(services.flatMap(({ service }) => clientRules(service).map(({ id }) => id)))
  const cases = [...watched, ...asked]
  const lacks = (verdict: Verdict) =>
    [...rules].filter((id) => !cases.some((each) => each.rule === id && each.verdict === verdict))
  assert.deepEqual([lacks('kept'), lacks('broken')], [[], [...neverBroken]])
})

test('calls of another service are no evidence', () => {
  const calls = logOf(criticalInformation, [well])
  const found = judgeClient(testResults, { declared: {} }, calls)
  assert.deepEqual(new Set(found.map(({ verdict }) => verdict)), new Set(['not-tried']))
})
