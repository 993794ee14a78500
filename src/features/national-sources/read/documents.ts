import type { Json } from '../../../standards/fhir/json.ts'
import { listIn, objectIn, textIn } from '../../../standards/fhir/json-members.ts'
import type { Asking } from '../national-sources.ts'
import type { HeldDocument } from '../held.ts'
import { about, conceptOf, matchesIn, whoOf } from './fhir.ts'
import { decimalIn, needed, present, whenIn } from './members.ts'

/**
 * Documents, the latest first. What a reference says of confidentiality is not read: what has come may be shown.
 *
 * @throws Problem `source-unreadable`
 * @see https://profiles.ihe.net/ITI/MHD/4.2.2/StructureDefinition-IHE.MHD.Minimal.DocumentReference.html
 */
export function readDocuments(bundles: readonly Json[], asking: Asking): readonly HeldDocument[] {
  const read = about(matchesIn(bundles, 'DocumentReference'), asking).map(documentOf)
  return read.toSorted((one, other) => (other.at ?? '').localeCompare(one.at ?? '', 'en'))
}

function documentOf(reference: Json): HeldDocument {
  const attachment = objectIn(listIn(reference, 'content')[0], 'attachment')
  const type = needed(conceptOf(objectIn(reference, 'type')), 'DocumentReference.type')
  const bytes = decimalIn(attachment, 'size')
  return {
    source: 'documents',
    id: needed(textIn(reference, 'id'), 'id'),
    by: whoOf(reference, [...listIn(reference, 'author'), objectIn(reference, 'custodian')]),
    title: textIn(reference, 'description') ?? textIn(attachment, 'title') ?? type.text ?? '',
    type,
    contentType: textIn(attachment, 'contentType') ?? 'application/octet-stream',
    handle: handleOf(attachment),
    ...present({
      at: whenIn(attachment, 'creation') ?? whenIn(reference, 'date'),
      registered: whenIn(reference, 'date'),
      bytes: bytes === undefined ? undefined : Number(bytes),
    }),
  }
}

/** The address is where ITI-68 is called, which the contract says already: what it asks for is all that counts. */
function handleOf(attachment: Json | undefined): HeldDocument['handle'] {
  const url = textIn(attachment, 'url') ?? ''
  const base = 'https://source.invalid'
  const asked = URL.canParse(url, base) ? new URL(url, base).searchParams : new URLSearchParams()
  const part = (name: string) => needed(asked.get(name) ?? undefined, name)
  return {
    documentUniqueId: part('documentUniqueId'),
    repositoryUniqueId: part('repositoryUniqueId'),
    homeCommunityId: part('homeCommunityId'),
  }
}
