import { isSafe, type NationalService, type Operation } from '../national-services/index.ts'
import { type FilledIn, filledFrom, readyCall, type Received } from '../vendor-portal/index.ts'
import { contractAnswer, type Situation } from './contract-answer.ts'
import { type CallingNeeds, type Made, makeCall } from './endpoint-call.ts'
import { endpointRules } from './endpoint-rules.ts'
import { jsonIn, repeats, signsOf, wrongIn, wrongRefusal } from './judge-answer.ts'
import type { Because, Evidence, Finding, Verdict } from './report.ts'
import { contractOf, standards } from './sources.ts'

/** Whom the endpoint can be asked about: national numbers of invented people whom it knows, by situation. */
export type People = {
  readonly person: string
  readonly nobody: string
  readonly reserved?: string
  readonly restricted?: string
  readonly blocked?: { readonly number: string; readonly hpr: string }
}

/** What trying an endpoint takes. */
export type EndpointNeeds = CallingNeeds & {
  readonly people: People
  /** Whether operations that change something are tried too. */
  readonly write: boolean
  /** Told after each operation. */
  readonly tried: (operation: Operation) => void
}

/** Calls every operation, right and wrong in every way that the contract names, and says what came of each rule. */
export async function tryEndpoint(needs: EndpointNeeds): Promise<readonly Finding[]> {
  const found: Finding[] = []
  const refusals: Made[] = []
  for (const operation of needs.service.operations) {
    if (isSafe(operation) || needs.write) found.push(...(await tryOperation(needs, operation, refusals)))
    else found.push(findingOf(needs, 'answers', operation.id, { verdict: 'not-tried', because: 'changes' }))
    needs.tried(operation)
  }
  return [...found, ...(await tryPeople(needs)), ...aboutRefusals(needs, refusals)]
}

type Judged = { readonly verdict: Verdict; readonly because?: Because; readonly evidence?: readonly Evidence[] }

async function tryOperation(needs: EndpointNeeds, operation: Operation, refusals: Made[]): Promise<readonly Finding[]> {
  const { service } = needs
  const filled = rightCall(needs, operation)
  const ready = await readied(needs, operation, filled)
  const found = [await tryRight(needs, operation, ready)]
  for (const rule of endpointRules) {
    for (const change of rule.changes(service, operation)) {
      const made = await makeCall(needs, operation, ready ?? filled, change)
      if (made.received && made.received.status >= 400) refusals.push(made)
      const about = change.about === undefined ? operation.id : `${operation.id} ${change.about}`
      found.push({ ...findingOf(needs, rule.id, about, refusedBy(made, rule.refused)), basis: rule.basis(service) })
    }
  }
  return found
}

/** The first example of an operation, by a professional where one may call. */
function rightCall({ service, people }: EndpointNeeds, operation: Operation): FilledIn {
  const as = operation.callers.includes('professional') ? 'professional' : (operation.callers[0] ?? 'professional')
  return { ...filledFrom(service, operation, operation.examples[0]), as, person: people.person }
}

async function readied(needs: EndpointNeeds, operation: Operation, filled: FilledIn): Promise<FilledIn | undefined> {
  if (!needs.write && !chainIsSafe(needs.service, operation)) return undefined
  return readyCall(needs.service, operation, filled, async (earlier, ready) => {
    const { received } = await makeCall(needs, earlier, ready)
    return received ?? { status: 599, body: new Uint8Array() }
  })
}

/** Whether nothing that comes before an operation changes anything either. */
function chainIsSafe(service: NationalService, { after }: Operation): boolean {
  const earlier = service.operations.find(({ id }) => id === after?.operation)
  return !earlier || (isSafe(earlier) && chainIsSafe(service, earlier))
}

async function tryRight(needs: EndpointNeeds, operation: Operation, ready: FilledIn | undefined): Promise<Finding> {
  if (!ready) return findingOf(needs, 'answers', operation.id, { verdict: 'not-tried', because: 'no-earlier' })
  const made = await makeCall(needs, operation, ready)
  const { received } = made
  if (!received) return findingOf(needs, 'answers', operation.id, unanswered(made))
  const wrong = wrongIn(needs.service, operation, received)
  // Lists of many people are for the organisation that answers for them alone.
  if (operation.person.in === 'several' && received.status === 403) {
    return findingOf(needs, 'answers', operation.id, { verdict: 'not-tried', because: 'only-refused' })
  }
  // What was written before may stand in the way of a change: then nothing is known of how a right one is answered.
  if (!isSafe(operation) && (received.status === 409 || received.status === 412)) {
    const evidence = [evidenceOf(made)]
    return findingOf(needs, 'answers', operation.id, { verdict: 'not-tried', because: 'in-the-way', evidence })
  }
  return findingOf(needs, 'answers', operation.id, {
    verdict: wrong === undefined ? 'kept' : 'broken',
    ...(wrong === undefined ? {} : { because: 'other-answer' }),
    evidence: [evidenceOf(made, wrong)],
  })
}

function refusedBy(made: Made, statuses: readonly number[]): Judged {
  if (!made.received) return unanswered(made)
  const refused = statuses.includes(made.received.status)
  return refused
    ? { verdict: 'kept', evidence: [evidenceOf(made)] }
    : { verdict: 'broken', because: 'other-answer', evidence: [evidenceOf(made, `${statuses.join(' / ')} expected`)] }
}

function unanswered(made: Made): Judged {
  return { verdict: 'not-tried', because: 'unanswered', evidence: [evidenceOf(made)] }
}

/** Rules about people whose settings or absence decide the answer. */
const ofPeople: readonly {
  readonly id: string
  readonly situation: Situation
  readonly who: (people: People) => { readonly person: string; readonly hpr?: string } | undefined
}[] = [
  {
    id: 'nobody-as-nothing',
    situation: { privacy: 'open', known: false },
    who: ({ nobody }) => ({ person: nobody }),
  },
  {
    id: 'reserved',
    situation: { privacy: 'reservation', known: true },
    who: ({ reserved }) => (reserved === undefined ? undefined : { person: reserved }),
  },
  {
    id: 'restricted-person',
    situation: { privacy: 'restricted', known: true },
    who: ({ restricted }) => (restricted === undefined ? undefined : { person: restricted }),
  },
  {
    id: 'blocked-professional',
    situation: { privacy: 'blocked', known: true },
    who: ({ blocked }) => blocked && { person: blocked.number, hpr: blocked.hpr },
  },
]

async function tryPeople(needs: EndpointNeeds): Promise<readonly Finding[]> {
  const asked = needs.service.operations.filter(
    (each) =>
      isSafe(each) &&
      !each.after &&
      !['none', 'several', 'reference', 'path'].includes(each.person.in) &&
      each.callers.includes('professional'),
  )
  const found: Finding[] = []
  for (const { id, situation, who } of ofPeople) {
    if (situation.privacy !== 'open' && needs.service.settings === undefined) continue
    const whom = who(needs.people)
    if (!whom) found.push(findingOf(needs, id, undefined, { verdict: 'not-tried', because: 'no-person' }))
    else for (const operation of asked) found.push(await tryPerson(needs, operation, id, { ...whom, situation }))
  }
  return found
}

type Whom = { readonly person: string; readonly hpr?: string; readonly situation: Situation }

/** The answer must say what the contract's own rules say of somebody like that. */
async function tryPerson(
  needs: EndpointNeeds,
  operation: Operation,
  rule: string,
  { situation, ...whom }: Whom,
): Promise<Finding> {
  const filled = { ...rightCall(needs, operation), ...whom }
  const made = await makeCall(needs, operation, filled)
  const { service, now, newId } = needs
  const expected = await contractAnswer(service, operation, filled, { token: made.token, now: now(), newId }, situation)
  const { received } = made
  if (!expected) return findingOf(needs, rule, operation.id, { verdict: 'not-tried', because: 'no-example' })
  if (!received) return findingOf(needs, rule, operation.id, unanswered(made))
  const wrong = unlike(expected, received)
  return findingOf(needs, rule, operation.id, {
    verdict: wrong === undefined ? 'kept' : 'broken',
    ...(wrong === undefined ? {} : { because: 'other-answer' }),
    evidence: [evidenceOf(made, wrong)],
  })
}

function unlike(expected: { readonly status: number; readonly body?: unknown }, { status, body }: Received) {
  if (status !== expected.status) return `status ${expected.status} expected`
  const said = new Set(signsOf(jsonIn(body)))
  const missing = signsOf(expected.body).find((sign) => !said.has(sign))
  return missing === undefined ? undefined : `${missing} expected`
}

/** Rules that all refusals are held to, whatever they were for. */
function aboutRefusals(needs: EndpointNeeds, refusals: readonly Made[]): readonly Finding[] {
  const { service, people } = needs
  const judged = (rule: string, made: readonly Made[], wrong: (received: Received) => string | undefined) => {
    const faults = made.flatMap((each) => {
      const fault = each.received && wrong(each.received)
      return fault === undefined ? [] : [evidenceOf(each, fault)]
    })
    if (made.length === 0) return findingOf(needs, rule, undefined, { verdict: 'not-tried', because: 'no-call' })
    if (faults.length === 0)
      return findingOf(needs, rule, undefined, { verdict: 'kept', evidence: [evidenceOf(made[0]!)] })
    return findingOf(needs, rule, undefined, {
      verdict: 'broken',
      because: 'other-answer',
      evidence: faults.slice(0, 5),
    })
  }
  const unauthorised = refusals.filter(({ received }) => received?.status === 401)
  const shape = service.format === 'json' && !service.refuses ? standards.problems : contractOf(service)
  return [
    { ...judged('refusal-shape', refusals, (received) => wrongRefusal(service, received)), basis: shape },
    {
      ...judged('refusal-silent', refusals, (each) => (repeats(each, people.person) ? 'number repeated' : undefined)),
      basis: standards.minimal,
    },
    {
      ...judged('challenge', unauthorised, ({ headers }) =>
        /^DPoP\b/i.test(headers['www-authenticate'] ?? '') ? undefined : 'WWW-Authenticate: DPoP expected',
      ),
      basis: standards.dpop,
    },
  ]
}

function findingOf({ service }: { service: NationalService }, rule: string, about: string | undefined, judged: Judged) {
  const { evidence = [], ...outcome } = judged
  return { rule, ...(about === undefined ? {} : { about }), basis: basisOf(rule, service), ...outcome, evidence }
}

function basisOf(rule: string, service: NationalService) {
  return rule === 'nobody-as-nothing' ? standards.hidden : contractOf(service)
}

function evidenceOf({ at, operation, received }: Made, note?: string): Evidence {
  return {
    at: at.toISOString(),
    call: `${operation.method} ${operation.id}`,
    ...(received ? { status: received.status } : {}),
    ...(note === undefined ? {} : { note }),
  }
}
