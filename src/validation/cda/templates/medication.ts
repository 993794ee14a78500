import {
  doseQuantity,
  pointer,
  prescribedProduct,
  prescriber,
  represented,
  summarisedProduct,
  textMay,
} from './parts.ts'
import { rows, type TemplateRow } from './row.ts'

const ids = 'id! statusCode!'
const timed = `effectiveTime[type:TS]~UNK effectiveTime[type:EIVL_TS](event(@code<42.41>))`
const participant = (roles: string) => `participant(@typeCode @contextControlCode?=OP
  @typeCode<2.16.840.1.113883.1.11.10901> participantRole?(${roles}))`
const entity = (name: string, code: string) => `${name}(@classCode?=${code} @determinerCode?=INSTANCE)`

/** The templates of medicines: as a summary lists them, as prescribed, as dispensed (`exchange.md` 2.4). */
export const medicationTemplates: readonly TemplateRow[] = [
  ...rows(['patient-summary', 'encounter-report', 'medication-overview'], '2024-01-25', {
    '3.4': `substanceAdministration(@classCode=SBADM @moodCode=INT|EVN templateId? ${ids} code<42.49>
      effectiveTime[type:IVL_TS]? ${timed} consumable?(@typeCode?=CSM ${summarisedProduct})
      routeCode<42.12> ${doseQuantity(false)} ${prescriber('')}
      entryRelationship[act/3.13](@typeCode=SUBJ) entryRelationship[observation/3.41](@typeCode=RSON)
      entryRelationship[substanceAdministration](@typeCode=COMP sequenceNumber!)
      entryRelationship[act](@inversionInd ${pointer}))`,
  }),
  ...rows(['patient-summary', 'encounter-report', 'medication-overview', 'prescription'], '2020-09-03', {
    '3.13': 'act(@classCode=ACT @moodCode=INT templateId! statusCode!)',
  }),
  ...rows(['prescription'], '2023-07-03', {
    '3.2': `substanceAdministration(@classCode=SBADM @moodCode=INT templateId! ${ids}
      effectiveTime[type:IVL_TS]? effectiveTime[type:TS|PIVL_TS|EIVL_TS|SXPR_TS]? ${timed}
      consumable?(@typeCode?=CSM ${prescribedProduct}) routeCode<42.12> ${doseQuantity(true)} ${prescriber('')}
      entryRelationship[supply]?(@typeCode=COMP
        supply(@classCode=SPLY @moodCode=RQO independentInd!(@value=false) quantity!(@unit=1)))
      entryRelationship[act](@typeCode=SUBJ @inversionInd?=true)
      entryRelationship[@typeCode=SUBJ](@typeCode=SUBJ observation(@classCode=OBS @moodCode=EVN code! value!<=42.7>%CE))
      ${participant(`@classCode<2.16.840.1.113883.1.11.13940> ${entity('playingDevice', 'DEV')}
        ${entity('playingEntity', 'ENT')}
        scopingEntity(@classCode<2.16.840.1.113883.1.11.13922> @determinerCode?=INSTANCE)`)})`,
    '3.12': `act(@classCode=ACT @moodCode=INT templateId? code? ${textMay})`,
  }),
  ...rows(['dispensation'], '2023-04-20', {
    '3.3': `supply(@classCode=SPLY @moodCode=EVN @moodCode<2.16.840.1.113883.1.11.19461> templateId! id! quantity!
      product?(@typeCode?=PRD ${prescribedProduct})
      performer?(@typeCode?=PRF assignedEntity?(@classCode?=ASSIGNED id? addr? telecom?
        assignedPerson(@classCode?=PSN @determinerCode?=INSTANCE name?) ${represented.replace('?(', '(')}))
      entryRelationship[substanceAdministration]!(@typeCode=REFR substanceAdministration(@classCode=SBADM @moodCode=INT
        id! consumable?(${prescribedProduct}) routeCode<42.12>))
      entryRelationship[act](@typeCode=COMP act?(@classCode=ACT @moodCode=EVN code?))
      ${participant(`@classCode?=LIC ${entity('scopingEntity', 'ORG')}`)})`,
  }),
]
