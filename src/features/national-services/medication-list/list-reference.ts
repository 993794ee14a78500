import { uuidOf } from '../../../kernel/uuid-of.ts'
import type { HeldList } from './statement.ts'

/**
 * Names a fetch of the list: what a send must point back to. It is a UUID of version 8 that begins with the second it was
 * made in; the rest follows from who fetched, and from the version of every prescription. So nothing is written when a list
 * is read, and a list that has changed since answers to another name.
 *
 * @param fetchedAt whole seconds count
 * @see https://simplifier.net/guide/SFMAPIBasis (Composition.identifier, Composition.relatesTo.targetIdentifier)
 */
export function listReference(list: HeldList, hpr: string, fetchedAt: Date): string {
  const seconds = Math.floor(fetchedAt.getTime() / 1000)
  const versions = list.statements.map(({ id, version }) => `${id} ${version}`).toSorted()
  const rest = uuidOf(`medication-list/${hpr}/${seconds}/${list.infoVersion}/${versions.join('/')}`).slice(8)
  return `${seconds.toString(16).padStart(8, '0')}${rest}`
}

/** How long a fetch may be sent upon, in milliseconds: four hours. */
const holdsFor = 4 * 3_600_000

/**
 * What a reference is worth now.
 *
 * - `holds`: the list is as it was fetched, or was changed since by this sender's own send on the same fetch alone
 * - `old`: fetched more than four hours ago
 * - `changed`: somebody has changed the list, or the reference is none of ours to this sender
 */
export function referenceStands(
  list: HeldList,
  hpr: string,
  reference: string,
  now: Date,
): 'holds' | 'old' | 'changed' {
  const fetchedAt = new Date(Number.parseInt(reference.slice(0, 8), 16) * 1000)
  if (Number.isNaN(fetchedAt.getTime()) || fetchedAt > now) return 'changed'
  if (now.getTime() - fetchedAt.getTime() > holdsFor) return 'old'
  return reference === listReference(list, hpr, fetchedAt) || reference === list.info.sentWith ? 'holds' : 'changed'
}
