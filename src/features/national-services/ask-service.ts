import { Problem } from '../../kernel/problem.ts'
import type { About } from '../../protocols/gate/access.ts'
import type { Gate, RouteDeclaration } from '../../protocols/gate/gate.ts'
import { checkAttest } from '../../standards/helseid/check-attest.ts'
import { nationalNumberSystem } from '../../standards/norway/identifier-systems.ts'
import type { PersonKey } from '../access-log/index.ts'
import type { NationalRecord, NationalRecords } from '../national-records/index.ts'
import { askSeveral } from './ask-several.ts'
import { attestWanted, type BoxAttestPolicy } from './attest-policy.ts'
import type { Caller } from './caller.ts'
import { type Credentials, checkToken, type TokenNeeds } from './check-token.ts'
import type { Evidence } from './evidence.ts'
import { withFullUrls } from './full-urls.ts'
import type { KnownPerson, NationalService, Operation, Outcome } from './national-service.ts'
import type { PersonIds } from './person-ids.ts'
import type { PersonRegister } from './person-register.ts'
import { type PrivacyOutcome, privacyOutcome } from './privacy-outcome.ts'
import { type Call, type ReadCall, readCall } from './read-call.ts'
import { refusalOf } from './refusal.ts'
import { overtaken } from './resource-version.ts'
import { withSelfLink } from './self-link.ts'
import { signedInOf, treatmentOf } from './signed-in-caller.ts'
import { requireInvented } from './written-resource.ts'

/** What answering for the national services takes. */
export type ServiceNeeds = TokenNeeds & {
  readonly records: NationalRecords
  /** What is asked of professionals; the contracts' own when left out. */
  readonly attest?: BoxAttestPolicy
  readonly register: PersonRegister
  readonly gate: Gate
  /** The key of somebody's chain of access records. */
  readonly personKey: (number: string) => PersonKey
  readonly newId: () => string
  readonly personIds: PersonIds
  readonly evidence: Evidence
}

/** What was asked, of which service. */
export type ServiceCall = Call & Credentials

/**
 * Answers one call, in this order: token and proof, form, attest, person, settings, record of the access, answer. Whatever
 * stops it is said in the service's own shape.
 */
export async function askService(
  needs: ServiceNeeds,
  service: NationalService,
  operation: Operation,
  call: ServiceCall,
): Promise<Outcome> {
  try {
    const caller = await checkToken(needs, call, service, operation)
    const read = readCall(service, operation, call)
    requireInvented(read.body, needs.now())
    const { person: place } = operation
    if (place.in === 'several') {
      return await askSeveral(needs, service, { operation, person: place }, { caller, read, params: call.params })
    }
    const number = await numberIn(needs, service, operation, { ...read, params: call.params })
    attestHolds(attestWanted(needs.attest ?? 'as-contract', service), caller, number, needs.now())
    const found = number === undefined ? undefined : await needs.register.find(number, needs.now())
    const person = found && caller.kind === 'citizen' ? await withProxies(needs, caller.pid, found) : found
    const privacy = person ? await privacyTowards(needs, service, { caller, read, person }) : 'open'
    const by = caller.kind === 'citizen' ? await needs.register.find(caller.pid, needs.now()) : undefined
    return await recorded(needs, service, operation, { call, caller, read, number, person, by, privacy })
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem
    return refusalOf(service, problem, eventIdOf(call, needs.newId))
  }
}

/** What the caller follows the call by; one of our own where they say none, or none that can be repeated. */
function eventIdOf({ headers }: ServiceCall, newId: () => string): string {
  const said = headers['nhn-event-id'] ?? ''
  return /^[\x21-\x7e]{1,128}$/.test(said) ? said : newId()
}

type Facts = {
  readonly call: ServiceCall
  readonly caller: Caller
  readonly read: ReadCall
  /** As the call has it; it may be nobody's. */
  readonly number: string | undefined
  readonly person: KnownPerson | undefined
  /** Who asks, where that is a citizen. */
  readonly by: KnownPerson | undefined
  readonly privacy: PrivacyOutcome
}

async function numberIn(
  { records, personIds }: ServiceNeeds,
  service: NationalService,
  { person }: Operation,
  { headers, parameters, body, params }: ReadCall & Pick<ServiceCall, 'params'>,
): Promise<string | undefined> {
  if (person.in === 'none' || person.in === 'several') return undefined
  // An id that was never given is answered as one of somebody who is not registered.
  if (person.in === 'path') return personIds.numberOf(params[person.name] ?? '')
  const found =
    person.in === 'header'
      ? (headers[person.name] ?? (person.orParameter && tokenValue(parameters.get(person.orParameter))))
      : person.in === 'parameter'
        ? tokenValue(parameters.get(person.name))
        : body && person.find(body)
  if (found === undefined) throw new Problem('invalid', 'person-missing', 'The call does not say whom it is about')
  if (person.in !== 'reference') return found
  const [pointer] = await records.of(found, service.id)
  if (pointer?.kind === 'Moved') return String(pointer.content.to)
  throw new Problem('not-found', 'reference-unknown', 'The reference leads to nothing')
}

/** A FHIR token names its system before a bar. */
function tokenValue(token: string | null): string | undefined {
  return token?.split('|').at(-1)
}

/**
 * The attest must be for this patient and no older than an hour, where the service wants one; one that is there must hold
 * also where it is not wanted.
 */
function attestHolds(
  wanted: ReturnType<typeof attestWanted>,
  caller: Caller,
  number: string | undefined,
  now: Date,
): void {
  if (caller.kind !== 'professional' || wanted === 'not-used') return
  const { attest, person } = caller.token
  if (!attest) {
    if (wanted === 'required' && number !== undefined) {
      throw new Problem('forbidden', 'attest-missing', 'The access token carries no attest')
    }
    return
  }
  const patient = number === undefined ? undefined : { id: number, system: nationalNumberSystem(number) }
  const [fault] = checkAttest(attest, { person, patient, now })
  if (fault)
    throw new Problem(
      'forbidden',
      fault.code,
      `The attest breaks a rule of the trust framework (${fault.rule}): ${fault.says}`,
    )
}

/** What the person has decided, held against who asks by the numbers of the attest's own token (ATT-5). */
async function privacyTowards(
  { register, now }: ServiceNeeds,
  service: NationalService,
  { caller, read, person }: { caller: Caller; read: ReadCall; person: KnownPerson },
): Promise<PrivacyOutcome> {
  if (!service.settings || caller.kind === 'citizen') return 'open'
  const settings = await register.settings(person.number, service.settings)
  const hpr = caller.kind === 'professional' ? caller.token.person.hprNumber : undefined
  return privacyOutcome(
    settings,
    {
      elevated: service.elevates?.(read.headers, read.body) ?? false,
      needsConsent: service.needsConsent ?? false,
      ...(hpr ? { hpr } : {}),
    },
    now(),
  )
}

/** Who holds a power of attorney counts where somebody asks for another; nobody else's call looks it up. */
async function withProxies({ register }: ServiceNeeds, by: string, person: KnownPerson): Promise<KnownPerson> {
  if (by === person.number) return person
  return { ...person, representatives: [...person.representatives, ...(await register.proxies(person.number))] }
}

/** Opens the gate: the access stands in the person's chain before anything leaves. */
async function recorded(
  needs: ServiceNeeds,
  service: NationalService,
  operation: Operation,
  facts: Facts,
): Promise<Outcome> {
  const { caller, person, by } = facts
  const route: RouteDeclaration = {
    id: `${service.id}-${operation.id}`,
    kind: 'http',
    // Also of a number that nobody has: whoever may not ask is told so in the same way, and learns nothing of existence.
    releases: releasesNothing(operation) ? 'nothing' : { category: service.category },
  }
  const passage = await needs.gate(route, signedInOf(caller, needs.personKey), async () => ({
    about: person
      ? { ...aboutOf(needs, service, caller, person), ...admitted(needs, service, by, person) }
      : { kind: 'absent', country: 'NO' },
    answer: () => answered(needs, service, operation, facts),
  }))
  if (passage.effect === 'permit') return passage.answer
  // Nobody has the number, or it is kept back: one and the same answer, that of somebody about whom nothing is held.
  if (passage.effect === 'hide') return answered(needs, service, operation, { ...facts, person: undefined })
  throw new Problem('forbidden', passage.because, 'The call is not permitted')
}

function releasesNothing({ person, status, takesIn }: Operation): boolean {
  return person.in === 'none' || status === true || takesIn === true
}

async function answered(
  { records, now, newId, personIds, evidence }: ServiceNeeds,
  service: NationalService,
  operation: Operation,
  { call, caller, read, number, person, by, privacy }: Facts,
): Promise<Outcome> {
  const { params } = call
  // Read also where it is kept back, or nobody's, and dropped then: how long it takes tells nothing (decision 0022).
  const of = person?.number ?? number
  const all = of === undefined ? [] : await records.of(of, service.id)
  const versions = of !== undefined && operation.history ? await records.history(of, service.id) : []
  const shown = person !== undefined && isOpen(privacy)
  const told = await operation.answer({
    ...read,
    ...{ caller, person, by, privacy, params },
    records: shown ? all : [],
    history: shown ? versions : [],
    beside: await besideOf(records, person, operation.reads ?? []),
    findBeside: async (of, id) => (person ? (await records.versions(person.number, of, id)).at(-1) : undefined),
    now: now(),
    newId,
    personIds,
    evidence,
  })
  const outcome = withSelfLink(withFullUrls(told, call.url, operation), call.url, operation, read.parameters)
  if (!outcome.changes?.length) return outcome
  if ((await records.write(outcome.changes)) === 'written') return outcome
  throw overtaken(operation)
}

async function besideOf(
  records: NationalRecords,
  person: KnownPerson | undefined,
  services: readonly string[],
): Promise<Readonly<Record<string, readonly NationalRecord[]>>> {
  const held = services.map(async (id) => [id, person ? await records.of(person.number, id) : []] as const)
  return Object.fromEntries(await Promise.all(held))
}

/** Whether nothing is kept back from this caller. */
export function isOpen(privacy: PrivacyOutcome): boolean {
  return privacy === 'open' || privacy === 'lifted'
}

function aboutOf(needs: ServiceNeeds, service: NationalService, caller: Caller, person: KnownPerson): About {
  const treatment = treatmentOf(service, caller)
  return {
    kind: 'patient',
    patient: needs.personKey(person.number),
    document: service.id,
    country: 'NO',
    ...(treatment ? { treatment } : {}),
  }
}

/** A citizen is at their own data, or at those of somebody they speak for, when the service says so. */
function admitted(
  { now }: ServiceNeeds,
  { admits }: NationalService,
  by: KnownPerson | undefined,
  person: KnownPerson,
): { readonly admitted?: true } {
  return by && admits?.(by, person, now()) ? { admitted: true } : {}
}

/** Records that a search finds, by what they are. */
export function ofKind(records: readonly NationalRecord[], ...kinds: readonly string[]): readonly NationalRecord[] {
  return records.filter(({ kind }) => kinds.includes(kind))
}
