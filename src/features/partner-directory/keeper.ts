import { Problem } from '../../kernel/problem.ts'
import { fingerprintOf, readCertificate } from '../../platform/x509/certificate.ts'
import type { Network } from './address.ts'
import { parseXml } from '../../platform/xml/parse.ts'
import { readSearchMask } from '../../standards/smp/read-search-mask.ts'
import type { SearchMask } from '../../standards/smp/search-mask.ts'
import { answersFrom } from './answers.ts'
import type { FetchMetadata } from './fetch-metadata.ts'
import {
  type EndingCertificate,
  endingCertificates,
  type InventoryItem,
  inventoryOf,
  type OwnCertificate,
} from './inventory.ts'
import { type CertifiedUse, type JudgeNeeds, namesCountry, type PathCheck } from './judge-metadata.ts'
import type { PartnerDirectory } from './partner-directory.ts'
import { keyOf, type Pin, type PinDecision, type PinKey, publisherCountry, type Verdict } from './pin.ts'
import { type MetadataQuery, type Publisher, refreshCountry } from './refresh.ts'
import { noLongerOffered, type Snapshot, snapshotOf } from './snapshot.ts'
import type { DirectoryStore, FetchOutcome } from './store.ts'

/** What the directory needs of the world. */
export type DirectoryNeeds = {
  readonly store: DirectoryStore
  /** Our own country, and our own certificates, for their alarms. */
  readonly country: string
  readonly own: readonly OwnCertificate[]
  readonly publishers: readonly Publisher[]
  readonly network: Network
  readonly pathFault: PathCheck
  readonly fetchMetadata: FetchMetadata
  readonly recorded: (query: MetadataQuery) => Promise<void>
  readonly now: () => Date
  readonly newId: () => string
}

/** Who decides: the issuer's `sub`, and the name they signed in with. */
export type Operator = { readonly by: string; readonly byName: string }

/** The directory and what changes it. */
export type DirectoryKeeper = {
  readonly directory: PartnerDirectory
  /** Asks the publishers of all countries, or of one, and takes in what they have. */
  readonly refresh: (country?: string) => Promise<readonly FetchOutcome[]>
  /** Reads the store again: for what another process decided, and when lists of revoked certificates have changed. */
  readonly reload: () => Promise<void>
  /** @throws Problem `not-found` `pin-unknown` for what was never seen */
  readonly decide: (key: PinKey, verdict: Verdict, operator: Operator) => Promise<void>
  /** The same of several at once. */
  readonly decideAll: (keys: readonly PinKey[], verdict: Verdict, operator: Operator) => Promise<void>
  /**
   * Takes in a certificate (DER) that the operator has from elsewhere, and approves it: TLS clients and signers, which
   * not every country publishes. What is approved already stays so.
   *
   * @throws Problem `invalid`: `certificate-broken`, a fault of its path, `another-country`
   */
  readonly importCertificate: (
    country: string,
    use: CertifiedUse,
    der: Uint8Array,
    operator: Operator,
  ) => Promise<PinKey>
  readonly inventory: () => readonly InventoryItem[]
  /** The same without search masks: cheap enough for every request. */
  readonly certificates: () => readonly InventoryItem[]
  readonly own: readonly OwnCertificate[]
  readonly ending: () => readonly EndingCertificate[]
  /** What operators said, the latest first. */
  readonly decisions: () => readonly PinDecision[]
  /** What is known of each country's services, also where nothing can be used. */
  readonly entries: () => Snapshot['entries']
  readonly publishers: readonly Publisher[]
  readonly network: Network
}

/** Opens the directory on what its store holds; nothing is fetched before `refresh`. */
export async function openPartnerDirectory(needs: DirectoryNeeds): Promise<DirectoryKeeper> {
  const { store, now, pathFault, publishers } = needs
  const judge = (): JudgeNeeds => ({ pathFault, network: needs.network, now: now() })
  const state: Known = { snapshot: await read(store, judge()), version: 1, queue: Promise.resolve() }
  const reload = () => reloaded(state, () => read(store, judge()))
  const operators = saying(needs, state, { reload, judge })
  const maskOf = maskReader()
  const certificates = () => inventoryOf(state.snapshot, { pathFault, now: now() })
  return {
    directory: answersFrom(needs, () => state),
    reload,
    ...operators,
    async refresh(country) {
      const wanted = publishers.filter((publisher) => country === undefined || publisher.country === country)
      const outcomes = await Promise.all(wanted.map((publisher) => refreshCountry(publisher, { ...needs, judge })))
      await reload()
      const left = noLongerOffered(state.snapshot, now())
      if (left.length > 0) await store.forget(left)
      return outcomes.flat()
    },
    inventory: () => inventoryOf(state.snapshot, { pathFault, now: now(), maskOf }),
    certificates,
    own: needs.own,
    ending: () => endingCertificates(certificates(), needs.own, { country: needs.country, now: now() }),
    decisions: () => state.snapshot.decisions,
    entries: () => state.snapshot.entries,
    publishers,
    network: needs.network,
  }
}

/** What is known now, and what is done to know more. */
type Known = { snapshot: Snapshot; version: number; queue: Promise<void> }

/** One after the other, so that an older reading never takes the place of a newer. */
function reloaded(state: Known, again: () => Promise<Snapshot>): Promise<void> {
  const next = state.queue.then(async () => {
    state.snapshot = await again()
    state.version += 1
  })
  state.queue = next.catch(() => {})
  return next
}

type SayingNeeds = { readonly reload: () => Promise<void>; readonly judge: () => JudgeNeeds }

/** What operators may say of certificates and masks. */
function saying(
  { store, newId, now }: DirectoryNeeds,
  state: Readonly<Known>,
  { reload, judge }: SayingNeeds,
): Pick<DirectoryKeeper, 'decide' | 'decideAll' | 'importCertificate'> {
  const say = ({ country, use, sha256 }: PinKey, verdict: Verdict, { by, byName }: Operator) =>
    store.decide({ country, use, sha256, verdict, id: newId(), by, byName, at: now() })
  const decideAll = async (keys: readonly PinKey[], verdict: Verdict, operator: Operator) => {
    if (keys.some((key) => !state.snapshot.pins.has(keyOf(key)))) {
      throw new Problem('not-found', 'pin-unknown', 'There is no such certificate or search mask')
    }
    for (const key of keys) await say(key, verdict, operator)
    await reload()
  }
  return {
    decide: (key, verdict, operator) => decideAll([key], verdict, operator),
    decideAll,
    async importCertificate(country, use, der, operator) {
      checkImport(country, use, der, judge())
      const key = { country, use, sha256: fingerprintOf(der) }
      if (state.snapshot.pins.get(keyOf(key))?.state === 'approved') return key
      await store.sight([{ ...key, content: der, seenAt: now(), from: 'import' }])
      await say(key, 'approved', operator)
      await reload()
      return key
    },
  }
}

/** Reads each mask once, for as long as the snapshot that holds its bytes lives. */
function maskReader(): (pin: Pin) => SearchMask {
  const known = new WeakMap<Uint8Array, SearchMask>()
  return ({ content, country }) => {
    const mask = known.get(content) ?? readSearchMask(parseXml(content), country)
    known.set(content, mask)
    return mask
  }
}

/** Reads everything, and lets what is approved by now take the place of what was used. */
async function read(store: DirectoryStore, needs: JudgeNeeds): Promise<Snapshot> {
  const snapshot = snapshotOf(await store.load(), needs)
  for (const metadata of snapshot.adopted) await store.adopt(metadata)
  return snapshot
}

function checkImport(country: string, use: CertifiedUse, der: Uint8Array, { pathFault, now }: JudgeNeeds): void {
  readCertificate(der)
  const fault = pathFault(der, use, now)
  if (fault) throw new Problem('invalid', fault, 'The certificate is not valid for this use')
  if (country !== publisherCountry && !namesCountry(der, country)) {
    throw new Problem('invalid', 'another-country', 'The certificate names another country')
  }
}
