import { cd, cs, ed, ii } from '../datatype-codes.ts'
import { ivlTs } from '../datatype-quantities.ts'
import { value } from '../datatype-value.ts'
import { attribute, type Model, many, negation, one, template } from '../template.ts'
import { author, notes } from './people.ts'

/**
 * Allergies and other adverse reactions (48765-2): concern act E.3.16 with its observations E.3.17.
 *
 * `statusCode` of the observation is always `completed` and says nothing about the allergy; its clinical status is
 * `clinicalStatus` (33999-4), or the concern's.
 */
export const reaction = template(
  {
    ids: many('id', ii),
    code: one('code', cd),
    text: one('text', ed),
    statusCode: one('statusCode', cs),
    time: one('effectiveTime', ivlTs),
    manifestation: one('value', value),
    severity: one('entryRelationship[typeCode~SUBJ]/observation[code=SEV]/value', value),
    severityText: one('entryRelationship[typeCode~SUBJ]/observation[code=SEV]/text', ed),
  },
  { templateIds: ['1.3.1.3.44'] },
)
export type Reaction = Model<typeof reaction.fields>

export const agent = template(
  { nullFlavor: attribute('nullFlavor'), code: one('code', cd), names: many('name', ed) },
  { attributes: { classCode: 'MMAT' } },
)
export type Agent = Model<typeof agent.fields>

export const allergyObservation = template(
  {
    /** `true` denies the allergy. */
    negation: negation(),
    nullFlavor: attribute('nullFlavor'),
    ids: many('id', ii),
    type: one('code', cd),
    text: one('text', ed),
    statusCode: one('statusCode', cs),
    time: one('effectiveTime', ivlTs),
    /** The condition, or an absence code; the agent where a sender puts it here. */
    value: one('value', value),
    author: one('author', author),
    agents: many('participant[typeCode=CSM]/participantRole/playingEntity', agent),
    clinicalStatus: one('entryRelationship[typeCode=REFR]/observation[code=33999-4]/value', value),
    clinicalStatusText: one('entryRelationship[typeCode=REFR]/observation[code=33999-4]/text', ed),
    certainty: one('entryRelationship[typeCode~SUBJ]/observation[code=66455-7]/value', value),
    certaintyText: one('entryRelationship[typeCode~SUBJ]/observation[code=66455-7]/text', ed),
    criticality: one('entryRelationship[typeCode~SUBJ]/observation[code=82606-5]/value', value),
    criticalityText: one('entryRelationship[typeCode~SUBJ]/observation[code=82606-5]/text', ed),
    severity: one('entryRelationship[typeCode~SUBJ]/observation[code=SEV]/value', value),
    severityText: one('entryRelationship[typeCode~SUBJ]/observation[code=SEV]/text', ed),
    reactions: many('entryRelationship[typeCode=MFST]/observation', reaction),
    notes: notes(),
  },
  { templateIds: ['1.3.1.3.17'] },
)
export type AllergyObservation = Model<typeof allergyObservation.fields>

export const allergyConcern = template(
  {
    nullFlavor: attribute('nullFlavor'),
    ids: many('id', ii),
    code: one('code', cd),
    text: one('text', ed),
    statusCode: one('statusCode', cs),
    time: one('effectiveTime', ivlTs),
    author: one('author', author),
    observations: many('entryRelationship[typeCode~SUBJ]/observation', allergyObservation),
  },
  { templateIds: ['1.3.1.3.16'] },
)
export type AllergyConcern = Model<typeof allergyConcern.fields>
