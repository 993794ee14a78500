import type { Json } from '../../../standards/fhir/json.ts'
import { listIn, objectIn, textIn } from '../../../standards/fhir/json-members.ts'
import { identifierSystems } from '../../../standards/norway/identifier-systems.ts'
import type { Asking } from '../national-sources.ts'
import type { Concept, Quantity, Who } from '../held.ts'
import { trouble } from '../trouble.ts'
import { decimalIn, present, whenIn } from './members.ts'

/**
 * What searches found and nobody has taken back, each once. What is said of the search itself is left out, whatever it says: that the person has
 * restricted or reserved must look as if there were nothing.
 *
 * @throws Problem `source-unreadable` where an answer is no searchset, or a match is another resource than was asked for
 */
export function matchesIn(bundles: readonly Json[], resourceType: string): readonly Json[] {
  const found = bundles.flatMap((bundle) => {
    if (bundle.resourceType !== 'Bundle' || bundle.type !== 'searchset') throw trouble('unreadable', 'Bundle')
    return listIn(bundle, 'entry').flatMap((entry) => {
      const mode = textIn(objectIn(entry, 'search'), 'mode') ?? 'match'
      const resource = objectIn(entry, 'resource')
      return resource && mode === 'match' && resource.resourceType !== 'OperationOutcome' ? [resource] : []
    })
  })
  if (found.some((each) => each.resourceType !== resourceType || textIn(each, 'id') === undefined)) {
    throw trouble('unreadable', resourceType)
  }
  return [...new Map(found.filter(isMeant).map((each) => [each.id, each])).values()]
}

/** What was entered in error was never so, wherever a resource says it. */
function isMeant(resource: Json): boolean {
  const verification = anyCodeOf(objectIn(resource, 'verificationStatus'))
  return resource.status !== 'entered-in-error' && verification !== 'entered-in-error'
}

const nationalSystems: ReadonlySet<unknown> = new Set([identifierSystems.FNR, identifierSystems.DNR])

/**
 * That resources are about the one who was asked about, where they say whom they are about. One that is somebody else's
 * spoils all of them: nobody knows whose the others are.
 *
 * @throws Problem `source-unreadable`
 */
export function about(resources: readonly Json[], { patient }: Asking): readonly Json[] {
  const own = new Set([patient.number, ...(patient.formerNumbers ?? [])])
  for (const resource of resources) {
    const subject = objectIn(resource, 'subject') ?? objectIn(resource, 'patient')
    const identifier = objectIn(subject, 'identifier')
    const number = nationalSystems.has(identifier?.system) ? textIn(identifier, 'value') : undefined
    if (number !== undefined && !own.has(number)) throw trouble('unreadable', 'subject')
  }
  return resources
}

/** A CodeableConcept; undefined where it says nothing. */
export function conceptOf(json: Json | undefined): Concept | undefined {
  const codes = listIn(json, 'coding').flatMap((coding) => {
    const [system, code] = [textIn(coding, 'system'), textIn(coding, 'code')]
    if (system === undefined || code === undefined) return []
    return [{ system, code, ...present({ display: textIn(coding, 'display') }) }]
  })
  const text = textIn(json, 'text')
  return codes.length > 0 || text !== undefined ? { codes, ...present({ text }) } : undefined
}

/** The first code of a system. */
export function codeOf(concept: Concept | undefined, system: string): string | undefined {
  return concept?.codes.find((each) => each.system === system)?.code
}

/** The first code of a concept, whatever its system. */
export function anyCodeOf(json: Json | undefined): string | undefined {
  return conceptOf(json)?.codes[0]?.code
}

/** A Quantity with the number as it was written. */
export function quantityOf(json: Json | undefined): Quantity | undefined {
  const text = decimalIn(json, 'value')
  if (text === undefined) return undefined
  const number = Number(text)
  if (!Number.isFinite(number)) return undefined
  const unit = textIn(json, 'unit') ?? textIn(json, 'code')
  return { text, number, ...present({ unit, comparator: textIn(json, 'comparator') }) }
}

/** Extensions of this URL. */
export function extensionsIn(json: Json | undefined, url: string): readonly Json[] {
  return listIn(json, 'extension').filter((each) => textIn(each, 'url')?.toLowerCase() === url.toLowerCase())
}

/** The first extension of this URL. */
export function extensionIn(json: Json | undefined, url: string): Json | undefined {
  return extensionsIn(json, url)[0]
}

/** When the source came to know of a resource. */
export function registeredIn(resource: Json): string | undefined {
  return whenIn(objectIn(resource, 'meta'), 'lastUpdated')
}

/** Who several references lead to, put together: a professional of one, and an organisation of another. */
export function whoOf(resource: Json, references: readonly (Json | undefined)[]): Who {
  return Object.assign({}, ...references.map((each) => whoAt(resource, each)))
}

function whoAt(resource: Json, reference: Json | undefined): Who {
  if (!reference) return {}
  const [, contained] = /^#(.+)$/.exec(textIn(reference, 'reference') ?? '') ?? []
  const all = listIn(resource, 'contained')
  const target = contained === undefined ? undefined : all.find(({ id }) => id === contained)
  const display = textIn(reference, 'display')
  if (target?.resourceType === 'PractitionerRole') {
    // A role that leads to itself leads nowhere.
    const others = { contained: all.filter((each) => each !== target) }
    return whoOf(others, [objectIn(target, 'practitioner'), objectIn(target, 'organization')])
  }
  return numbered(
    target ? listIn(target, 'identifier') : [objectIn(reference, 'identifier')],
    nameIn(target) ?? display,
  )
}

/** By which system a number is tells whether it is somebody's or some place's. */
function numbered(identifiers: readonly (Json | undefined)[], name: string | undefined): Who {
  const numberOf = (system: string) =>
    textIn(
      identifiers.find((each) => each?.system === system),
      'value',
    )
  const [organisation, hpr] = [numberOf(identifierSystems.ENH), numberOf(identifierSystems.HPR)]
  // Words that only repeat the number are no name.
  const named = name?.includes(organisation ?? hpr ?? name) && (organisation ?? hpr) !== undefined ? undefined : name
  return organisation === undefined
    ? present({ hpr, name: named })
    : { organisation, ...present({ organisationName: named }) }
}

function nameIn(target: Json | undefined): string | undefined {
  if (typeof target?.name === 'string') return textIn(target, 'name')
  const [name] = listIn(target, 'name')
  const given = Array.isArray(name?.given) ? name.given.filter((each) => typeof each === 'string') : []
  const parts = [...given, textIn(name, 'family')].filter((each) => each !== undefined)
  return textIn(name, 'text') ?? (parts.length > 0 ? parts.join(' ') : undefined)
}
