import { cd, cs, ed, ii, st, tel } from '../datatype-codes.ts'
import { ad, en } from '../datatype-names.ts'
import { ivlTs, ts } from '../datatype-quantities.ts'
import { type Model, many, one, template } from '../template.ts'

/** Who wrote, checked, keeps or may be asked about a summary, and the patient: CDA header 2.2 of the eHDSI guide. */

/** An organisation in any of CDA's roles. */
export const organisation = template({
  ids: many('id', ii),
  names: many('name', st),
  telecoms: many('telecom', tel),
  addresses: many('addr', ad),
})
export type Organisation = Model<typeof organisation.fields>

/** `assignedEntity`: a person acting for an organisation. */
export const assignedEntity = template({
  ids: many('id', ii),
  code: one('code', cd),
  addresses: many('addr', ad),
  telecoms: many('telecom', tel),
  names: many('assignedPerson/name', en),
  organisation: one('representedOrganization', organisation),
})
export type AssignedEntity = Model<typeof assignedEntity.fields>

/** `author`: a person or a device, for an organisation. */
export const author = template({
  functionCode: one('functionCode', cd),
  time: one('time', ts),
  ids: many('assignedAuthor/id', ii),
  code: one('assignedAuthor/code', cd),
  addresses: many('assignedAuthor/addr', ad),
  telecoms: many('assignedAuthor/telecom', tel),
  names: many('assignedAuthor/assignedPerson/name', en),
  deviceCode: one('assignedAuthor/assignedAuthoringDevice/code', cd),
  deviceModel: one('assignedAuthor/assignedAuthoringDevice/manufacturerModelName', st),
  deviceSoftware: one('assignedAuthor/assignedAuthoringDevice/softwareName', st),
  organisation: one('assignedAuthor/representedOrganization', organisation),
})
export type Author = Model<typeof author.fields>

/** `performer` of a clinical statement. */
export const performer = template({
  functionCode: one('functionCode', cd),
  time: one('time', ivlTs),
  entity: one('assignedEntity', assignedEntity),
})
export type Performer = Model<typeof performer.fields>

/** `guardian` of the patient. */
export const guardian = template({
  ids: many('id', ii),
  code: one('code', cd),
  addresses: many('addr', ad),
  telecoms: many('telecom', tel),
  names: many('guardianPerson/name', en),
  organisation: one('guardianOrganization', organisation),
})
export type Guardian = Model<typeof guardian.fields>

/** A `participant` of the document: next of kin, contact person, preferred health professional. */
export const contact = template({
  functionCode: one('functionCode', cd),
  time: one('time', ivlTs),
  ids: many('associatedEntity/id', ii),
  code: one('associatedEntity/code', cd),
  addresses: many('associatedEntity/addr', ad),
  telecoms: many('associatedEntity/telecom', tel),
  names: many('associatedEntity/associatedPerson/name', en),
  organisation: one('associatedEntity/scopingOrganization', organisation),
})
export type Contact = Model<typeof contact.fields>

/** `recordTarget/patientRole`. */
export const patientRole = template({
  ids: many('id', ii),
  addresses: many('addr', ad),
  telecoms: many('telecom', tel),
  names: many('patient/name', en),
  gender: one('patient/administrativeGenderCode', cd),
  birthTime: one('patient/birthTime', ts),
  maritalStatus: one('patient/maritalStatusCode', cd),
  guardians: many('patient/guardian', guardian),
  languages: many('patient/languageCommunication/languageCode', cs),
  provider: one('providerOrganization', organisation),
})
export type PatientRole = Model<typeof patientRole.fields>

/** A note of the kind that may hang on any clinical statement (`act` 48767-8). */
export const notes = () => many('entryRelationship[typeCode~SUBJ,inversionInd~true]/act[code=48767-8]/text', ed)
