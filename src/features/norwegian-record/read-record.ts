import type { SignedIn } from '../../protocols/gate/access.ts'
import type { Answers, Asking, RegisteredPerson, SourceAnswer, SourceId } from '../national-sources/index.ts'
import type { NorwegianRecordNeeds } from './needs.ts'
import type { OpenedRecord } from './opened-record.ts'
import type { Emergency } from './emergency.ts'
import { findLastRead } from './last-read.ts'
import type { Since } from './since.ts'

/** What the sources said within our patience, and what of it counts as new. */
export type Reading = {
  readonly at: Date
  readonly person: SourceAnswer<RegisteredPerson | undefined>
  /** Of the sources that this reader may see. */
  readonly answers: Partial<Answers>
  readonly since: Partial<Readonly<Record<SourceId, Since>>>
}

/** What a reader waits at most; what has not come by then is said to be slow, and can be asked for again. */
const patienceMs = 2_500

/** How long others wait for who the person is, which some of them want to know, in milliseconds. */
export const personPatienceMs = 1_000

/** A record as it is asked about: ordinarily, or within an emergency that is open in it. */
export type Asked = { readonly record: OpenedRecord; readonly emergency?: Emergency | undefined }

/** What this reader may ask, by the categories they may see. */
export type Allowed = { readonly register: boolean; readonly sources: readonly SourceId[] }

type Needs = Pick<NorwegianRecordNeeds, 'sources' | 'openings' | 'now' | 'wait'>

/**
 * Asks every source at once, and waits for none of them longer than a reader does. Answers are kept nowhere; that a source
 * has answered is noted by moment alone, for «new since last»; nothing is noted of what is read in an emergency.
 *
 * @param person the key of the patient's chain of access records
 */
export async function readRecord(
  needs: Needs,
  about: Asked,
  reader: SignedIn,
  person: string,
  allowed: Allowed,
): Promise<Reading> {
  const { record, emergency } = about
  const lastRead = await findLastRead(needs.openings, record, reader, person)
  const asked = await ask(needs, about, reader, allowed)
  if (!emergency && otherNumber(asked.person, record) === undefined) await lastRead.note(asked.answers)
  const since = Object.fromEntries(allowed.sources.map((source) => [source, lastRead.sinceIn(source)]))
  return { at: needs.now(), ...asked, since }
}

/** The number that the patient has now, where it is another than that of the opened record. */
export function otherNumber(person: Reading['person'], { number }: OpenedRecord): string | undefined {
  const current = person.kind === 'answered' ? person.held?.number : undefined
  return current === number ? undefined : current
}

async function ask(
  { sources, now, wait }: Needs,
  about: Asked,
  reader: SignedIn,
  allowed: Allowed,
): Promise<Pick<Reading, 'person' | 'answers'>> {
  const over = wait(patienceMs)
  const within = async <Content>(answer: Promise<SourceAnswer<Content>>): Promise<SourceAnswer<Content>> =>
    Promise.race([answer, over.then(() => ({ kind: 'failed', because: 'slow', at: now() }) as const)])
  const asking = askingOf(about, reader)
  const register: Promise<Reading['person']> = allowed.register
    ? within(sources.findPerson(asking))
    : Promise.resolve({ kind: 'not-connected' })
  const early = await Promise.race([register, wait(personPatienceMs)])
  const known = early?.kind === 'answered' ? early.held : undefined
  const underWay = sources.ask(known ? { ...asking, patient: known } : asking, allowed.sources)
  const answers = allowed.sources.map(async (id) => [id, await within<unknown>(underWay[id])] as const)
  // The same keys, each with what its promise came to.
  return { person: await register, answers: Object.fromEntries(await Promise.all(answers)) as Partial<Answers> }
}

/** How the sources are asked about an opened record. */
export function askingOf({ record: { id, number, basis }, emergency }: Asked, reader: SignedIn): Asking {
  const ordinary = { reader, patient: { number }, basis, decision: id } as const
  return emergency ? { ...ordinary, basis: 'AKUTT', emergency: { decision: emergency.id } } : ordinary
}
