import { Problem } from '../../kernel/problem.ts'
import { parseXml } from '../../platform/xml/parse.ts'
import { elementsOf, type XmlElement } from '../../platform/xml/tree.ts'
import { documentClasses } from '../../standards/myhealth-eu/document-class.ts'
import { faultOf } from '../../standards/myhealth-eu/error-codes.ts'
import type { ExchangeFault } from '../../standards/myhealth-eu/exchange-fault.ts'
import type { InstanceIdentifier } from '../../standards/myhealth-eu/instance-identifier.ts'

const hl7 = 'urn:hl7-org:v3'
/** The largest real documents have ten thousand. */
const mostElements = 100_000

const dispensation = documentClasses.find(({ id }) => id === 'edispensation')!

/** A document that another country hands over, and whom it says it is about. */
export type HandedOver = { readonly bytes: Uint8Array; readonly patient: InstanceIdentifier }

/**
 * Why what was handed over is no dispensation for this patient: told from the request alone, before anybody is looked up.
 * Undefined when it is one. A discard carries the dispensation it discards (MyHealth@EU, ITI-41).
 */
export function faultInDispensation({ bytes, patient }: HandedOver): ExchangeFault | undefined {
  const root = documentIn(bytes)
  const code = root && at(root, 'code')[0]
  if (!root || code?.attributes.code !== dispensation.classCode) return faultOf('ERROR_ED_INCORRECT_FORMATTING')
  const ids = at(root, 'recordTarget', 'patientRole', 'id').map(({ attributes }) => attributes)
  const same = ids.some(
    ({ root: authority, extension }) => authority === patient.root && extension === patient.extension,
  )
  return same ? undefined : faultOf('ERROR_UNKNOWN_PATIENT_IDENTIFIER')
}

function documentIn(bytes: Uint8Array): XmlElement | undefined {
  try {
    const root = parseXml(bytes, { elements: mostElements })
    return root.name === 'ClinicalDocument' && root.ns === hl7 ? root : undefined
  } catch (error) {
    if (error instanceof Problem) return undefined
    throw error
  }
}

function at(root: XmlElement, ...steps: readonly string[]): readonly XmlElement[] {
  return steps.reduce<readonly XmlElement[]>(
    (found, name) =>
      found.flatMap((each) => elementsOf(each).filter((child) => child.name === name && child.ns === hl7)),
    [root],
  )
}
