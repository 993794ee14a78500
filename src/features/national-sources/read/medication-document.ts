import type { Json } from '../../../standards/fhir/json.ts'
import { listIn, objectIn, textIn } from '../../../standards/fhir/json-members.ts'
import type { Asking } from '../national-sources.ts'
import type { Who } from '../held.ts'
import { trouble } from '../trouble.ts'
import { about, extensionIn, whoOf } from './fhir.ts'
import { needed, present } from './members.ts'

const canonical = 'http://ehelse.no/fhir/StructureDefinition'

/** URL of a profile or extension of SFM. */
export function sfm(name: string): string {
  return `${canonical}/${name}`
}

/** The document that the list came in, with its entries by address. */
export type MedicationDocument = {
  readonly of: (resourceType: string) => readonly Json[]
  readonly at: (reference: Json | undefined) => Json | undefined
  /** Whom a reference to an entry leads to. */
  readonly whoAt: (reference: Json | undefined) => Who
}

/**
 * Opens the answer of `$getMedication`.
 *
 * @throws Problem `source-unreadable` where there is no document, or the patient in it is somebody else
 * @see https://simplifier.net/guide/SFMAPIBasis/getMedication
 */
export function openMedicationDocument(answer: Json, asking: Asking): MedicationDocument {
  const parameter = listIn(answer, 'parameter').find(({ name }) => name === 'medication')
  const bundle = objectIn(parameter, 'resource')
  if (bundle?.type !== 'document') throw trouble('unreadable', 'medication')
  const entries = listIn(bundle, 'entry').flatMap((entry) => {
    const resource = objectIn(entry, 'resource')
    return resource ? [[textIn(entry, 'fullUrl') ?? '', resource] as const] : []
  })
  const byUrl = new Map(entries)
  const resources = entries.map(([, resource]) => resource)
  isThePatient(resources, asking)
  const at = (reference: Json | undefined) => byUrl.get(textIn(reference, 'reference') ?? '')
  return { of: (type) => resources.filter((each) => each.resourceType === type), at, whoAt: (to) => whoAt(at, to) }
}

function isThePatient(resources: readonly Json[], asking: Asking): void {
  const patients = resources.filter(({ resourceType }) => resourceType === 'Patient')
  about(
    patients.flatMap((patient) => listIn(patient, 'identifier').map((identifier) => ({ subject: { identifier } }))),
    asking,
  )
}

function whoAt(at: MedicationDocument['at'], reference: Json | undefined): Who {
  const target = at(reference)
  if (target?.resourceType !== 'PractitionerRole') return partyOf(target)
  return { ...partyOf(at(objectIn(target, 'practitioner'))), ...partyOf(at(objectIn(target, 'organization'))) }
}

function partyOf(target: Json | undefined): Who {
  if (!target || target.resourceType === 'PractitionerRole') return {}
  return whoOf({ contained: [{ ...target, id: 'it' }] }, [{ reference: '#it' }])
}

/** What SFM says of one prescription in its extensions, each opened once. */
export type Amended = {
  readonly part: (name: string) => Json | undefined
  /** Who did something to it and when, by role: 1 prescribed, 3 stopped. */
  readonly registered: (role: string) => { readonly by: Json | undefined; readonly at: string | undefined }
}

/** Reads the extensions of a statement. */
export function amendedIn(statement: Json): Amended {
  const amendment = extensionIn(statement, sfm('sfm-reseptamendment'))
  const registrations = listIn(statement, 'extension').filter(({ url }) => url === sfm('sfm-regInfo'))
  return {
    part: (name) => extensionIn(amendment, name),
    registered(role) {
      const found = registrations.find((each) =>
        listIn(objectIn(extensionIn(each, 'type'), 'valueCodeableConcept'), 'coding').some(({ code }) => code === role),
      )
      return {
        by: objectIn(extensionIn(found, 'provider'), 'valueReference'),
        at: textIn(extensionIn(found, 'timestamp'), 'valueDateTime'),
      }
    },
  }
}

/** An identifier by the words of its type: `PLL`, `ReseptId`. */
export function identifierIn(resource: Json, type: string): string | undefined {
  return textIn(
    listIn(resource, 'identifier').find(
      (each) => textIn(objectIn(each, 'type'), 'text')?.toLowerCase() === type.toLowerCase(),
    ),
    'value',
  )
}

/** The id of a resource, which an entry must have. */
export function idOf(resource: Json): string {
  return needed(textIn(resource, 'id'), 'id')
}

/** Who answers for the list: the message that it came with says so (M25.1). */
export function partiesIn(document: MedicationDocument) {
  const message = document
    .of('Basic')
    .find((each) => listIn(objectIn(each, 'code'), 'coding').some(({ code }) => code === 'M25.1'))
  const information = extensionIn(message, sfm('sfm-pllInformation'))
  const parties = listIn(information, 'extension')
    .filter(({ url }) => url === 'relatedparties')
    .map((each) => objectIn(each, 'valueReference'))
  const inRole = (role: string) =>
    parties.find((party) =>
      listIn(document.at(party), 'code').some((each) => listIn(each, 'coding').some(({ code }) => code === role)),
    )
  const [responsible, pharmacy] = [inRole('M'), inRole('A')]
  const at = textIn(extensionIn(information, 'PLLdate'), 'valueDateTime')
  return present({
    made: at === undefined ? undefined : { at, by: document.whoAt(objectIn(message, 'author')) },
    responsible: responsible && document.whoAt(responsible),
    pharmacy: pharmacy && document.whoAt(pharmacy),
  })
}
