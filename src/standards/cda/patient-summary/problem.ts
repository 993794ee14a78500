import { cd, cs, ed, ii } from '../datatype-codes.ts'
import { ivlTs } from '../datatype-quantities.ts'
import { value } from '../datatype-value.ts'
import { attribute, type Model, many, negation, one, template } from '../template.ts'
import { author, notes, performer } from './people.ts'

/** Problems (11450-4) and history of past illness (11348-0): concern act E.3.15 with its observations E.3.7. */
export const problemObservation = template(
  {
    /** `true` denies the problem. */
    negation: negation(),
    nullFlavor: attribute('nullFlavor'),
    ids: many('id', ii),
    /** What sort of problem: finding, diagnosis, symptom … (eHDSICodeProb). */
    type: one('code', cd),
    text: one('text', ed),
    statusCode: one('statusCode', cs),
    time: one('effectiveTime', ivlTs),
    value: one('value', value),
    author: one('author', author),
    severity: one('entryRelationship[typeCode~SUBJ]/observation[code=SEV]/value', value),
    severityText: one('entryRelationship[typeCode~SUBJ]/observation[code=SEV]/text', ed),
    certainty: one('entryRelationship[typeCode~SUBJ]/observation[code=66455-7]/value', value),
    certaintyText: one('entryRelationship[typeCode~SUBJ]/observation[code=66455-7]/text', ed),
    clinicalStatus: one('entryRelationship[typeCode=REFR]/observation[code=33999-4]/value', value),
    clinicalStatusText: one('entryRelationship[typeCode=REFR]/observation[code=33999-4]/text', ed),
    healthStatus: one('entryRelationship[typeCode=REFR]/observation[code=11323-3]/value', value),
    healthStatusText: one('entryRelationship[typeCode=REFR]/observation[code=11323-3]/text', ed),
    assertedBy: one('entryRelationship[typeCode=REFR]/act[code=85847-2]/performer', performer),
    notes: notes(),
  },
  { templateIds: ['1.3.1.3.7'] },
)
export type ProblemObservation = Model<typeof problemObservation.fields>

export const problemConcern = template(
  {
    nullFlavor: attribute('nullFlavor'),
    ids: many('id', ii),
    code: one('code', cd),
    text: one('text', ed),
    statusCode: one('statusCode', cs),
    time: one('effectiveTime', ivlTs),
    author: one('author', author),
    observations: many('entryRelationship[typeCode~SUBJ]/observation', problemObservation),
  },
  { templateIds: ['1.3.1.3.15'] },
)
export type ProblemConcern = Model<typeof problemConcern.fields>
