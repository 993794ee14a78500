/**
 * What several templates share, in the notation of `notation.ts`: people, organisations, times, products. Facts of the
 * eHDSI templates as of 22 April 2024 (art-decor epsos-; `exchange.md` 2.2–2.4).
 */

const person = '@classCode?=PSN @determinerCode?=INSTANCE'
const organisation = '@classCode?=ORG @determinerCode?=INSTANCE'
const device = 'assignedAuthoringDevice(@classCode?=DEV @determinerCode?=INSTANCE)'
const telecom = 'telecom?~NI(@use<42.40>)'
const anyTelecom = 'telecom?(@use<42.40>)'

/** What an organisation is named by, its element and class left out. */
const organisationFacts = `id? name? ${telecom} addr?(country?)`
/** An organisation somebody stands for. */
export const represented = `representedOrganization?(${organisation} ${organisationFacts})`
const bothNames = 'family|given?2 family? given?'

/** Who wrote it: a health professional or a device. */
export const author = (mark: '!' | '?' | '', assigned: '!' | '?' = '!') =>
  `author${mark}(@typeCode?=AUT @contextControlCode?=OP time? assignedAuthor${assigned}(@classCode?=ASSIGNED
    assignedPerson|assignedAuthoringDevice? id?~NA addr? ${anyTelecom} ${represented} ${device}
    assignedPerson(${person} name?(family! given!))))`

/** Who prescribed: always a person, with the function in which. */
export const prescriber = (mark: '!' | '') =>
  `author${mark}(@typeCode?=AUT @contextControlCode?=OP functionCode!<42.1> time? assignedAuthor?(@classCode?=ASSIGNED
    id?~NA addr? ${anyTelecom} assignedPerson!(${person} name?(family? given?)) ${represented}))`

/** A device or somebody named by an id alone: the author of a section or result, known by a template of its own. */
export const briefAuthor = `author[2.16.840.1.113883.3.1937.777.11.10.151](templateId! time? assignedAuthor!(id? ${device}))`

const partOf = (name: string) =>
  `${name}(@classCode?=PART wholeOrganization(@classCode?=ORG @determinerCode?=INSTANCE))`

/** Who told it: somebody assigned, or related to the patient. */
export const informant = `informant(@typeCode?=INF @contextControlCode?=OP assignedEntity|relatedEntity?
  assignedEntity(@classCode?=ASSIGNED id? assignedPerson(${person})
    representedOrganization(${organisation} ${partOf('asOrganizationPartOf')}))
  relatedEntity(@classCode @classCode<2.16.840.1.113883.1.11.19316> relatedPerson(${person})))`

/** Who carried it out, as the problem's care provision names them. The misspelling is the template's own. */
export const carer = `performer(@typeCode?=PRF assignedEntity?(@classCode?=ASSIGNED id? assignedPerson(${person})
  representedOrganization(${organisation} ${partOf('asOrganinizationPartOf')})))`

/** The patient; the same in every document. */
export const recordTarget = `recordTarget!(@typeCode?=RCT @contextControlCode?=OP patientRole!(@classCode?=PAT
  id?^ addr?~NI ${telecom} patient!^(${person} name!^(family!^ given!^) administrativeGenderCode?<=42.34>^ birthTime!^
    guardian(@classCode?=GUARD templateId! addr?~NI ${telecom} guardianPerson?(name?(${bothNames})))
    languageCommunication(languageCode?^))))`

export const custodian = `custodian!(@typeCode?=CST assignedCustodian?(@classCode?=ASSIGNED
  representedCustodianOrganization?(${organisation} id? name?~NI ${telecom} addr?(country?))))`

export const legalAuthenticator = (mark: '!^' | '') =>
  `legalAuthenticator${mark}(time! signatureCode?(@code?=S) assignedEntity!(id! addr?~NI ${telecom}
    assignedPerson?(${person} name?(family! given!)) representedOrganization!(${organisation} ${organisationFacts})))`

export const relatedDocument = (mark: '!' | '') =>
  `relatedDocument[@typeCode=XFRM]${mark}(@typeCode=XFRM parentDocument?(@classCode?=DOCCLIN @moodCode?=EVN id?))`

/** The care that a summary sums up. */
export const careProvision = `documentationOf?(@typeCode=DOC serviceEvent?(@classCode=PCPR @moodCode=EVN effectiveTime? effectiveTime[-@value](high?)
  performer(@typeCode @typeCode<2.16.840.1.113883.1.11.19601> functionCode?<42.1> assignedEntity!(id? addr? ${telecom}
    assignedPerson(${person} name?) representedOrganization(${organisation} ${organisationFacts})))))`

/** The care that an original clinical document is about. */
export const documentedAct = `documentationOf[@typeCode=DOC](@typeCode=DOC serviceEvent?(@classCode?=ACT @moodCode?=EVN
  performer(@typeCode @typeCode<2.16.840.1.113883.1.11.19601> assignedEntity?(id? addr? ${telecom} ${represented}
    assignedPerson(${person} name?(family|given|prefix|suffix?2 family? given?))))))`

/** IHE PCC patient contacts: other participants of the header are not bound. */
const relation = '1.3.6.1.4.1.19376.1.5.3.1.2.4'

/** Whom to ask about the patient: a person or an organisation. */
export const contact = (mark: '?' | '') =>
  `participant[${relation}]${mark}(@typeCode=IND templateId! associatedEntity(@classCode @classCode<42.39> code<42.38> associatedPerson|scopingOrganization?
    addr?~NI ${telecom} associatedPerson(name?(${bothNames})) scopingOrganization(name?)))`

/** The same in the older overviews, which also name insurers. */
export const earlierContact = `participant(@typeCode @typeCode<2.16.840.1.113883.1.11.10901> @contextControlCode?=OP)
  participant[${relation}](@typeCode=IND templateId! associatedEntity?(@classCode code<42.38>
    @classCode<42.39|2.16.840.1.113883.1.11.19313> associatedPerson|scopingOrganization? addr?~NI ${telecom}
    associatedPerson(${person} name?(${bothNames}))
    scopingOrganization(${organisation} name? id? ${telecom} addr?(country?))))`

/** Where a statement's words are, in the narrative. */
export const textMust = 'text!(reference!(@value))'
export const textShould = 'text?(reference!(@value))'
export const textMay = 'text(reference!(@value))'

/** A pointer to another entry of the document (E.3.14). */
export const pointer = 'act[3.14](@classCode=ACT @moodCode templateId? id? code?~NA)'

const maker = `manufacturerOrganization(${organisation})`
const kind = `@classCode?=MMAT @determinerCode?=KIND`
const strength = 'pharm:quantity!(numerator?(@unit @value) denominator?(@unit @value))'
const substance = (mark: '?' | '') => `pharm:ingredientSubstance${mark}(${kind} pharm:code?<42.24|42.61>)`

/** A package and the packages in it, so many deep. */
function packages(depth: number, mark: '!' | '' = ''): string {
  const inner = depth > 1 ? packages(depth - 1) : ''
  return `pharm:asContent${mark}(@classCode=CONT pharm:quantity!(@value)
    pharm:containerPackagedProduct?(@classCode?=CONT @determinerCode?=KIND pharm:formCode?<42.3> ${inner}))`
}

/** What a combination pack is made of, so many deep. */
function parts(depth: number): string {
  if (depth === 0) return 'pharm:part(@classCode=PART)'
  return `pharm:part(@classCode=PART pharm:partProduct?(${kind} ${packages(3)}
    pharm:asSpecializedKind(@classCode=GRIC pharm:generalizedMaterialKind(${kind} code?<42.24>))
    pharm:ingredient(@classCode ${substance('')}) ${parts(depth - 1)}))`
}

const product = (facts: string) =>
  `manufacturedProduct(@classCode?=MANU templateId? manufacturedMaterial?(${kind} templateId! ${facts}
    pharm:asSpecializedKind(@classCode=GRIC|GEN pharm:generalizedMaterialKind!(${kind} pharm:code?<42.24>))
    pharm:ingredient(@classCode=ACTI ${strength} ${substance('?')})) ${maker})`

/** A product as prescribed or dispensed (E.3.29, E.3.30). */
export const prescribedProduct = product(`name? pharm:formCode?<42.2> ${packages(3, '!')} ${parts(3)}`)

/** A product as a summary names it (E.3.31, E.3.32). */
export const summarisedProduct = product(`pharm:formCode<42.2> ${packages(3)}`)

/** A vaccine (E.3.18). */
export const vaccine = (makerToo: boolean) =>
  `consumable?(@typeCode?=CSM manufacturedProduct(@classCode?=MANU templateId?
    manufacturedMaterial?(${kind} code?<42.28>(originalText?) name?) ${makerToo ? maker : ''}))`

/** Units of UCUM that MyHealth@EU takes (MVC 42.16). */
export const doseQuantity = (written: boolean) => {
  const bound = (name: string) => `${name}(${written ? '@unit @value ' : ''}@unit<42.16>)`
  return `doseQuantity(@unit<42.16> ${bound('low')} ${bound('high')})`
}
