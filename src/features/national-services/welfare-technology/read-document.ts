import { Problem } from '../../../kernel/problem.ts'
import type { Json } from '../../../standards/fhir/json.ts'
import { isObject, listIn, objectIn } from '../../../standards/fhir/json-members.ts'
import { nationalNumberSystem } from '../../../standards/norway/identifier-systems.ts'
import { isDateTime, isToCome } from '../fhir-time.ts'
import { nameIn, numberIn, type ResourceForm, requireResource, requireTold, wrongIn } from '../written-resource.ts'
import { categories, categorySystem } from './vkp.ts'

/** A Bundle of type document, taken apart. */
export type SentDocument = {
  /** The sender's own name for it. */
  readonly name: string
  readonly composition: Json
  /** The measurements that it is about. */
  readonly observations: readonly Named[]
  /** Alarms, devices and answers to forms, as they came. */
  readonly others: readonly Named[]
}

/** A part of a document, under the name that references have for it. */
export type Named = { readonly fullUrl: string; readonly resource: Json }

/** @see http://ehelse.no/fhir/StructureDefinition/vkp-Composition-v090 */
const form: ResourceForm = {
  type: 'Composition',
  lists: ['category', 'author', 'attester', 'relatesTo', 'event', 'section', 'extension'],
  objects: ['identifier', 'type', 'subject', 'encounter', 'custodian'],
  others: ['date', 'title', 'confidentiality'],
  statuses: ['preliminary', 'final', 'amended', 'entered-in-error'],
}

const wrong = wrongIn('Composition')

/** What may stand in a document beside its note. */
const besides: ReadonlySet<string> = new Set(['Observation', 'DetectedIssue', 'Device', 'QuestionnaireResponse'])

/** Entries of one document. */
const most = 50

/** Whom a document is about, before anything else of it is read: its note says it. */
export function documentSubjectIn(bundle: Json): string | undefined {
  return numberIn(compositionIn(bundle).subject)
}

/**
 * Reads a document as the guides of VKP have it: a note of the follow-up first, then the alarm, and the measurement that it
 * came from.
 *
 * @throws Problem `invalid`: `bundle-type`, `bundle-identifier`, `bundle-length`, `entry-form`, `entry-repeated`,
 * `resource-type`, those of `requireResource`, `category-unknown`, `composition-part`, `date-value`, `date-in-future`,
 * `section-missing`; `forbidden`: `person-differs` when a part is about somebody else, `number-of-real-shape`
 */
export function readDocument(bundle: Json, now: Date): SentDocument {
  if (bundle.resourceType !== 'Bundle' || bundle.type !== 'document') {
    throw refused('bundle-type', 'What is journaled is a Bundle of type document', 'Bundle.type')
  }
  const name = nameIn(bundle.identifier)
  if (name === undefined) throw refused('bundle-identifier', 'A document has an identifier', 'Bundle.identifier')
  const entries = entriesIn(bundle)
  const composition = entries[0]!.resource
  requireComposition(composition, now)
  const number = numberIn(composition.subject)
  for (const { resource, at } of entries.slice(1)) {
    const { resourceType } = resource
    if (typeof resourceType !== 'string' || !besides.has(resourceType)) {
      throw refused('resource-type', 'A resource is none that stands in a document', at)
    }
    requireTold(resource, resourceType, now)
    const of = numberIn(resource.subject ?? resource.patient)
    if (resource.resourceType !== 'Device' && of !== number) {
      throw new Problem('forbidden', 'person-differs', 'A part of the document is of somebody else', { at })
    }
  }
  const isObservation = ({ resource }: { readonly resource: Json }) => resource.resourceType === 'Observation'
  const [, ...rest] = entries
  return {
    name,
    composition,
    observations: rest.filter(isObservation),
    others: rest.filter((each) => !isObservation(each)),
  }
}

function compositionIn({ entry }: Json): Json {
  const first: unknown = Array.isArray(entry) ? entry[0] : undefined
  return isObject(first) && isObject(first.resource) ? first.resource : {}
}

function entriesIn({ entry }: Json) {
  if (!Array.isArray(entry) || entry.length === 0 || entry.length > most) {
    throw refused('bundle-length', `A document has between one and ${most} entries`, 'Bundle.entry')
  }
  const entries = entry.map((each: unknown, position) => {
    const at = `Bundle.entry[${position}]`
    const { fullUrl, resource } = isObject(each) ? each : {}
    if (typeof fullUrl !== 'string' || !/^\S{1,255}$/.test(fullUrl) || !isObject(resource)) {
      throw refused('entry-form', 'An entry has a fullUrl and a resource', at)
    }
    return { fullUrl, resource, at }
  })
  if (new Set(entries.map(({ fullUrl }) => fullUrl)).size < entries.length) {
    throw refused('entry-repeated', 'Two entries have one name', 'Bundle.entry')
  }
  return entries
}

function requireComposition(composition: Json, now: Date): void {
  requireResource(composition, form, now)
  const { category, author, title, date, section, subject } = composition
  if (
    listIn(objectIn(composition, 'type'), 'coding').length === 0 ||
    !Array.isArray(author) ||
    typeof title !== 'string' ||
    numberIn(subject) === undefined
  ) {
    throw wrong('composition-part', 'Type, patient by number, author or title is missing')
  }
  const codings = (Array.isArray(category) ? category : []).flatMap(({ coding }: Json) =>
    Array.isArray(coding) ? coding.filter(isObject) : [],
  )
  const known = codings.some(({ system, code }) => system === categorySystem && categories.has(code))
  if (!known) throw wrong('category-unknown', 'The category is missing or none of VKP’s', 'category')
  if (!isDateTime(date)) throw wrong('date-value', 'The date is missing or in no calendar', 'date')
  if (isToCome(date, now)) throw wrong('date-in-future', 'The date is still to come', 'date')
  if (!Array.isArray(section)) throw wrong('section-missing', 'A note has a section', 'section')
}

/** A resource with the patient's number of today in the place where it has one. */
export function aboutToday(resource: Json, number: string): Json {
  const named = { identifier: { system: nationalNumberSystem(number), value: number } }
  const today = (reference: unknown) => ({ ...(isObject(reference) ? reference : {}), ...named })
  return {
    ...resource,
    ...(resource.subject === undefined ? {} : { subject: today(resource.subject) }),
    ...(resource.patient === undefined ? {} : { patient: today(resource.patient) }),
  }
}

function refused(code: string, message: string, at: string): Problem {
  return new Problem('invalid', code, message, { at })
}
