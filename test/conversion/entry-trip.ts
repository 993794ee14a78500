import { assemble } from '../../src/conversion/eps/bundle.ts'
import { immunizationRows } from '../../src/conversion/eps/immunization.ts'
import { fill, type Row, readBack } from '../../src/conversion/eps/map.ts'
import { medicationStatementRows } from '../../src/conversion/eps/medication-statement.ts'
import { residueOf } from '../../src/conversion/residue.ts'
import { parseXml } from '../../src/platform/xml/parse.ts'
import type { XmlElement } from '../../src/platform/xml/tree.ts'
import { immunization, medication } from '../../src/standards/cda/patient-summary/medication.ts'
import type { Codec, Draft, Reading } from '../../src/standards/cda/template.ts'
import type { Json } from '../../src/standards/fhir/json.ts'

/** A clinical statement's way to FHIR and back, as the document assembler goes it, for one entry. */

const kinds = {
  medication: { type: 'MedicationStatement', who: 'subject', rows: medicationStatementRows, codec: medication },
  immunization: { type: 'Immunization', who: 'patient', rows: immunizationRows, codec: immunization },
} as const

export type TripKind = keyof typeof kinds

export type Trip = {
  /** The resource that stands for the statement, and after it those it refers to. */
  readonly resource: Json
  readonly resources: readonly Json[]
  /** The statement as FHIR alone tells it. */
  readonly rebuilt: XmlElement
  readonly residue: XmlElement | undefined
  readonly leftOver: ReadonlyMap<XmlElement, ReadonlySet<string>>
}

export function trip(kind: TripKind, statement: XmlElement, resolve: Reading['resolve'] = () => undefined): Trip {
  const { type, who } = kinds[kind]
  // Rows and codec of one kind are of the same model.
  const rows = kinds[kind].rows as readonly Row<unknown>[]
  const codec = kinds[kind].codec as Codec<unknown>
  const patient = { reference: 'urn:uuid:00000000-0000-4000-8000-000000000001' }
  const document = assemble('test', patient)
  const resource: Json = { resourceType: type, [who]: patient }
  document.put(resource)
  fill(rows, codec.read(statement, { resolve }), resource, document)
  const rebuilt: Draft = { name: statement.name, ns: statement.ns, attributes: {}, children: [], line: 0, parent: null }
  codec.write(readBack<unknown>(rows, resource, document), rebuilt)
  return {
    resource,
    resources: document.entries.map((each) => each.resource),
    rebuilt,
    ...residueOf(statement, rebuilt),
  }
}

/** A `substanceAdministration` with this content; `pharm:` is the medication namespace. */
export function statement(content: string, attributes = ''): XmlElement {
  const namespaces =
    'xmlns="urn:hl7-org:v3" xmlns:pharm="urn:hl7-org:pharm" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
  return parseXml(
    new TextEncoder().encode(
      `<substanceAdministration ${namespaces} classCode="SBADM" moodCode="INT" ${attributes}>${content}</substanceAdministration>`,
    ),
  )
}

/** The material of a product, in place. */
export function consumable(material: string): string {
  return `<consumable><manufacturedProduct><manufacturedMaterial>${material}</manufacturedMaterial></manufacturedProduct></consumable>`
}

/** JSON as it is sent. */
export function asSent(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}
