import type { Json } from '../../../standards/fhir/json.ts'
import { practitionerSystems, specimenStatuses } from './parek.ts'
import { isLocal } from './request-rules.ts'
import {
  isConcept,
  isDateTime,
  isFuture,
  isNamed,
  isText,
  identifierRule,
  listIn,
  objectIn,
  subjectRules,
} from './rules.ts'
import type { Rule } from './rules.ts'

/** The requisition that a specimen answers; undefined where it is not said as it should be. */
export function requestIn({ request }: Json): string | undefined {
  const [only, ...others] = listIn(request)
  if (others.length > 0 || !isText(only?.reference)) return undefined
  return /(?:^|\/)ServiceRequest\/([A-Za-z0-9.-]{1,64})$/.exec(only.reference)?.[1]
}

/**
 * What profile parek-specimen demands beside what FHIR R5 does. Whether the draft wants the container's device contained is
 * not clear: its guide says so, its profile lets only the collector be. Both are taken.
 *
 * @see https://github.com/HL7Norway/PasientensRekvisisjoner-Parek ParekIG/input/fsh/profiles/Specimen.fsh, 0.1.3
 */
export const specimenRules: readonly Rule[] = [
  identifierRule('Specimen'),
  {
    at: 'Specimen.status',
    code: 'code-unknown',
    text: 'The status is none of FHIR R5',
    holds: ({ status }) => status === undefined || specimenStatuses.some((each) => each === status),
  },
  {
    at: 'Specimen.type',
    code: 'type-missing',
    text: 'The material is not said, in text or code (preferably Volven 8351)',
    holds: ({ type }) => isConcept(type),
  },
  ...subjectRules('Specimen'),
  {
    at: 'Specimen.collection.collectedDateTime',
    code: 'collected-missing',
    text: 'It is not said when the specimen was taken',
    holds: ({ collection }) => isDateTime(objectIn(collection)?.collectedDateTime),
  },
  {
    at: 'Specimen.collection.collectedDateTime',
    code: 'date-in-future',
    text: 'The specimen is taken in the future',
    holds: ({ collection }, now) => {
      const taken = objectIn(collection)?.collectedDateTime
      return !isDateTime(taken) || !isFuture(taken, now)
    },
  },
  {
    at: 'Specimen.contained',
    code: 'collector-missing',
    text: 'The collector is contained: a PractitionerRole with a practitioner, who has display and identifier',
    holds: ({ contained }) => listIn(contained).filter(isCollector).length === 1,
  },
  {
    at: 'Specimen.collection.collector',
    code: 'collector-reference',
    text: 'The collector is a reference to what is contained',
    holds: ({ collection, contained }) => {
      const collector = objectIn(collection)?.collector
      return collector === undefined || isLocal(collector, listIn(contained).filter(isCollector))
    },
  },
  {
    at: 'Specimen.container',
    code: 'container-missing',
    text: 'There is a container, each with its device',
    holds: ({ container }) =>
      Array.isArray(container) && container.length > 0 && container.every((each) => objectIn(each, 'device')),
  },
  {
    at: 'Specimen.request',
    code: 'request-reference',
    text: 'A specimen answers one requisition: ServiceRequest and its id',
    holds: (resource) => requestIn(resource) !== undefined,
  },
]

function isCollector({ resourceType, id, practitioner }: Json): boolean {
  return resourceType === 'PractitionerRole' && isText(id) && isNamed(practitioner, practitionerSystems)
}
