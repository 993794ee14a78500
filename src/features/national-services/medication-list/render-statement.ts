import { uuidOf } from '../../../kernel/uuid-of.ts'
import type { Json } from '../../../standards/fhir/json.ts'
import { rawDecimal } from '../../../standards/fhir/json.ts'
import { volven } from '../../../standards/norway/identifier-systems.ts'
import { htest } from '../fhir-parts.ts'
import { concept, nested, part, sfm, sfmCodes } from './sfm.ts'
import type { Dispensed, Held, ListedMedication, Signed, Statement } from './statement.ts'

/** Points to another entry of the document, with its profile as type, as SFM writes it. */
export type Refer = {
  readonly patient: Json
  readonly practitioner: (signed: Signed) => Json | undefined
  readonly organisation: (orgNumber: string) => Json
}

/** Where a resource stands in the document. */
export function urlOf(id: string): string {
  return `urn:uuid:${id}`
}

/** A reference to an entry that has a profile of SFM. */
export function referTo(id: string, profile: string, display?: string): Json {
  return { reference: urlOf(id), type: sfm(profile), ...(display === undefined ? {} : { display }) }
}

/** Metadata that every resource of the answer has. */
export function metaOf(profile: string): Json {
  return { profile: [sfm(profile)], tag: [htest] }
}

const uses = { '1': 'Fast', '2': 'Kur', '3': 'Ved behov' } as const
const rfStatuses = { E: 'Ekspederbar', T: 'Tilbakekalt' } as const
const registrations = { '1': 'Legemiddelvirkestoff', '2': 'Legemiddelmerkevare', '3': 'Legemiddelpakning' } as const

/** A prescription as the two entries that tell it: the medication and the statement. */
export function statementEntries({ id, is: statement }: Held<Statement>, refer: Refer): readonly Json[] {
  const medicationId = uuidOf(`${id}/medication`)
  return [
    { fullUrl: urlOf(medicationId), resource: medicationOf(medicationId, statement.medication) },
    { fullUrl: urlOf(id), resource: statementOf(id, statement, medicationId, refer) },
  ]
}

function medicationOf(id: string, { code, display, atc, form, registration, group }: ListedMedication): Json {
  const fest = { system: sfmCodes('FEST'), ...(code === undefined ? {} : { code }), display }
  return {
    resourceType: 'Medication',
    id,
    meta: metaOf('sfm-Medication'),
    extension: [
      nested('http://hl7.no/fhir/StructureDefinition/no-basis-prescriptiongroup', [
        part('prescriptiongroup', 'valueCodeableConcept', concept(volven('7421'), group)),
      ]),
      nested(sfm('sfm-medicationdetails'), [
        part(
          'registreringstype',
          'valueCodeableConcept',
          concept(sfmCodes('sfm-festregistrationtype'), registration, registrations[registration]),
        ),
      ]),
    ],
    code: { coding: [fest, ...(atc ? [{ system: 'http://www.whocc.no/atc', ...atc }] : [])] },
    status: 'active',
    form: { text: form },
  }
}

function statementOf(id: string, statement: Statement, medicationId: string, refer: Refer): Json {
  const { reseptId, pllId, status, partOf, medication, dose, use, area, dosing = [], extensions = [] } = statement
  const named = (text: string, value: string | undefined) =>
    value === undefined ? [] : [{ use: 'usual', type: { text }, value }]
  return {
    resourceType: 'MedicationStatement',
    id,
    meta: metaOf('sfm-MedicationStatement'),
    extension: [amendmentOf(statement), ...registrationsOf(statement, refer), ...stateOf(statement), ...extensions],
    identifier: [...named('PLL', pllId), ...named('ReseptId', reseptId)],
    ...(partOf === undefined ? {} : { partOf: [referTo(partOf, 'sfm-MedicationStatement')] }),
    status,
    medicationReference: referTo(medicationId, 'sfm-Medication', medication.display),
    subject: refer.patient,
    dosage: [
      {
        extension: [
          { url: sfm('sfm-use'), valueCodeableConcept: concept(volven('9101'), use, uses[use]) },
          nested(sfm('sfm-application-area'), [part('text', 'valueString', area)]),
          ...dosing,
        ],
        sequence: 1,
        text: dose,
      },
    ],
  }
}

function amendmentOf(statement: Statement): Json {
  const { prescribed, expires, dose, packs, reit, rfStatus, lastChanged, typeresept, locked, refnum } = statement
  return nested(sfm('sfm-reseptamendment'), [
    ...(statement.reseptId === undefined
      ? []
      : [
          part('reseptdate', 'valueDate', prescribed.at.slice(0, 10)),
          part('expirationdate', 'valueDate', expires),
          part('numberofpackages', 'valueDecimal', packs === undefined ? undefined : rawDecimal(packs)),
          part('reit', 'valueString', reit),
        ]),
    part('dssn', 'valueString', dose),
    part('itemgroup', 'valueCodeableConcept', concept(volven('7402'), 'L', 'Legemiddel')),
    ...(rfStatus
      ? [
          nested('rfstatus', [
            part('status', 'valueCodeableConcept', concept(volven('7408'), rfStatus, rfStatuses[rfStatus])),
          ]),
        ]
      : []),
    part('lockedresept', 'valueBoolean', locked),
    part('refnum', 'valueString', refnum),
    part('lastchanged', 'valueDateTime', lastChanged),
    part('typeresept', 'valueCodeableConcept', concept(volven('7491'), typeresept)),
    ...(statement.amendments ?? []),
  ])
}

/** Who prescribed it, and who stopped it. */
function registrationsOf({ prescribed, discontinued }: Statement, refer: Refer): readonly Json[] {
  const by = (code: string, display: string, signed: Signed, at: string) =>
    nested(sfm('sfm-regInfo'), [
      part(
        'status',
        'valueCodeableConcept',
        concept(sfmCodes('sfm-medicationstatement-registration-status'), '3', 'Godkjent'),
      ),
      part('type', 'valueCodeableConcept', concept(sfmCodes('sfm-performer-roles'), code, display)),
      part('provider', 'valueReference', refer.practitioner(signed)),
      part('timestamp', 'valueDateTime', at),
    ])
  return [
    by('1', 'Forskrevet av', prescribed, prescribed.at),
    ...(discontinued ? [by('3', 'Seponert av', discontinued.by, discontinued.at)] : []),
  ]
}

function stateOf({ discontinued, multidose }: Statement): readonly Json[] {
  return [
    ...(discontinued
      ? [
          nested(sfm('sfm-discontinuation'), [
            part('timedate', 'valueDateTime', discontinued.at),
            part(
              'reason',
              'valueCodeableConcept',
              concept(volven('7494'), discontinued.reason.code, discontinued.reason.display),
            ),
            part('note', 'valueString', discontinued.note),
          ]),
        ]
      : []),
    ...(multidose ? [nested(sfm('sfm-administration'), [part('mddispensed', 'valueBoolean', true)])] : []),
  ]
}

/** What a pharmacy handed over, for the statement it was prescribed by. */
export function dispenseEntry(
  { id, is: { m10Id, on, pharmacy, packs, product, reseptId } }: Held<Dispensed>,
  refer: Refer,
): Json {
  return {
    fullUrl: urlOf(id),
    resource: {
      resourceType: 'MedicationDispense',
      id,
      meta: metaOf('sfm-MedicationDispense'),
      extension: [
        nested(sfm('sfm-dispenseinfo'), [
          part('cancellation', 'valueBoolean', false),
          part('concluded', 'valueBoolean', false),
          part('prescriptionid', 'valueString', reseptId),
        ]),
      ],
      identifier: [{ use: 'official', type: { text: 'M10id' }, value: m10Id }],
      status: 'completed',
      medicationCodeableConcept: { text: product },
      subject: refer.patient,
      performer: [{ actor: refer.organisation(pharmacy) }],
      authorizingPrescription: [referTo(reseptId, 'sfm-MedicationStatement', product)],
      quantity: { value: rawDecimal(packs) },
      whenHandedOver: on,
    },
  }
}
